import { useEffect, useState } from 'react'
import type { Session } from '../../contract/index.ts'
import { Button } from '../ui/button.tsx'
import type { View } from './view.ts'

/**
 * The redirect for browsers where no second window can open. It says who asks, because Meta's own pages name the app alone. It does
 * not work in a frame, nor outside a secure context.
 */
export function Here({ say, here }: Pick<View<'launch'>, 'say' | 'here'>) {
  const [going, go] = useState(false)
  useEffect(() => {
    // A customer who comes back by the browser's own button finds the page unchanged.
    const back = () => go(false)
    addEventListener('pageshow', back)
    return () => removeEventListener('pageshow', back)
  }, [])
  if (!window.isSecureContext || window.top !== window) return null
  return (
    <>
      <p className="pb-small">{say('here_text')}</p>
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
    </>
  )
}

/** This page shows the code that a number of ours receives, so it has to stay open. */
export const needsCode = (number: Session['number']) => !!number && !number.preverified_id
