type Channels = [red: number, green: number, blue: number]

/** WCAG 2.2 contrast of two `#RRGGBB` colours, 1 to 21 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). */
export const contrast = (one: string, other: string) => ratio(luminance(one), luminance(other))

/** Black or white, whichever is easier to see on a ground: 4.58:1 at least, whatever the ground is. */
export const furthest = (ground: string) => (luminance(ground) > 0.179 ? '#000000' : '#ffffff')

/** `colour`, or the first mix of it with `end` that has this contrast on every ground; else `end`. */
export function reaching(least: number, grounds: string[], colour: string, end: string): string {
  const [from, to, lights] = [channels(colour), channels(end), grounds.map(luminance)]
  for (let step = 0; step < 20; step++) {
    const mixed = between(from, to, step / 20)
    const light = lightOf(mixed)
    if (lights.every((ground) => ratio(light, ground) >= least)) return hex(mixed)
  }
  return end
}

/** `share` of one colour in the other. */
export const mix = (one: string, other: string, share: number) => hex(between(channels(other), channels(one), share))

/** WCAG's relative luminance, 0 to 1. */
export const luminance = (colour: string) => lightOf(channels(colour))

const ratio = (one: number, other: number) =>
  one > other ? (one + 0.05) / (other + 0.05) : (other + 0.05) / (one + 0.05)

const channels = (colour: string): Channels => {
  const value = Number.parseInt(colour.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

const hex = ([red, green, blue]: Channels) =>
  `#${((1 << 24) | (red << 16) | (green << 8) | blue).toString(16).slice(1)}`

const between = (from: Channels, to: Channels, share: number): Channels => [
  Math.round(from[0] + (to[0] - from[0]) * share),
  Math.round(from[1] + (to[1] - from[1]) * share),
  Math.round(from[2] + (to[2] - from[2]) * share),
]

/** What each value of a channel adds to the luminance, calculated once: a theme asks for hundreds. */
const linear = Array.from({ length: 256 }, (_, at) => {
  const value = at / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
})

const lightOf = ([red, green, blue]: Channels) =>
  0.2126 * (linear[red] as number) + 0.7152 * (linear[green] as number) + 0.0722 * (linear[blue] as number)
