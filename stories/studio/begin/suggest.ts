import type { Theme } from '../../../contract/theme/theme.ts'
import { chromaOf, hueOf, lightnessOf, nearestPassing, tone } from '../colours.ts'
import { mendAll } from '../pairs.ts'

/** What a whole theme is made of: colours that were found, and how they are to be used. */
export interface Wish {
  colours: readonly string[]
  /** What the source itself says that a colour is for. It is taken as it is, where it can be read. */
  named?: Theme
  main: string
  scheme: 'light' | 'dark' | 'auto'
  /** How much of the main colour's hue the greys have, 0 to 1. */
  tint: number
}

/** Lightness (OKLCH) of each neutral, and its chroma at full tint. */
const neutrals = {
  light: {
    background_color: [0.985, 0.012],
    card_color: [1, 0],
    muted_color: [0.965, 0.018],
    border_color: [0.91, 0.024],
    text_color: [0.21, 0.03],
    muted_text_color: [0.44, 0.03],
  },
  dark: {
    background_color: [0.15, 0.02],
    card_color: [0.2, 0.024],
    muted_color: [0.27, 0.028],
    border_color: [0.38, 0.03],
    text_color: [0.965, 0.012],
    muted_text_color: [0.79, 0.02],
  },
} as const

const wrong = { light: '#b91c1c', dark: '#fca5a5' }

/** The colour that a brand is known by: the first that is none of the greys. */
export const mainOf = (colours: readonly string[]) =>
  colours.find((colour) => chromaOf(colour) > 0.04) ?? colours[0] ?? '#0f172a'

const ofGround = [...Object.keys(neutrals.light), 'secondary_color', 'secondary_foreground_color']

/** Whether a source has dark cards; undefined where it says nothing of them. */
export function isDark({ card_color, background_color, text_color }: Theme): boolean | undefined {
  const ground = card_color ?? background_color
  if (ground) return lightnessOf(ground) < 0.5
  return text_color === undefined ? undefined : lightnessOf(text_color) > 0.6
}

/** A whole theme that passes contrast, around one main colour. `auto` has light greys, and dark ones for the dark. */
export function suggest({ named = {}, main, scheme, tint }: Wish): Theme {
  const ground = scheme === 'dark' ? 'dark' : 'light'
  const suits = (isDark(named) ?? ground === 'dark') === (ground === 'dark')
  const own = Object.entries(named).filter(([name]) => suits || !ofGround.includes(name))
  return mendAll({
    ...greysOf(ground, main, tint),
    primary_foreground_color: nearestPassing('#ffffff', [main], { wcag: 4.5, apca: 60 }) ?? '#ffffff',
    ...Object.fromEntries(own),
    primary_color: main,
    color_scheme: scheme,
    ...(scheme === 'auto' && { dark: greysOf('dark', main, tint) }),
  })
}

/** The greys of one scheme, and the colour for what went wrong on them. */
function greysOf(ground: 'light' | 'dark', main: string, tint: number) {
  const hue = hueOf(main)
  const greys = Object.fromEntries(
    Object.entries(neutrals[ground]).map(([name, [lightness, chroma]]) => [name, tone(lightness, chroma * tint, hue)]),
  ) as Record<keyof (typeof neutrals)['light'], string>
  return {
    ...greys,
    secondary_color: greys.muted_color,
    secondary_foreground_color: greys.text_color,
    destructive_color: wrong[ground],
  }
}

/** What a theme keeps when its colours are replaced: who invites, and all that is no colour. */
export const kept = (theme: Theme): Theme =>
  Object.fromEntries(
    Object.entries(theme).filter(([name]) => !name.endsWith('_color') && name !== 'dark' && name !== 'color_scheme'),
  )
