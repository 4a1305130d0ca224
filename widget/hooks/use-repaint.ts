import { useEffect, useState } from 'react'
import type { SessionLook } from '../../contract/index.ts'
import { requestAgain } from '../work/request-again.ts'

/** The look of the link as the server says it later, while a session is shown; what asks is loaded when it is time to. */
export function useRepaint(serverUrl: string, token: string, shown: boolean): SessionLook | undefined {
  const [look, show] = useState<SessionLook>()
  useEffect(() => {
    if (!shown) return
    let stop: (() => void) | true | undefined
    const timer = setTimeout(
      () =>
        import('../look/repaint.ts').catch(requestAgain).then(
          ({ repaint }) => {
            stop ??= repaint(serverUrl, token, show)
          },
          () => {}, // the page keeps its look
        ),
      30_000,
    )
    return () => {
      clearTimeout(timer)
      if (typeof stop === 'function') stop()
      stop = true
    }
  }, [serverUrl, token, shown])
  return look
}
