import { around } from './around.ts'

/** Red, green, blue and opacity, each from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number]

/** Applied while the browser reads a colour: what the colour refers to is the page's, and not the widget's. */
const asThePage = { color: 'inherit', colorScheme: 'inherit' }

/**
 * What the browser makes of any CSS colour at `root`, also of one that refers to the page's custom properties. Null when it is no
 * colour there, or an invisible one.
 */
export function readColour(text: string, root: HTMLElement): Colour | null {
  const { style } = root
  // The mix of a colour with itself is that colour, and is always written as `color(srgb …)`. A variable that holds no colour
  // makes the background transparent; `color` would be inherited instead.
  Object.assign(style, asThePage, { backgroundColor: `color-mix(in srgb,${text},${text})` })
  const computed = style.backgroundColor && getComputedStyle(root).backgroundColor
  for (const name of ['color', 'color-scheme', 'background-color']) style.removeProperty(name)
  const [red = 0, green = 0, blue = 0, alpha = 1] = (/^color\(srgb (.*)\)$/.exec(computed)?.[1] ?? '0 0 0 0')
    .split(/[\s/]+/)
    .map((part) => Math.min(1, Math.max(0, Number.parseFloat(part) || 0))) // also outside of sRGB, or `none`
  return alpha > 0 ? [red, green, blue, alpha] : null
}

/** The colour that is seen when one lies over another that is opaque. */
export const over = ([red, green, blue, alpha]: Colour, below: Colour): Colour => {
  const mixed = [red, green, blue].map((value, at) => value * alpha + (below[at] as number) * (1 - alpha))
  return [...(mixed as [number, number, number]), 1]
}

export const hexOf = (colour: Colour) =>
  `#${colour
    .slice(0, 3)
    .map((value) =>
      Math.round(value * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`

/** The page's colour behind the widget; undefined when nothing around it has one. */
export function groundOf(root: HTMLElement): Colour | undefined {
  const layers: Colour[] = []
  for (const element of around(root)) {
    const colour = readColour(getComputedStyle(element).backgroundColor, root)
    if (colour) layers.unshift(colour)
    if (colour?.[3] === 1) break
  }
  if (!layers[0]) return undefined
  return layers.reduce((below, above) => over(above, below), [1, 1, 1, 1])
}
