import type { Theme } from './theme.ts'
import { contrast, themeColours, themeVariables } from './variables.ts'

/** A colour of the theme that was not used as it is: nobody could have read it on `on`. `ratio` is what it would have had. */
export interface Correction {
  property: keyof Theme
  given: string
  used: string
  on: string
  ratio: number
}

const texts = [
  ['text_color', '--pb-text', '--pb-card'],
  ['muted_text_color', '--pb-muted-text', '--pb-card'],
  ['primary_foreground_color', '--pb-primary-text', '--pb-primary'],
  ['secondary_foreground_color', '--pb-secondary-text', '--pb-secondary'],
  ['destructive_color', '--pb-destructive', '--pb-card'],
] as const

/**
 * What {@link themeVariables} had to change so that text can be read (WCAG 2.2, 1.4.3), for the host to know.
 * Only colours that somebody gave: the defaults are ours to correct.
 */
export function themeCorrections(theme: Theme): Correction[] {
  if (!texts.some(([property]) => theme[property])) return []
  const schemes = theme.color_scheme === 'auto' ? (['light', 'dark'] as const) : [theme.color_scheme]
  const found = schemes.flatMap((color_scheme) => {
    const shown = { ...theme, color_scheme }
    const colours = themeColours(shown, color_scheme && color_scheme === 'dark')
    const variables = themeVariables(shown)
    return texts.flatMap(([property, text, surface]): Correction[] => {
      const [used, on] = [variables[text] as string, variables[surface] as string]
      if (!theme[property] || colours[property] !== theme[property] || used === theme[property]) return []
      return [
        { property, given: theme[property], used, on, ratio: Math.round(contrast(theme[property], on) * 100) / 100 },
      ]
    })
  })
  return found.filter(
    (one, at) => found.findIndex((other) => other.property === one.property && other.on === one.on) === at,
  )
}
