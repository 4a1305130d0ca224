import * as z from 'zod/mini'
import type { Camel } from '../admin/camel.ts'
import { knobs } from './knobs.ts'
import { Picture } from './picture.ts'

const Colour = z
  .string()
  .check(z.regex(/^#[0-9A-Fa-f]{6}$/, 'must be a colour written as #RRGGBB, for example #22c55e'))

const colours = {
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
}

export const DarkColours = z.object(colours)

/**
 * How the widget looks: Kapso's `theme_config`, and what GoSendAPI's `themeConfig` adds to it
 * (logo, background image, company name), then what else designers ask for ({@link knobs}).
 */
export const Theme = z.object({
  ...colours,
  company_name: z.optional(z.string().check(z.maxLength(80, 'must be at most 80 characters'))),
  logo_url: z.optional(Picture),
  background_image: z.optional(Picture),
  /** `auto` follows the customer's own setting. Neutral colours that do not suit the scheme give way to the scheme's own. */
  color_scheme: z.optional(z.enum(['light', 'dark', 'auto'], 'must be light, dark or auto')),
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
  /** Colours of your own for the dark, in place of those that the others are turned into. */
  dark: z.optional(DarkColours),
  ...knobs,
})
export type Theme = z.infer<typeof Theme>

/** The same in camelCase, as GoSendAPI's theme object is written. */
export type CamelTheme = { [Name in keyof Omit<Theme, 'dark'> as Camel<Name>]: Theme[Name] } & {
  dark?: { [Name in keyof DarkColours as Camel<Name>]: DarkColours[Name] } | undefined
}
type DarkColours = z.infer<typeof DarkColours>

/** A theme as hosts write it; where both ways name one thing, the later of the two counts. */
export type AnyTheme = Omit<Theme, 'dark'> &
  Omit<CamelTheme, 'dark'> & { dark?: (DarkColours & NonNullable<CamelTheme['dark']>) | undefined }
