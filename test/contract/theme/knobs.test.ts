import { describe, expect, it } from 'vitest'
import { camelTheme, contrast, snakeTheme, Theme, themeCorrections, themeVariables } from '../../../contract/index.ts'

describe('what designers ask for beside colours', () => {
  it.each([
    [{ spacing_unit: 5 }, { '--pb-unit': '5px' }],
    [{ font_size_base: 18 }, { '--pb-text-size': '1.125em' }],
    [{ font_scale: 1.2 }, { '--pb-title-size': '1.44em', '--pb-subtitle-size': '1.2em' }],
    [{ font_weight_medium: 500 }, { '--pb-weight-medium': '500' }],
    [{ shadow: 'none' }, { '--pb-shadow': 'none' }],
    [{ button_border_radius: 0 }, { '--pb-button-radius': '0px' }],
    [{ illustrations: false }, { '--pb-picture': 'none' }],
    [
      { illustrations: { coexistence: 'https://acme.example/a"b\\c.svg?\\', dedicated: 'https://acme.example/d.svg' } },
      {
        '--pb-picture-coexistence': 'url("https://acme.example/a%22b%5Cc.svg?%5C")',
        '--pb-picture-dedicated': 'url("https://acme.example/d.svg")',
        '--pb-drawn': 'hidden',
      },
    ],
    [{ button_style: 'outline' }, { '--pb-button': 'transparent', '--pb-button-text': 'var(--pb-link)' }],
  ] as const)('is a custom property: %o', (given, variables) => {
    expect(Theme.parse(given)).toEqual(given)
    expect(themeVariables(given)).toMatchObject(variables)
    const [name] = Object.keys(variables)
    expect(themeVariables({}), 'and none where it was not given').not.toHaveProperty(name as string)
  })

  it.each([
    [{ spacing_unit: 20 }, 'spacing_unit'],
    [{ font_size_base: 8 }, 'font_size_base'],
    [{ shadow: 'huge' }, 'shadow'],
    [{ illustrations: 'https://acme.example/a.svg' }, 'illustrations'],
    [{ illustrations: { coexistence: 'javascript:alert(1)', dedicated: 'https://a.example/b' } }, 'illustrations'],
    [{ layout: 'sideways' }, 'layout'],
    [{ dark: { text_color: 'white' } }, 'dark.text_color'],
    [{ messages: { en: { 'Not a name': 'x' } } }, 'messages.en'],
    [{ messages: { xx: { type: 'x' } } }, 'messages'],
  ])('is refused where it fits no page: %o', (given, path) => {
    const { error } = Theme.safeParse(given)
    expect(error?.issues[0]?.path.join('.')).toContain(path)
  })
})

describe('a dark palette of one’s own', () => {
  const theme = {
    primary_color: '#1d4ed8',
    card_color: '#ffffff',
    color_scheme: 'auto',
    dark: { card_color: '#1c1210', text_color: '#f5ebe6' },
  } as const

  it('is worn in the dark alone, with what it leaves out derived from it, and the brand kept', () => {
    expect(themeVariables(theme)).toMatchObject({
      '--pb-card': 'light-dark(#ffffff,#1c1210)',
      '--pb-text': 'light-dark(#0f172a,#f5ebe6)',
      '--pb-primary': '#1d4ed8',
    })
    const { '--pb-muted': muted } = themeVariables({ ...theme, color_scheme: 'dark' })
    expect(contrast(muted as string, '#1c1210')).toBeLessThan(1.5)
    expect(themeVariables({ ...theme, color_scheme: 'light' })['--pb-card']).toBe('#ffffff')
  })

  it('is corrected and told of by its own name', () => {
    const dark = { card_color: '#1c1210', text_color: '#332211' }
    expect(themeCorrections({ color_scheme: 'auto', dark })).toMatchObject([
      { property: 'dark.text_color', given: '#332211', on: expect.any(String) },
    ])
  })

  it('is spelled both ways, and sentences keep their names', () => {
    const messages = { en: { welcome_text: 'Hello' } }
    const camel = camelTheme({ ...theme, messages })
    expect(camel).toMatchObject({ dark: { cardColor: '#1c1210', textColor: '#f5ebe6' }, messages })
    expect(snakeTheme(camel)).toEqual({ ...theme, messages })
  })
})
