import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { contrast } from '../../contract/theme/colour.ts'
import { themeVariables } from '../../contract/theme/variables.ts'

const css = readFileSync(new URL('../../console/styles/tokens.css', import.meta.url), 'utf8')
const declared = new Map([...css.matchAll(/(--[\w-]+): ([^;]+);/g)].map(([, name, value]) => [name, value as string]))

it('gives the console the widget’s own tokens', () => {
  const colours = { primary_color: '#4f46e5', background_color: '#f8fafc', card_color: '#ffffff' }
  const tokens = themeVariables({ ...colours, color_scheme: 'auto', radius: 8 })
  const ours = [...declared].filter(([name]) => name?.startsWith('--pb-'))
  expect(ours.length).toBeGreaterThan(12)
  for (const [name, value] of ours) expect([name, value.replace(', ', ',')]).toEqual([name, tokens[name as string]])
})

it.each([
  ['good', 'good-surface'],
  ['warn', 'warn-surface'],
  ['bad', 'pb-destructive-surface'],
  ['busy', 'pb-accent-surface'],
  ['bad', 'pb-card'],
  ['pb-muted-text', 'pb-background'],
  ['pb-muted-text', 'pb-muted'],
])('lets everybody read --%s on --%s, by day and by night', (text, surface) => {
  const both = (name: string) => /light-dark\((#\w+), (#\w+)\)/.exec(declared.get(`--${name}`) ?? '')?.slice(1) ?? []
  const [texts, surfaces] = [both(text), both(surface)]
  expect(texts).toHaveLength(2)
  for (const at of [0, 1]) expect(contrast(texts[at] as string, surfaces[at] as string)).toBeGreaterThanOrEqual(4.5)
})
