import type { AnyTheme, Theme } from './theme.ts'

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

/** A theme in the contract's own spelling, whichever of the two it was written in. */
export const snakeTheme = (theme: AnyTheme): Theme =>
  Object.fromEntries(
    Object.entries(theme).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  )

/**
 * The theme as CSS custom properties. Both the hosted page (before first paint) and the widget call it, so they agree.
 * Text that would fall under WCAG's 4.5:1 on its own background is darkened or lightened until it passes.
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
    ...(theme.font_family === undefined ? {} : { '--pb-font': theme.font_family }),
  }
}

/** The colours of a theme with every default filled in, as they suit a scheme; `undefined` takes the theme as it stands. */
export function themeColours(theme: Theme, inTheDark?: boolean): Colours {
  const own = given(theme)
  const background = own.card_color ?? own.background_color ?? defaultColours.card_color
  if (inTheDark === undefined || inTheDark === luminance(background) < 0.2)
    return { ...defaultColours, card_color: own.background_color ?? defaultColours.card_color, ...own }
  for (const name in dark) delete own[name as keyof Colours]
  return { ...defaultColours, ...(inTheDark && dark), ...own }
}

function colourVariables(theme: Theme, inTheDark?: boolean): Record<string, string> {
  const colours = themeColours(theme, inTheDark)
  const { background_color: page, card_color: card } = colours
  return {
    '--pb-scheme': luminance(card) < 0.2 ? 'dark' : 'light',
    '--pb-primary': colours.primary_color,
    '--pb-primary-text': onto(colours.primary_color, colours.primary_foreground_color, colours.text_color, page),
    '--pb-accent': readable(colours.primary_color, card, 3),
    '--pb-accent-surface': mix(colours.primary_color, card, 0.1),
    '--pb-link': readable(colours.primary_color, card),
    '--pb-background': page,
    '--pb-text': readable(colours.text_color, card, 7),
    '--pb-muted-text': readable(readable(colours.muted_text_color, card), colours.muted_color),
    '--pb-card': card,
    '--pb-muted': colours.muted_color,
    '--pb-border': colours.border_color,
    '--pb-field-border': readable(colours.border_color, card, 3),
    '--pb-secondary': colours.secondary_color,
    '--pb-secondary-text': onto(colours.secondary_color, colours.secondary_foreground_color, colours.text_color, page),
    '--pb-destructive': readable(colours.destructive_color, card),
    '--pb-destructive-surface': mix(colours.destructive_color, card, 0.08),
  }
}

const given = (theme: Theme) =>
  Object.fromEntries(
    Object.entries(theme).filter(([name, value]) => name in defaultColours && value),
  ) as Partial<Colours>

type Colours = Record<keyof typeof defaultColours, string>

/** WCAG 2.2 contrast of two `#RRGGBB` colours, 1 to 21 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** `colour`, or the nearest mix of it with black or white that reaches `least` on `background`. */
function readable(colour: string, background: string, least = 4.5): string {
  const towards = contrast('#000000', background) > contrast('#ffffff', background) ? '#000000' : '#ffffff'
  for (let share = 0; share <= 1; share += 0.05) {
    const mixed = mix(towards, colour, share)
    if (contrast(mixed, background) >= least) return mixed
  }
  return towards
}

/** The text for a coloured surface: the first of the theme's colours that can be read on it; else what is nearest. */
const onto = (surface: string, wanted: string, ...others: string[]) =>
  [wanted, ...others].find((colour) => contrast(colour, surface) >= 4.5) ?? readable(wanted, surface)

/** `share` of one colour in the other. */
const mix = (one: string, other: string, share: number) => {
  const [from, to] = [channels(other), channels(one)]
  return `#${from
    .map((value, at) => Math.round(value + ((to[at] as number) - value) * share))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`
}

const channels = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

function luminance(colour: string): number {
  const [red, green, blue] = channels(colour)
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
