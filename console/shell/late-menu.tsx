import { type ComponentType, Suspense, useState } from 'react'
import { Icon, type IconName } from '../ui/icon.tsx'

/** A menu's button. The menu itself is loaded when somebody wants it, and is open then. */
export function LateMenu<Given extends object>({
  label,
  icon,
  menu: Menu,
  given,
}: {
  label: string
  icon: IconName
  menu: ComponentType<Given>
  given: Given
}) {
  const [wanted, setWanted] = useState(false)
  const button = (
    <button
      type="button"
      className="button quiet"
      aria-label={label}
      aria-haspopup="menu"
      aria-expanded={wanted}
      onClick={() => setWanted(true)}
    >
      <Icon name={icon} />
    </button>
  )
  return wanted ? (
    <Suspense fallback={button}>
      <Menu {...given} />
    </Suspense>
  ) : (
    button
  )
}

/** Stands in the place of a menu that did not come, or failed. */
export const LostMenu = ({ again }: { again: () => void }) => (
  <button type="button" className="button quiet" aria-label="The menu is not there: try again" onClick={again}>
    <Icon name="warning" />
  </button>
)
