import { describe, expect, it } from 'vitest'
import { contrast } from '../../contract/theme/colour.ts'
import { Theme } from '../../contract/theme/theme.ts'
import { presets } from '../../stories/studio/begin/presets.ts'
import { apca, nearestPassing, readColour, wcag } from '../../stories/studio/colours.ts'
import { formats } from '../../stories/studio/exports.ts'
import { check, mendAll, schemesOf } from '../../stories/studio/pairs.ts'
import { coloursOf } from '../../stories/studio/read-css.ts'
import { readTheme } from '../../stories/studio/read-theme.ts'

const failing = (theme: Theme) =>
  schemesOf(theme).flatMap((scheme) => check(theme, scheme).filter((row) => !row.passes))

describe('colours', () => {
  it('measures as WCAG and APCA publish, and as the widget does', () => {
    expect(wcag('#000000', '#ffffff')).toBe(21)
    expect(wcag('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
    expect(wcag('#15803d', '#f0fdf4')).toBeCloseTo(contrast('#15803d', '#f0fdf4'), 3)
    // From the test values of APCA 0.0.98G-4g: https://github.com/Myndex/apca-w3
    expect(apca('#888888', '#ffffff')).toBeCloseTo(63.06, 1)
    expect(apca('#ffffff', '#888888')).toBeCloseTo(68.54, 1)
    expect(apca('#000000', '#aaaaaa')).toBeCloseTo(58.15, 1)
  })

  it('finds the nearest colour that passes, of the same hue', () => {
    const nearest = nearestPassing('#f59e0b', ['#ffffff'], { wcag: 4.5, apca: 60 }) as string
    expect(wcag(nearest, '#ffffff')).toBeGreaterThanOrEqual(4.5)
    expect(wcag(nearest, '#ffffff')).toBeLessThan(5.2)
    expect(nearestPassing('#0f172a', ['#ffffff'], { wcag: 4.5, apca: 60 })).toBe('#0f172a')
    expect(nearestPassing('#808080', ['#ffffff', '#000000'], { wcag: 7, apca: 75 })).toBeNull()
  })

  it.each([
    ['rgb(79 70 229)', '#4f46e5'],
    ['hsl(0, 100%, 50%)', '#ff0000'],
    ['#fff', '#ffffff'],
    ['rebeccapurple', '#663399'],
    ['rgb(0 0 0 / 50%)', null],
    ['nothing', null],
  ])('reads %s as %s', (text, colour) => expect(readColour(text)).toBe(colour))
})

describe('a theme', () => {
  it.each(Object.entries(presets))('called %s passes as it stands, and the contract takes it', (_, preset) => {
    expect(Theme.parse(preset)).toEqual(preset)
    expect(failing(preset)).toEqual([])
  })

  it.each(['light', 'dark', 'auto', undefined] as const)('is mended until it passes, in %s', (color_scheme) => {
    const theme: Theme = {
      primary_color: '#facc15',
      primary_foreground_color: '#ffffff',
      text_color: '#94a3b8',
      muted_text_color: '#cbd5e1',
      destructive_color: '#f87171',
      secondary_color: '#fde68a',
      secondary_foreground_color: '#fbbf24',
      ...(color_scheme && { color_scheme }),
    }
    expect(failing(theme).length).toBeGreaterThan(1)
    const mended = mendAll(theme)
    expect(failing(mended)).toEqual([])
    expect(mended.primary_color, 'the brand’s colour stays').toBe('#facc15')
  })
})

it('lets WCAG decide where no colour reaches what APCA asks', () => {
  const theme: Theme = { primary_color: '#f97316', primary_foreground_color: '#fff7ed' }
  expect(failing(theme).map(({ name }) => name)).toEqual(['The main button'])
  expect(failing(mendAll(theme))).toEqual([])
})

describe('hand over', () => {
  const theme: Theme = {
    primary_color: '#4f46e5',
    color_scheme: 'auto',
    company_name: "Ana's “{Shop}”",
    radius: 8,
    font_family: 'Inter, sans-serif',
    logo_url: 'https://shop.example/logo.svg',
  }
  it.each(Object.keys(formats))('%s can be read back as it was written', (name) => {
    expect(readTheme((formats[name] as (typeof formats)[string]).write(theme))).toEqual({ theme })
  })
})

describe('what is pasted', () => {
  it('may be JSON of either service, alone or in a link', () => {
    expect(readTheme('{"primary_color":"#4f46e5"}')).toEqual({ theme: { primary_color: '#4f46e5' } })
    const kapso = '{"setup_link":{"theme_config":{"primary_color":"#22c55e","text_color":null}}}'
    expect(readTheme(kapso)).toEqual({ theme: { primary_color: '#22c55e' } })
    const gosend = '{"themeConfig":{"primaryColor":"#6366f1","companyName":"Acme","logoUrl":"https://a.example/l.png"}}'
    expect(readTheme(gosend)).toEqual({
      theme: { primary_color: '#6366f1', company_name: 'Acme', logo_url: 'https://a.example/l.png' },
    })
  })

  it('says which part of a theme is wrong', () => {
    expect(readTheme('{"primary_color":"blue"}')).toEqual({
      problem: 'primary_color must be a colour written as #RRGGBB, for example #22c55e.',
    })
    expect(readTheme('{"name":"x"}')).toEqual({ problem: 'None of this is part of a theme: name.' })
    expect(readTheme('hello')).toHaveProperty('problem')
  })

  it('may be a style sheet: named properties are taken, other colours offered', () => {
    const css = ':root { --brand: oklch(0.55 0.22 264); --text: #222 } a { color: #e11d48 } b { color: #e11d48 }'
    const { found, theme } = coloursOf(css)
    expect(theme).toEqual({ primary_color: readColour('oklch(0.55 0.22 264)'), text_color: '#222222' })
    expect(found[0]).toBe('#e11d48')
    expect(readTheme(css)).toMatchObject({ theme, colours: found })
  })
})
