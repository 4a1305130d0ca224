import type { Theme } from '../../../contract/index.ts'
import { defaultColours } from '../../../contract/index.ts'

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * A theme of 1 to 12 colours in any scheme, or in none. A third of its colours are any, a third are near black, white or the middle
 * grey on which no text is easy to see, and a third repeat another colour of it. A fifth has a dark palette of its own, a fifth outlined
 * buttons.
 */
export function randomTheme(random: () => number): Theme {
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T
  const names = Object.keys(defaultColours)
    .map((name) => ({ name, at: random() }))
    .sort((one, other) => one.at - other.at)
    .slice(0, 1 + Math.floor(random() * 12))
  const used: string[] = []
  const near = () => [pick([0, 119, 255]), pick([0, 8, 16])].reduce((base, by) => (base > 127 ? base - by : base + by))
  const any = () => Math.floor(random() * 256)
  const hex = (channel: () => number) => `#${[0, 1, 2].map(() => channel().toString(16).padStart(2, '0')).join('')}`
  const colours = names.map(({ name }) => {
    const kind = random()
    const grey = near()
    const colour = kind < 1 / 3 ? hex(any) : kind < 2 / 3 || !used.length ? hex(() => grey) : pick(used)
    used.push(colour)
    return [name, colour]
  })
  const color_scheme = pick([undefined, 'light', 'dark', 'auto'] as const)
  const ofDark = colours.filter(() => random() < 0.5)
  return {
    ...Object.fromEntries(colours),
    ...(color_scheme && { color_scheme }),
    ...(random() < 0.2 && { dark: Object.fromEntries(ofDark.map(([name]) => [name, hex(any)])) }),
    ...(random() < 0.2 && { button_style: 'outline' as const }),
  }
}
