import { useLocation } from 'wouter'
import { Icon } from '../ui/icon.tsx'
import { Menu } from '../ui/menu.tsx'
import { isAt, places } from './places.ts'

/** The navigation on a phone. */
export function PlacesMenu() {
  const [path, go] = useLocation()
  return (
    <Menu
      label="Screens"
      trigger={<Icon name="menu" />}
      items={places.map(({ path: to, words }) => ({ words, chosen: isAt(to, path), onSelect: () => go(to) }))}
    />
  )
}
