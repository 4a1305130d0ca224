import { type RefObject, useEffect, useState } from 'react'
import type { AnyTheme, Theme } from '../../contract/index.ts'
import { snakeTheme } from '../../contract/theme/spelling.ts'
import { readTheme } from '../gateways/wire.ts'
import type { Appearance } from '../ui/part.ts'
import { requestAgain } from '../work/request-again.ts'

/**
 * The host's theme. What only the page can tell, such as the value of `var(--brand)` or the page's own scheme, is read by a part
 * that loads when it is needed; until it has read, `early` is true.
 */
export function useGiven(
  root: RefObject<HTMLElement | null>,
  given: AnyTheme | undefined,
  appearance: Appearance | 'host' | undefined,
): { theme: Theme; early: boolean } {
  const follows = appearance === 'host' || appearance?.scheme === 'host'
  const theme = snakeTheme(given ?? {})
  const plain = readTheme(theme)
  const key = JSON.stringify([given ?? {}, follows])
  const needed = follows || JSON.stringify(theme) !== JSON.stringify(plain)
  const [read, setRead] = useState<Theme>()
  useEffect(() => {
    if (!needed) return setRead(undefined)
    let stop: (() => void) | true | undefined
    import('../look/follow-page.ts').catch(requestAgain).then(
      ({ followPage }) => {
        const [given, follows] = JSON.parse(key)
        stop ??= followPage(root.current as HTMLElement, given, follows, setRead)
      },
      () => stop || setRead({}),
    )
    return () => {
      if (typeof stop === 'function') stop()
      stop = true
    }
  }, [root, key, needed])
  return { theme: needed ? { ...plain, ...read } : plain, early: needed && !read }
}
