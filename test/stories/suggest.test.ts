import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Theme } from '../../contract/theme/theme.ts'
import { isDark, kept, mainOf, suggest } from '../../stories/studio/begin/suggest.ts'
import { chromaOf, lightnessOf, readColour } from '../../stories/studio/colours.ts'
import { check, schemesOf } from '../../stories/studio/pairs.ts'

const failing = (theme: Theme) =>
  schemesOf(theme).flatMap((scheme) =>
    check(theme, scheme)
      .filter((row) => !row.passes)
      .map(({ name }) => name),
  )

describe('a whole theme from one colour', () => {
  it('passes contrast in each scheme, whatever the brand, and keeps the brand’s colour', () => {
    const channel = fc.integer({ min: 0, max: 255 }).map((value) => value.toString(16).padStart(2, '0'))
    const colour = fc.tuple(channel, channel, channel).map((parts) => `#${parts.join('')}`)
    fc.assert(
      fc.property(
        colour,
        fc.constantFrom('light', 'dark', 'auto'),
        fc.constantFrom(0, 0.5, 1),
        (main, scheme, tint) => {
          const theme = suggest({ colours: [main], main, scheme, tint })
          expect(Theme.parse(theme)).toEqual(theme)
          expect([main, scheme, failing(theme)]).toEqual([main, scheme, []])
          expect(theme.primary_color).toBe(main)
          expect(isDark(theme)).toBe(scheme === 'dark')
        },
      ),
      { numRuns: 12, seed: 20 }, // each is mended in some hundred tries
    )
  })

  it('has as much of its hue in the greys as is asked for', () => {
    const greys = (tint: number) =>
      chromaOf(suggest({ colours: [], main: '#7e22ce', scheme: 'light', tint }).muted_color as string)
    expect(greys(0)).toBeLessThan(0.002)
    expect(greys(1)).toBeGreaterThan(greys(0.5))
  })

  it('has dark greys of its own for a customer whose system is dark', () => {
    const { dark } = suggest({ colours: [], main: '#7e22ce', scheme: 'auto', tint: 1 })
    expect(lightnessOf(dark?.card_color as string)).toBeLessThan(0.3)
    expect(chromaOf(dark?.card_color as string)).toBeGreaterThan(0.01)
  })

  it('takes what a style sheet says a colour is for, where it suits the scheme', () => {
    const named = { primary_color: '#0f766e', background_color: '#fdf6ee', text_color: '#1c1917' }
    const wish = { colours: ['#0f766e'], named, main: '#0f766e', tint: 0.5 }
    expect(suggest({ ...wish, scheme: 'auto' })).toMatchObject(named)
    const dark = suggest({ ...wish, scheme: 'dark' })
    expect(lightnessOf(dark.background_color as string)).toBeLessThan(0.3)
    expect(failing(dark)).toEqual([])
  })

  it('chooses as the main colour the first that is no grey', () => {
    expect(mainOf(['#ffffff', '#1c1917', '#0f766e', '#be123c'])).toBe('#0f766e')
    expect(mainOf(['#1c1917', '#777777'])).toBe('#1c1917')
    expect(readColour(mainOf([]))).toBe(mainOf([]))
  })

  it('leaves who invites, and what is no colour', () => {
    const theme: Theme = {
      company_name: 'Solé',
      radius: 4,
      spacing_unit: 5,
      primary_color: '#123456',
      color_scheme: 'dark',
    }
    expect(kept({ ...theme, dark: { card_color: '#000000' } })).toEqual({
      company_name: 'Solé',
      radius: 4,
      spacing_unit: 5,
    })
  })
})
