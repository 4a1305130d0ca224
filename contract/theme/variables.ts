import { contrast, furthest, luminance, mix, reaching } from './colour.ts'
import { knobVariables } from './knob-variables.ts'
import { pairs } from './pairs.ts'
import type { Theme } from './theme.ts'

/** Kapso's twelve colours with their defaults; `card_color` follows `background_color` when it is not given. */
export const defaultColours = {
  primary_color: '#22c55e',
  primary_foreground_color: '#ffffff',
  background_color: '#ffffff',
  text_color: '#0f172a',
  muted_text_color: '#64748b',
  card_color: '#ffffff',
  muted_color: '#f1f5f9',
  border_color: '#e2e8f0',
  secondary_color: '#f1f5f9',
  secondary_foreground_color: '#0f172a',
  destructive_color: '#ef4444',
  destructive_foreground_color: '#fef2f2',
} as const

/** What takes the place of light neutrals in the dark; the brand's own colours stay. */
const dark = {
  background_color: '#0b1120',
  text_color: '#f1f5f9',
  muted_text_color: '#94a3b8',
  card_color: '#111827',
  muted_color: '#1e293b',
  border_color: '#334155',
  secondary_color: '#1e293b',
  secondary_foreground_color: '#f1f5f9',
}

/**
 * The theme as CSS custom properties. Both the hosted page (before first paint) and the widget call it, so they agree.
 * Whatever is given, each of {@link pairs} can be read: what would not reach its contrast is darkened or lightened until it does.
 * In the scheme `auto` a colour is the browser's to choose (`light-dark()`): it turns with the customer's setting, with no
 * script and no flash.
 */
export function themeVariables(theme: Theme): Record<string, string> {
  const scheme = theme.color_scheme
  const day = colourVariables(theme, scheme && scheme === 'dark')
  const night = scheme === 'auto' ? colourVariables(theme, true) : day
  for (const name in day) if (day[name] !== night[name]) day[name] = `light-dark(${day[name]},${night[name]})`
  return {
    ...day,
    ...(scheme && { '--pb-scheme': scheme === 'auto' ? 'light dark' : scheme }),
    '--pb-radius': `${theme.radius ?? 12}px`,
    ...knobVariables(theme),
    ...(theme.font_family === undefined ? {} : { '--pb-font': theme.font_family }),
  }
}

/**
 * The colours of a theme as they suit a scheme; `undefined` takes the theme as it stands. What is not given is derived from what
 * is: panels and lines are tints of the card, and a light text has a dark card.
 */
export function themeColours(theme: Theme, inTheDark?: boolean): Colours {
  const palette = inTheDark ? theme.dark : undefined
  const own = palette ? { ...brandOf(given(theme)), ...given(palette) } : given(theme)
  const { card_color = own.background_color, muted_color = '#ffffff', text_color = '#000000' } = own
  const isDark = card_color ? isNight(card_color) : luminance(text_color) > 0.4 || isNight(muted_color)
  if (!palette && (inTheDark ?? isDark) !== isDark) brandOf(own)
  const base = { ...defaultColours, ...((inTheDark ?? isDark) && dark) }
  const card = own.card_color ?? own.background_color ?? base.card_color
  const { text_color: text, muted_color: muted } = { ...base, ...own }
  const tints = card !== base.card_color && {
    muted_text_color: mix(card, text, 0.3),
    muted_color: mix(text, card, 0.06),
    border_color: mix(text, card, 0.14),
    ...(isDark && { background_color: mix('#000000', card, 0.35) }),
  }
  const found = { ...base, ...tints }
  return {
    ...found,
    card_color: card,
    secondary_color: own.muted_color ? muted : found.muted_color,
    secondary_foreground_color: text,
    ...own,
  }
}

/** What stays in the dark without being named there. */
function brandOf(own: Partial<Colours>): Partial<Colours> {
  for (const name in dark) delete own[name as keyof Colours]
  return own
}

const isNight = (colour: string) => luminance(colour) < 0.2

function colourVariables(theme: Theme, inTheDark?: boolean): Record<string, string> {
  const colours = themeColours(theme, inTheDark)
  const { background_color: page, card_color: card, primary_color: primary, secondary_color: secondary } = colours
  const end = furthest(card)
  const text = reaching(7, [card], colours.text_color, end)
  const ground = (colour: string) => reaching(pairs.text[0], [text], colour, card)
  const onto = (surface: string, wanted: string) =>
    [wanted, colours.text_color, page].find((colour) => contrast(colour, surface) >= 4.5) ??
    reaching(4.5, [surface], wanted, furthest(surface))
  const words = {
    primary: onto(primary, colours.primary_foreground_color),
    secondary: onto(secondary, colours.secondary_foreground_color),
  }
  const found: Record<string, string> = {
    scheme: isNight(card) ? 'dark' : 'light',
    background: page,
    card,
    text,
    muted: ground(colours.muted_color),
    'accent-surface': ground(mix(primary, card, 0.1)),
    'destructive-surface': ground(mix(colours.destructive_color, card, 0.08)),
    border: colours.border_color,
    primary,
    'primary-text': words.primary,
    'primary-hover': under(words.primary, primary),
    secondary,
    'secondary-text': words.secondary,
    'secondary-hover': under(words.secondary, secondary),
  }
  const wanted = {
    'muted-text': colours.muted_text_color,
    destructive: colours.destructive_color,
    link: primary,
    accent: primary,
    'primary-edge': primary,
    'secondary-edge': secondary,
    'field-border': colours.border_color,
  } as const
  for (const name of Object.keys(wanted) as (keyof typeof wanted)[]) {
    const [least, ...grounds] = pairs[name]
    found[name] = reaching(
      least,
      grounds.map((one) => found[one] as string),
      wanted[name],
      end,
    )
  }
  return Object.fromEntries(Object.entries(found).map(([name, value]) => [`--pb-${name}`, value]))
}

/** A surface while the pointer is on it: a little darker, or lighter where its words could not be read any more. */
const under = (words: string, surface: string) =>
  ['#000000', '#ffffff'].map((end) => mix(end, surface, 0.06)).find((one) => contrast(words, one) >= 4.5) ?? surface

const given = (theme: Theme | NonNullable<Theme['dark']>) =>
  Object.fromEntries(
    Object.entries(theme).filter(([name, value]) => name in defaultColours && value),
  ) as Partial<Colours>

type Colours = Record<keyof typeof defaultColours, string>
