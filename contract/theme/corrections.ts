import { contrast } from './colour.ts'
import { pairs } from './pairs.ts'
import type { Theme } from './theme.ts'
import { themeColours, themeVariables } from './variables.ts'

/**
 * A colour of the theme that was not used as it is: nobody could have read it on `on`, or nothing on it. `ratio` is what it would
 * have had, `least` what it needs.
 */
export interface Correction {
  property: keyof Theme | `dark.${keyof NonNullable<Theme['dark']>}`
  given: string
  used: string
  on: string
  ratio: number
  least: number
}

/** Which colour of a theme is which of the pairs. The accent, the edges and the links are ours to choose, whatever the brand is. */
const texts = {
  text_color: 'text',
  muted_text_color: 'muted-text',
  primary_foreground_color: 'primary-text',
  secondary_foreground_color: 'secondary-text',
  destructive_color: 'destructive',
} as const

/**
 * What {@link themeVariables} had to change so that everything can be read (WCAG 2.2, 1.4.3), for the host to know.
 * Only colours that somebody gave: the defaults are ours to correct.
 */
export function themeCorrections(theme: Theme): Correction[] {
  const schemes = theme.color_scheme === 'auto' ? (['light', 'dark'] as const) : [theme.color_scheme]
  const found = schemes.flatMap((color_scheme) => {
    const shown = { ...theme, color_scheme }
    const colours = themeColours(shown, color_scheme && color_scheme === 'dark')
    const variables = themeVariables(shown)
    const painted = (name: string) => variables[`--pb-${name}`] as string
    const corrected = (
      property: keyof typeof texts | 'muted_color',
      name: string,
      least: number,
      grounds: string[],
    ) => {
      const ofDark = color_scheme === 'dark' && theme.dark?.[property] !== undefined
      const [given, used] = [ofDark ? theme.dark?.[property] : theme[property], painted(name)]
      if (!given || colours[property] !== given || used === given) return []
      const measured = grounds.map((on) => ({ on, ratio: contrast(given, on) }))
      const unreadable = measured.find(({ ratio }) => ratio < least)
      const told = unreadable ?? (measured[0] as (typeof measured)[0])
      const ratio = Math.round(told.ratio * 100) / 100
      return [
        {
          property: ofDark ? (`dark.${property}` as const) : property,
          given,
          used,
          on: told.on,
          ratio,
          least: unreadable ? least : 7,
        },
      ]
    }
    return [
      ...(Object.keys(texts) as (keyof typeof texts)[]).flatMap((property) => {
        const [least, ...grounds] = pairs[texts[property]]
        return corrected(property, texts[property], least, grounds.map(painted))
      }),
      ...corrected('muted_color', 'muted', pairs.text[0], [painted('text')]),
    ]
  })
  return found.filter(
    (one, at) => found.findIndex((other) => other.property === one.property && other.on === one.on) === at,
  )
}
