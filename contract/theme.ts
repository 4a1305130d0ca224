import * as z from 'zod/mini'

const Colour = z
  .string()
  .check(z.regex(/^#[0-9A-Fa-f]{6}$/, 'must be a colour written as #RRGGBB, for example #22c55e'))
const Picture = z.url({ protocol: /^https$/, error: 'must be an https:// address of a picture' })

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

/**
 * How the widget looks: Kapso's `theme_config`, and what GoSendAPI's `themeConfig` adds to it
 * (logo, background image, company name), then corner radius and font.
 */
export const Theme = z.object({
  primary_color: z.optional(Colour),
  primary_foreground_color: z.optional(Colour),
  background_color: z.optional(Colour),
  text_color: z.optional(Colour),
  muted_text_color: z.optional(Colour),
  card_color: z.optional(Colour),
  muted_color: z.optional(Colour),
  border_color: z.optional(Colour),
  secondary_color: z.optional(Colour),
  secondary_foreground_color: z.optional(Colour),
  destructive_color: z.optional(Colour),
  destructive_foreground_color: z.optional(Colour),
  company_name: z.optional(z.string().check(z.maxLength(80, 'must be at most 80 characters'))),
  logo_url: z.optional(Picture),
  background_image: z.optional(Picture),
  /** Corner radius of cards and buttons, in pixels. */
  radius: z.optional(
    z
      .number('must be a number of pixels from 0 to 32')
      .check(
        z.minimum(0, 'must be a number of pixels from 0 to 32'),
        z.maximum(32, 'must be a number of pixels from 0 to 32'),
      ),
  ),
  /** A CSS font-family list that the host page has already loaded. */
  font_family: z.optional(
    z
      .string()
      .check(z.regex(/^[\p{L}\p{N} ,'"-]{1,200}$/u, 'must be a list of font names, for example: Inter, sans-serif')),
  ),
})
export type Theme = z.infer<typeof Theme>

/**
 * The theme as CSS custom properties. Both the hosted page (before first paint) and the widget call it, so they agree.
 * Text that would fall under WCAG's 4.5:1 on its own background is darkened or lightened until it passes.
 */
export function themeVariables(theme: Theme): Record<string, string> {
  const colours = {
    ...defaultColours,
    card_color: theme.background_color ?? defaultColours.card_color,
    ...given(theme),
  }
  const { background_color: page, card_color: card } = colours
  return {
    '--pb-primary': colours.primary_color,
    '--pb-primary-text': readable(colours.primary_foreground_color, colours.primary_color),
    '--pb-accent': readable(colours.primary_color, card, 3),
    '--pb-link': readable(colours.primary_color, card),
    '--pb-background': page,
    '--pb-text': readable(colours.text_color, card, 7),
    '--pb-muted-text': readable(readable(colours.muted_text_color, card), colours.muted_color),
    '--pb-card': card,
    '--pb-muted': colours.muted_color,
    '--pb-border': colours.border_color,
    '--pb-field-border': readable(colours.border_color, card, 3),
    '--pb-secondary': colours.secondary_color,
    '--pb-secondary-text': readable(colours.secondary_foreground_color, colours.secondary_color),
    '--pb-destructive': readable(colours.destructive_color, card),
    '--pb-destructive-surface': colours.destructive_foreground_color,
    ...(theme.radius === undefined ? {} : { '--pb-radius': `${theme.radius}px` }),
    ...(theme.font_family === undefined ? {} : { '--pb-font': theme.font_family }),
  }
}

const given = (theme: Theme) =>
  Object.fromEntries(Object.entries(theme).filter(([name, value]) => name in defaultColours && value)) as Partial<
    Record<keyof typeof defaultColours, string>
  >

/** WCAG 2.2 contrast of two `#RRGGBB` colours, 1 to 21 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** `colour`, or the nearest mix of it with black or white that reaches `least` on `background`. */
function readable(colour: string, background: string, least = 4.5): string {
  const towards = contrast('#000000', background) > contrast('#ffffff', background) ? 0 : 255
  for (let share = 0; share <= 1; share += 0.05) {
    const mixed = `#${channels(colour)
      .map((value) => Math.round(value + (towards - value) * share))
      .map((value) => value.toString(16).padStart(2, '0'))
      .join('')}`
    if (contrast(mixed, background) >= least) return mixed
  }
  return towards ? '#ffffff' : '#000000'
}

const channels = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

function luminance(colour: string): number {
  const [red, green, blue] = channels(colour)
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
