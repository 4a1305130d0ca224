import { describe, expect, it } from 'vitest'
import {
  contrast,
  defaultColours,
  snakeTheme,
  Theme,
  themeCorrections,
  themeVariables,
} from '../../../contract/index.ts'

describe('a theme', () => {
  it('knows the contrast that WCAG gives for well-known pairs', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
    expect(contrast('#22c55e', '#ffffff')).toBeCloseTo(2.28, 2)
  })

  it('corrects the default button, whose white text on green nobody could read', () => {
    const variables = themeVariables({})
    expect(contrast(variables['--pb-primary-text'] as string, defaultColours.primary_color)).toBeGreaterThanOrEqual(4.5)
  })

  it.each([
    ['light on light', { background_color: '#ffffff', text_color: '#eeeeee', muted_text_color: '#dddddd' }],
    [
      'dark on dark',
      { background_color: '#0b1020', card_color: '#111827', text_color: '#1f2937', muted_color: '#1f2937' },
    ],
    ['all one grey', Object.fromEntries(Object.keys(defaultColours).map((name) => [name, '#808080']))],
  ])('makes text readable: %s', (_, theme) => {
    const variables = themeVariables(theme)
    const on = (text: string, background: string) =>
      contrast(variables[text] as string, variables[background] as string)
    expect(on('--pb-text', '--pb-card')).toBeGreaterThanOrEqual(4.5)
    expect(on('--pb-muted-text', '--pb-card')).toBeGreaterThanOrEqual(4.5)
    expect(on('--pb-primary-text', '--pb-primary')).toBeGreaterThanOrEqual(4.5)
    expect(on('--pb-secondary-text', '--pb-secondary')).toBeGreaterThanOrEqual(4.5)
    expect(on('--pb-link', '--pb-card')).toBeGreaterThanOrEqual(4.5)
  })

  it('leaves colours alone that can be read already', () => {
    const theme = { primary_color: '#1d4ed8', primary_foreground_color: '#ffffff', text_color: '#111827' }
    expect(themeVariables(theme)).toMatchObject({
      '--pb-primary': '#1d4ed8',
      '--pb-primary-text': '#ffffff',
      '--pb-text': '#111827',
    })
  })

  it('refuses what could break out of a style sheet', () => {
    expect(Theme.safeParse({ font_family: 'Inter;}body{display:none' }).success).toBe(false)
    expect(Theme.safeParse({ background_image: 'javascript:alert(1)' }).success).toBe(false)
    expect(Theme.safeParse({ primary_color: 'red' }).success).toBe(false)
    expect(Theme.safeParse({ font_family: `'Open Sans', sans-serif` }).success).toBe(true)
  })
})

describe('a colour scheme', () => {
  const on = (variables: Record<string, string>, text: string, background: string) =>
    contrast(variables[text] as string, variables[background] as string)

  it.each([
    ['nothing given', {}],
    ['a light brand', { primary_color: '#1d4ed8', background_color: '#fffbeb', text_color: '#111827' }],
    ['a dark brand', { background_color: '#0b0b14', card_color: '#14141f', text_color: '#f4f4f8' }],
  ])('is dark or light as asked, and can be read: %s', (_, theme) => {
    for (const color_scheme of ['light', 'dark'] as const) {
      const variables = themeVariables({ ...theme, color_scheme })
      expect(variables['--pb-scheme']).toBe(color_scheme)
      expect(contrast(variables['--pb-card'] as string, color_scheme === 'dark' ? '#000000' : '#ffffff')).toBeLessThan(
        3,
      )
      expect(on(variables, '--pb-text', '--pb-card')).toBeGreaterThanOrEqual(7)
      expect(on(variables, '--pb-primary-text', '--pb-primary')).toBeGreaterThanOrEqual(4.5)
    }
  })

  it('keeps the brand in both, and lets the browser choose in `auto`', () => {
    const variables = themeVariables({ primary_color: '#1d4ed8', color_scheme: 'auto' })
    expect(variables).toMatchObject({
      '--pb-scheme': 'light dark',
      '--pb-primary': '#1d4ed8',
      '--pb-card': 'light-dark(#ffffff,#111827)',
    })
  })
})

describe('what was corrected', () => {
  it('names the colours somebody gave, once each', () => {
    expect(themeCorrections({})).toEqual([])
    expect(themeCorrections({ text_color: '#111111', primary_color: '#facc15' })).toEqual([])
    const corrections = themeCorrections({ muted_text_color: '#cccccc', primary_foreground_color: '#ffffff' })
    expect(corrections.map(({ property }) => property)).toEqual(['muted_text_color', 'primary_foreground_color'])
    for (const { used, on } of corrections) expect(contrast(used, on)).toBeGreaterThanOrEqual(4.5)
  })

  it('reads camelCase as it reads snake_case', () => {
    expect(snakeTheme({ primaryColor: '#112233', logoUrl: 'https://a.example/l.png' })).toEqual({
      primary_color: '#112233',
      logo_url: 'https://a.example/l.png',
    })
  })
})
