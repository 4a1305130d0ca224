import { describe, expect, it } from 'vitest'
import { contrast, themeCorrections, themeVariables } from '../../../contract/index.ts'
import { pairs } from '../../../contract/theme/pairs.ts'
import { seed as commit } from '../../support/run/part.ts'
import { randomTheme, seeded } from './random-themes.ts'

/** What a customer can see a theme in: by day and by night, where it turns with their setting. */
function looks(variables: Record<string, string>): Record<string, string>[] {
  return [1, 2].map((at) =>
    Object.fromEntries(
      Object.entries(variables).map(([name, value]) => [name, /^light-dark\((.*),(.*)\)$/.exec(value)?.[at] ?? value]),
    ),
  )
}

const unreadable = (variables: Record<string, string>) =>
  looks(variables).flatMap((look) =>
    Object.entries(pairs).flatMap(([name, [least, ...grounds]]) =>
      grounds
        .map((ground) => ({ name, ground, of: look[`--pb-${name}`], on: look[`--pb-${ground}`] }))
        .filter(({ of, on }) => !of || !on || !(contrast(of, on) >= least)),
    ),
  )

describe('whatever is given, all of it is readable', () => {
  const given = Number(process.env.THEME_SEED ?? Number.parseInt(commit?.slice(0, 7) ?? '', 16))
  const seed = Number.isFinite(given) ? given : 20_261_130
  const themes = 10_000

  it(`in ${themes} themes of 1 to 12 colours, from the seed ${seed}`, () => {
    const random = seeded(seed)
    for (let at = 0; at < themes; at++) {
      const theme = randomTheme(random)
      const bad = unreadable(themeVariables(theme))
      if (bad.length) expect(bad, `theme ${at}: ${JSON.stringify(theme)}`).toEqual([])
    }
  })

  it('finds what cannot be read, if there is any', () => {
    const variables = { ...themeVariables({}), '--pb-muted-text': '#94a3b8' }
    expect(unreadable(variables)).toContainEqual({
      name: 'muted-text',
      ground: 'card',
      of: '#94a3b8',
      on: '#ffffff',
    })
  })
})

describe('what is not given', () => {
  it('is dark where the card is dark', () => {
    const variables = themeVariables({ background_color: '#1c1210', text_color: '#f5ebe6', primary_color: '#f97316' })
    for (const name of ['card', 'muted', 'secondary', 'accent-surface', 'border'])
      expect([name, contrast(variables[`--pb-${name}`] as string, '#000000') < 3]).toEqual([name, true])
    expect(variables['--pb-scheme']).toBe('dark')
  })

  it('is a dark card where only a light text is given', () => {
    expect(themeVariables({ text_color: '#f8fafc' })).toMatchObject({ '--pb-card': '#111827', '--pb-text': '#f8fafc' })
    expect(themeVariables({ text_color: '#f8fafc', color_scheme: 'light' })).toMatchObject({ '--pb-card': '#ffffff' })
  })

  it('stays as it was where the card is the default’s', () => {
    expect(themeVariables({ primary_color: '#1d4ed8', card_color: '#ffffff' })).toMatchObject({
      '--pb-muted': '#f1f5f9',
      '--pb-border': '#e2e8f0',
      '--pb-secondary': '#f1f5f9',
    })
  })
})

describe('a button', () => {
  it('has an edge that can be seen where its colour is near the card’s, and none of its own elsewhere', () => {
    const pale = themeVariables({ primary_color: '#fde047' })
    expect(pale['--pb-primary']).toBe('#fde047')
    expect(contrast(pale['--pb-primary-edge'] as string, '#ffffff')).toBeGreaterThanOrEqual(3)
    const strong = themeVariables({ primary_color: '#1d4ed8' })
    expect(strong['--pb-primary-edge']).toBe('#1d4ed8')
  })
})

describe('a panel that no text could be read on', () => {
  it('moves towards the card, and its host hears of it', () => {
    const theme = { card_color: '#ffffff', text_color: '#111827', muted_color: '#1f2937' }
    expect(contrast(themeVariables(theme)['--pb-muted'] as string, '#111827')).toBeGreaterThanOrEqual(4.5)
    expect(themeCorrections(theme)).toMatchObject([
      { property: 'muted_color', given: '#1f2937', on: '#111827', least: 4.5 },
    ])
  })

  it('names the ground that made a text unreadable, and not always the card', () => {
    const theme = { muted_text_color: '#6b7280', muted_color: '#d1d5db' }
    expect(contrast('#6b7280', '#ffffff')).toBeGreaterThan(4.5)
    expect(themeCorrections(theme)).toMatchObject([{ property: 'muted_text_color', on: '#d1d5db', least: 4.5 }])
  })

  it('says that text at length needs more, where it could be read at all', () => {
    expect(themeCorrections({ text_color: '#646b78', color_scheme: 'light' })).toMatchObject([
      { property: 'text_color', least: 7 },
    ])
  })
})
