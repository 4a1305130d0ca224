import { type ReactNode, useLayoutEffect, useRef } from 'react'
import './surroundings.css'

export interface Surroundings {
  direction?: 'ltr' | 'rtl' | ''
  motion?: 'full' | 'reduced' | ''
  contrast?: 'more' | ''
}

/**
 * What a customer's system or language would do to a story. The widget's own media queries are answered for it, so that its
 * own rules apply; forced colours themselves are the browser's alone to give, and are drawn as near as a style sheet comes.
 */
export function Around({ direction, motion, contrast, children }: Surroundings & { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    answer('prefers-reduced-motion', motion && (motion === 'full' ? 'all' : 'not all'))
    answer('forced-colors', contrast && 'all')
  })
  useLayoutEffect(() => {
    if (!direction || !place.current) return
    const turn = () => {
      for (const root of place.current?.querySelectorAll<HTMLElement>(`.pb-root[dir]:not([dir=${direction}])`) ?? [])
        root.dir = direction
    }
    turn()
    const watch = new MutationObserver(turn)
    watch.observe(place.current, { subtree: true, childList: true, attributeFilter: ['dir'] })
    return () => watch.disconnect()
  }, [direction])
  return (
    <div ref={place} className="around" data-contrast={contrast || undefined}>
      {children}
    </div>
  )
}

const asked = new WeakMap<CSSMediaRule, string>()

/** Has every media query about `feature` say `yes` to all or none; without an answer they ask the browser again. */
function answer(feature: string, reply: string | undefined) {
  for (const rule of mediaRules([...document.styleSheets].flatMap((sheet) => rulesOf(sheet)))) {
    const own = asked.get(rule) ?? rule.media.mediaText
    if (!own.includes(feature)) continue
    asked.set(rule, own)
    rule.media.mediaText = reply || own
  }
}

function rulesOf(sheet: CSSStyleSheet): CSSRule[] {
  try {
    return [...sheet.cssRules]
  } catch {
    return [] // another origin's
  }
}

function* mediaRules(rules: Iterable<CSSRule>): Generator<CSSMediaRule> {
  for (const rule of rules) {
    if (rule instanceof CSSMediaRule) yield rule
    if ('cssRules' in rule) yield* mediaRules(rule.cssRules as CSSRuleList)
  }
}
