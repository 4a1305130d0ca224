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

/**
 * Everything that has to be seen, what it is seen on, and the custom properties the widget really paints it with. `derived`: no
 * part of the theme names it alone, so it is measured as it is painted.
 */
const pairs: { name: string; of: Colour; on: Colour; bar: Bar; painted: string; derived?: true }[] = [
  { name: 'Text', of: 'text_color', on: 'card_color', bar: body, painted: '--pb-text' },
  {
    name: 'Quiet text',
    of: 'muted_text_color',
    on: 'card_color',
    bar: text,
    painted: '--pb-muted-text',
  },
  {
    name: 'Quiet text on a panel',
    of: 'muted_text_color',
    on: 'muted_color',
    bar: text,
    painted: '--pb-muted-text',
  },
  {
    name: 'The main button',
    of: 'primary_foreground_color',
    on: 'primary_color',
    bar: text,
    painted: '--pb-primary-text',
  },
  {
    name: 'The second button',
    of: 'secondary_foreground_color',
    on: 'secondary_color',
    bar: text,
    painted: '--pb-secondary-text',
  },
  {
    name: 'What went wrong',
    of: 'destructive_color',
    on: 'card_color',
    bar: text,
    painted: '--pb-destructive',
  },
  {
    name: 'Marks of progress',
    of: 'primary_color',
    on: 'card_color',
    bar: mark,
    painted: '--pb-accent',
    derived: true,
  },
]

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
  return pairs.map(({ name, of: property, on, bar, derived, ...pair }) => {
    const used = painted[pair.painted] as string
    const decided = !derived && colours[property] === theme[property]
    const near = decided ? nearestFor(theme, property, scheme) : null
    const byWidget = !near
    const [colour, surface] = [byWidget ? used : colours[property], colours[on]]
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
  const uses = pairs.filter(({ of, derived }) => of === property && !derived)
  const bar = { wcag: Math.max(...uses.map((use) => use.bar.wcag)), apca: Math.max(...uses.map((use) => use.bar.apca)) }
  const grounds = [...new Set([scheme, ...schemesOf(theme)])]
    .map((one) => themeColours(theme, one === 'dark'))
    .filter((colours) => colours[property] === theme[property])
    .flatMap((colours) => uses.map(({ on }) => colours[on]))
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
  return pairs.reduce((before) => {
    const [first] = schemesOf(before).flatMap((scheme) => check(before, scheme).filter(({ nearest }) => nearest))
    return first ? mend(before, first) : before
  }, theme)
}
