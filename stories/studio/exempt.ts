import type { Theme } from '../../contract/theme/theme.ts'
import { themeVariables } from '../../contract/theme/variables.ts'
import { wcag } from './colours.ts'
import { inScheme, type Scheme } from './pairs.ts'

/** Pairs that nobody has to tell apart, with the reason for which WCAG 2.2 leaves them out. */
const exempt = [
  {
    name: 'Lines between parts',
    of: '--pb-border',
    on: '--pb-card',
    why: 'they decorate; the parts can be told apart without',
  },
  { name: 'A panel on the card', of: '--pb-muted', on: '--pb-card', why: 'it groups; its words are measured above' },
  {
    name: 'The card on the page',
    of: '--pb-card',
    on: '--pb-background',
    why: 'it groups; nothing is read on the page',
  },
  { name: 'Words on what cannot be pressed', of: '--pb-muted-text', on: '--pb-muted', why: 'it is inactive' },
] as const

export interface Exempt {
  name: string
  scheme: Scheme
  colour: string
  surface: string
  wcag: number
  why: string
}

export function exemptPairs(theme: Theme, scheme: Scheme): Exempt[] {
  const painted = themeVariables(inScheme(theme, scheme))
  return exempt.map(({ name, of, on, why }) => {
    const [colour, surface] = [painted[of] as string, painted[on] as string]
    return { name, scheme, colour, surface, wcag: wcag(colour, surface), why }
  })
}
