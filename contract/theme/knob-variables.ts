import { pictureUrl } from './picture-url.ts'
import type { Theme } from './theme.ts'

const shadows = { none: 'none', soft: '', strong: '0 2px 6px rgb(15 23 42/10%),0 24px 64px rgb(15 23 42/22%)' }

/** The same as CSS custom properties: those alone that were given, for the style sheets have the defaults. */
export function knobVariables(theme: Theme): Record<string, string> {
  const { font_size_base: size, font_scale: scale, button_border_radius: corner, shadow, illustrations } = theme
  const found: Record<string, string | number | undefined | false> = {
    unit: theme.spacing_unit && `${theme.spacing_unit}px`,
    'text-size': size && `${size / 16}em`,
    'subtitle-size': scale && `${scale}em`,
    'title-size': scale && `${Math.round(scale ** 2 * 1000) / 1000}em`,
    weight: theme.font_weight_normal,
    'weight-medium': theme.font_weight_medium,
    'weight-bold': theme.font_weight_bold,
    shadow: shadow && shadows[shadow],
    'button-radius': corner !== undefined && `${corner}px`,
    ...(illustrations === false && { picture: 'none', 'choice-columns': 'minmax(0,1fr)' }),
    ...(typeof illustrations === 'object' && {
      drawn: 'hidden',
      'picture-coexistence': pictureUrl(illustrations.coexistence),
      'picture-dedicated': pictureUrl(illustrations.dedicated),
    }),
    ...(theme.button_style === 'outline' && {
      button: 'transparent',
      'button-text': 'var(--pb-link)',
      'button-hover': 'var(--pb-accent-surface)',
    }),
  }
  return Object.fromEntries(
    Object.entries(found).flatMap(([name, value]) => (value ? [[`--pb-${name}`, String(value)]] : [])),
  )
}
