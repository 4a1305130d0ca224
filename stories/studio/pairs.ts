import { pairs } from '../../contract/theme/pairs.ts'
import type { Theme } from '../../contract/theme/theme.ts'
import { themeColours, themeVariables } from '../../contract/theme/variables.ts'
import { apca, type Bar, nearestPassing, passes, wcag } from './colours.ts'

export type Scheme = 'light' | 'dark'
type Colour = Extract<keyof Theme, `${string}_color`>

/**
 * What is read at length passes AAA and APCA's Lc 75, as the widget sees to by itself; other words AA and Lc 60, what APCA's
 * guide asks of text that is content but no column of it; marks WCAG 1.4.11, and Lc 15, below which nothing is discerned.
 */
const body: Bar = { wcag: 7, apca: 75 }
const text: Bar = { wcag: 4.5, apca: 60 }
const mark: Bar = { wcag: 3, apca: 15 }

type Painted = keyof typeof pairs

/** Which colour of a theme each of the widget's is. Those without one are derived from the brand, and measured as they are painted. */
const names: Record<Painted, { name: string; of: Colour; derived?: true }> = {
  text: { name: 'Text', of: 'text_color' },
  'muted-text': { name: 'Quiet text', of: 'muted_text_color' },
  'primary-text': { name: 'The main button', of: 'primary_foreground_color' },
  'secondary-text': { name: 'The second button', of: 'secondary_foreground_color' },
  destructive: { name: 'What went wrong', of: 'destructive_color' },
  link: { name: 'Signs of success', of: 'primary_color', derived: true },
  accent: { name: 'Marks of progress', of: 'primary_color', derived: true },
  'primary-edge': { name: 'The main button’s edge', of: 'primary_color', derived: true },
  'secondary-edge': { name: 'The second button’s edge', of: 'secondary_color', derived: true },
  'field-border': { name: 'Edges of fields', of: 'border_color', derived: true },
}

const grounds: Record<string, { name: string; on?: Colour }> = {
  card: { name: '', on: 'card_color' },
  muted: { name: ' on a panel', on: 'muted_color' },
  'accent-surface': { name: ' on what is chosen' },
  'destructive-surface': { name: ' on a warning' },
  primary: { name: '', on: 'primary_color' },
  'primary-hover': { name: ' under the pointer' },
  secondary: { name: '', on: 'secondary_color' },
  'secondary-hover': { name: ' under the pointer' },
}

/**
 * The contract's table of everything that has to be seen, in words. A ground that no colour of the theme names alone is measured as it
 * is painted.
 */
const seen = (Object.keys(names) as Painted[]).flatMap((painted) => {
  const [least, ...standsOn] = pairs[painted]
  return standsOn.map((ground) => {
    const { name, on } = grounds[ground] as (typeof grounds)[string]
    const first = ground === standsOn[0]
    const bar = least < 4.5 ? mark : painted === 'text' && first ? body : text
    return {
      ...names[painted],
      name: names[painted].name + name,
      on,
      ground: `--pb-${ground}`,
      painted: `--pb-${painted}`,
      bar,
    }
  })
})

export interface Checked {
  name: string
  scheme: Scheme
  property: Colour
  colour: string
  surface: string
  wcag: number
  apca: number
  bar: Bar
  passes: boolean
  /** The theme leaves it to the widget, which paints it so. */
  byWidget: boolean
  /** What would pass and looks most like it. */
  nearest: string | null
}

/** The schemes that a customer can meet a theme in. */
export function schemesOf(theme: Theme): Scheme[] {
  if (theme.color_scheme === 'auto') return ['light', 'dark']
  if (theme.color_scheme) return [theme.color_scheme]
  return [themeVariables(theme)['--pb-scheme'] as Scheme]
}

/** A theme as it is in one scheme: where the theme itself names none, its colours stand as they are. */
export const inScheme = (theme: Theme, scheme: Scheme): Theme => ({ ...theme, color_scheme: scheme })

/**
 * Every pair of a theme in one scheme, measured. What the theme does not decide is measured as the widget paints it, which sees
 * to WCAG's ratio by itself: defaults, and a colour for which light and dark ask for opposite things.
 */
export function check(theme: Theme, scheme: Scheme): Checked[] {
  const colours = themeColours(theme, scheme === 'dark')
  const painted = themeVariables(inScheme(theme, scheme))
  return seen.map(({ name, of: property, on, ground, bar, derived, ...pair }) => {
    const used = painted[pair.painted] as string
    const decided = !derived && on && colours[property] === theme[property]
    const near = decided ? nearestFor(theme, property, scheme) : null
    const byWidget = !near
    const [colour, surface] = byWidget ? [used, painted[ground] as string] : [colours[property], colours[on as Colour]]
    const asked = near?.byBoth ? bar : { ...bar, apca: 0 }
    const ok = passes(colour, surface, asked)
    return {
      name,
      scheme,
      property,
      colour,
      surface,
      bar: asked,
      passes: ok,
      byWidget,
      wcag: wcag(colour, surface),
      apca: apca(colour, surface),
      nearest: ok || !near ? null : near.colour,
    }
  })
}

/**
 * The nearest colour that passes wherever the property is used, in every scheme where it counts. On a ground such as orange no
 * colour at all reaches what APCA's guide asks: there WCAG's ratio alone decides.
 */
function nearestFor(theme: Theme, property: Colour, scheme: Scheme): { colour: string; byBoth: boolean } | null {
  const uses = seen.filter(({ of, derived, on }) => of === property && !derived && on)
  const bar = { wcag: Math.max(...uses.map((use) => use.bar.wcag)), apca: Math.max(...uses.map((use) => use.bar.apca)) }
  const grounds = [...new Set([scheme, ...schemesOf(theme)])]
    .map((one) => themeColours(theme, one === 'dark'))
    .filter((colours) => colours[property] === theme[property])
    .flatMap((colours) => uses.map(({ on }) => colours[on as Colour]))
  const nearest = (asked: Bar) => nearestPassing(theme[property] as string, [...new Set(grounds)], asked)
  const both = nearest(bar)
  const colour = both ?? nearest({ ...bar, apca: 0 })
  return colour === null ? null : { colour, byBoth: both !== null }
}

/** The theme with that pair mended, in one step. */
export const mend = (theme: Theme, { property, nearest }: Checked): Theme =>
  nearest ? { ...theme, [property]: nearest } : theme

/** The theme with all mended that can be: one after the other, as each may be the ground of the next. */
export function mendAll(theme: Theme): Theme {
  return seen.reduce((before) => {
    const [first] = schemesOf(before).flatMap((scheme) => check(before, scheme).filter(({ nearest }) => nearest))
    return first ? mend(before, first) : before
  }, theme)
}
