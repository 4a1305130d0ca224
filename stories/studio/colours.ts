import Color from 'colorjs.io'

type Shade = string | Color
const shade = (colour: Shade) => (typeof colour === 'string' ? new Color(colour) : colour)

/** WCAG 2.2's ratio of two colours, 1 to 21. */
export const wcag = (text: Shade, surface: Shade) => shade(text).contrastWCAG21(shade(surface))

/** APCA's lightness contrast of a text on a surface, as a size without its sign: 0 to some 106. */
export const apca = (text: Shade, surface: Shade) => Math.abs(shade(surface).contrastAPCA(shade(text)))

/** What a pair has to reach: WCAG 2.2 AA, and the level that APCA's readability guide names for the same use. */
export interface Bar {
  wcag: number
  apca: number
}

export const passes = (text: Shade, surface: Shade, bar: Bar) =>
  wcag(text, surface) >= bar.wcag && apca(text, surface) >= bar.apca

/**
 * The colour nearest to `given` that passes on every one of `surfaces`: its hue and, as far as sRGB allows, its chroma stay,
 * and its lightness moves as little as it can. Null where no lightness passes on all of them.
 */
export function nearestPassing(given: string, surfaces: readonly string[], bar: Bar): string | null {
  const [lightness, chroma, hue] = shade(given)
    .to('oklch')
    .coords.map((part) => part ?? 0) as [number, number, number]
  const grounds = surfaces.map(shade)
  const found = (lightness: number) => {
    const tried = hex(new Color('oklch', [lightness, chroma, hue]))
    const colour = shade(tried)
    return grounds.every((ground) => passes(colour, ground, bar)) ? tried : null
  }
  // In coarse steps to the first that passes, then back in fine ones.
  for (let away = 0; away <= 1; away += coarse)
    for (const way of [-1, 1]) {
      const moved = lightness + way * away
      if (moved < 0 || moved > 1 || !found(moved)) continue
      for (let nearer = Math.max(0, away - coarse); nearer <= away; nearer += coarse / 5) {
        const colour = found(lightness + way * nearer)
        if (colour) return colour
      }
    }
  return null
}
const coarse = 0.02

/** `#rrggbb`, brought into sRGB as CSS would. */
const hex = (colour: Color) =>
  colour.to('srgb').toGamut({ space: 'srgb', method: 'css' }).toString({ format: 'hex', collapse: false }).slice(0, 7)

/** A colour in any notation of CSS as `#rrggbb`; null for what is none, or cannot be seen through to. */
export function readColour(text: string): string | null {
  try {
    const colour = new Color(text.trim())
    return colour.alpha === 1 ? hex(colour) : null
  } catch {
    return null
  }
}

/** How far a colour is from grey, 0 to about 0.32. */
export const chromaOf = (colour: string) => new Color(colour).to('oklch').coords[1] ?? 0

export const lightnessOf = (colour: string) => new Color(colour).to('oklch').coords[0] ?? 0

export const hueOf = (colour: string) => new Color(colour).to('oklch').coords[2] ?? 0

/** A colour by its lightness, chroma and hue in OKLCH. */
export const tone = (lightness: number, chroma: number, hue: number) =>
  hex(new Color('oklch', [lightness, chroma, hue]))

/** How different two colours look (ΔE OK); below 0.02 nobody tells them apart. */
export const difference = (one: string, other: string) => new Color(one).deltaE(new Color(other), { method: 'OK' })
