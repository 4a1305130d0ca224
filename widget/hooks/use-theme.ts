import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Theme } from '../../contract/index.ts'
import type { Happened } from '../events.ts'
import { plain } from '../look/plain.ts'
import { requestAgain } from '../work/request-again.ts'
import { useIsomorphicLayoutEffect } from './use-layout.ts'

type Look = Record<string, string>

/** What calculates the look of a theme, once it has loaded. */
let calculate: ((theme: Theme) => Look) | undefined

/**
 * Sets the theme as custom properties, one by one: a page's CSP may forbid style attributes and tags, but not this. Until the
 * theme has loaded, the page's own properties apply, as on the hosted page; else the defaults. `look` is what the server made of
 * the same theme. Without it, what calculates a theme is loaded first. While that comes the first time, or while `early`, nothing
 * is shown in wrong colours.
 */
export function useTheme(
  root: RefObject<HTMLDivElement | null>,
  theme: Theme | undefined,
  look: Look | undefined,
  early: boolean,
) {
  const key = theme && JSON.stringify(theme)
  const [, come] = useState<unknown>()
  const [last, keep] = useState<Look>()
  const known = key === '{}' ? plain : key && (look ?? calculate?.(JSON.parse(key)))
  const wanted = Boolean(key && !known)
  const hidden = early || (wanted && !last)
  useEffect(() => {
    if (!wanted) return
    let current = true
    import('../../contract/theme/variables.ts')
      .catch(requestAgain)
      .then(
        ({ themeVariables }) => themeVariables,
        () => () => plain,
      )
      .then((loaded) => {
        calculate ??= loaded
        if (current) come({})
      })
    return () => {
      current = false
    }
  }, [wanted])
  useIsomorphicLayoutEffect(() => {
    if (!hidden) return
    const { style } = root.current as HTMLDivElement
    style.visibility = 'hidden'
    return () => {
      style.visibility = ''
    }
  }, [root, hidden])
  const shown = JSON.stringify(known || last)
  useIsomorphicLayoutEffect(() => {
    const element = root.current as HTMLDivElement
    if (!shown && getComputedStyle(element).getPropertyValue('--pb-primary')) return
    const found: Look = shown ? JSON.parse(shown) : plain
    if (shown) keep(found)
    for (const [name, value] of Object.entries(found)) element.style.setProperty(name, value)
    return () => {
      for (const name in found) element.style.removeProperty(name)
    }
  }, [root, shown])
}

/** Tells a listening host which of its colours were unreadable. */
export function useCorrections(theme: Theme | undefined, tell: ((what: Happened) => void) | undefined) {
  const key = theme && tell && JSON.stringify(theme)
  const heard = useRef(tell)
  useEffect(() => {
    heard.current = tell
  })
  useEffect(() => {
    if (key)
      import('../../contract/theme/corrections.ts').catch(requestAgain).then(
        ({ themeCorrections }) => {
          const corrections = themeCorrections(JSON.parse(key))
          if (corrections.length) heard.current?.({ type: 'theme_corrected', corrections })
        },
        () => {}, // it is only advice; the widget works without it
      )
  }, [key])
}
