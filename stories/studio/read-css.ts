import type { Theme } from '../../contract/theme/theme.ts'
import { chromaOf, difference, readColour } from './colours.ts'

/** Colours in the notations that style sheets use. */
const notations = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\([^()]*\)/gi

/** What custom properties of brands are commonly called, and what they would be here. */
const names: [RegExp, keyof Theme][] = [
  [/(^|-)(primary|brand|accent|main)([-_]?(color|colour|500|600))?$/, 'primary_color'],
  [/(on-primary|primary-(foreground|contrast|text))$/, 'primary_foreground_color'],
  [/(^|-)(background|bg|page)([-_]?colou?r)?$/, 'background_color'],
  [/(^|-)(card|surface)([-_]?colou?r)?$/, 'card_color'],
  [/(^|-)(text|foreground|ink|body)([-_]?colou?r)?$/, 'text_color'],
  [/(muted|secondary)-(text|foreground)|text-muted$/, 'muted_text_color'],
  [/(^|-)(border|line)([-_]?colou?r)?$/, 'border_color'],
  [/(^|-)(danger|destructive|error)([-_]?colou?r)?$/, 'destructive_color'],
]

/** The colours of a style sheet, those that are used most first, and what its custom properties say they are for. */
export function coloursOf(css: string): { found: string[]; theme: Theme } {
  const theme: Record<string, string> = {}
  for (const [, name = '', value = ''] of css.matchAll(/--([\w-]+)\s*:\s*([^;}]+)/g)) {
    const colour = readColour(value)
    const property = colour && names.find(([like]) => like.test(name.toLowerCase()))?.[1]
    if (property) theme[property] ??= colour
  }
  const uses = new Map<string, number>()
  for (const [notation] of css.matchAll(notations)) {
    const colour = readColour(notation)
    if (colour) uses.set(colour, (uses.get(colour) ?? 0) + 1)
  }
  const ordered = [...uses].sort(([, one], [, other]) => other - one).map(([colour]) => colour)
  const found = distinct([...ordered.filter((colour) => chromaOf(colour) > 0.04), ...ordered]).slice(0, 8)
  if (!theme.primary_color && found[0] && chromaOf(found[0]) > 0.04) theme.primary_color = found[0]
  return { found, theme: theme as Theme }
}

/** The colours without those that look like one before them. */
export const distinct = (colours: readonly string[]) =>
  colours.filter((colour, at) => colours.slice(0, at).every((other) => difference(colour, other) > 0.06))
