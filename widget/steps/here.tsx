import { useEffect, useState } from 'react'
import type { Session } from '../../contract/index.ts'
import { Button } from '../ui/button.tsx'
import type { View } from './view.ts'

/** The way on where no second window can open. A frame cannot take it, nor a page that is not served safely. */
export function Here({ say, here }: Pick<View<'launch'>, 'say' | 'here'>) {
  const [going, go] = useState(false)
  useEffect(() => {
    // Whoever comes back by the browser's own button finds the page as it was left.
    const back = () => go(false)
    addEventListener('pageshow', back)
    return () => removeEventListener('pageshow', back)
  }, [])
  if (!window.isSecureContext || window.top !== window) return null
  return (
    <Button
      kind="secondary"
      busy={going}
      onClick={() => {
        go(true)
        here()
      }}
    >
      {say('here')}
    </Button>
  )
}

/** A code that comes to a number of ours is shown by this page, so it has to stay. */
export const needsCode = (number: Session['number']) => !!number && !number.preverified_id
