import { type RefObject, useEffect, useRef } from 'react'
import type { Theme } from '../../contract/index.ts'
import { themeVariables } from '../../contract/theme/variables.ts'
import type { Happened } from '../events.ts'
import { useIsomorphicLayoutEffect } from './use-layout.ts'

/**
 * Sets the theme as custom properties, one by one: a page's CSP may forbid style attributes and tags, but not this. Until the
 * theme has loaded, the page's own properties apply, as on the hosted page; else the defaults. `early`: its colours are not known
 * yet, and nothing is shown in wrong ones.
 */
export function useTheme(root: RefObject<HTMLDivElement | null>, theme: Theme | undefined, early: boolean) {
  const key = JSON.stringify(theme)
  useIsomorphicLayoutEffect(() => {
    if (!early) return
    const { style } = root.current as HTMLDivElement
    style.visibility = 'hidden'
    return () => {
      style.visibility = ''
    }
  }, [root, early])
  useIsomorphicLayoutEffect(() => {
    const element = root.current as HTMLDivElement
    if (!key && getComputedStyle(element).getPropertyValue('--pb-primary')) return
    const variables = Object.entries(themeVariables(key ? JSON.parse(key) : {}))
    for (const [name, value] of variables) element.style.setProperty(name, value)
    return () => {
      for (const [name] of variables) element.style.removeProperty(name)
    }
  }, [root, key])
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
      import('../../contract/theme/corrections.ts').then(
        ({ themeCorrections }) => {
          const corrections = themeCorrections(JSON.parse(key))
          if (corrections.length) heard.current?.({ type: 'theme_corrected', corrections })
        },
        () => {}, // it is only advice; the widget works without it
      )
  }, [key])
}
