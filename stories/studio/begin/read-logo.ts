import { chromaOf } from '../colours.ts'
import { distinct } from '../read-css.ts'

/** Pixels are counted on a picture of this width at most: enough for every colour of a logo. */
const width = 96

/**
 * The colours of a picture, those that cover most first; greys come after colours. Drawn on a canvas and counted in steps of
 * 16 per channel, each step then shown by the mean of what fell into it.
 *
 * @throws {Error} in a sentence, when the address holds no picture, or its server lets no other page read it
 */
export async function coloursOfLogo(address: string): Promise<string[]> {
  const image = new Image()
  image.crossOrigin = 'anonymous'
  image.src = address
  await image.decode().catch(() => {
    throw new Error(
      'This picture could not be read: its server must allow other pages to (CORS). Upload the file instead.',
    )
  })
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = Math.max(1, Math.round((width * image.naturalHeight) / image.naturalWidth || width))
  const context = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height)

  const steps = new Map<number, [count: number, red: number, green: number, blue: number]>()
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(at, at + 4)
    if (alpha < 200) continue // the edge of a shape, or nothing
    const step = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4)
    const before = steps.get(step) ?? [0, 0, 0, 0]
    steps.set(step, [before[0] + 1, before[1] + red, before[2] + green, before[3] + blue])
  }
  const seen = [...steps.values()].sort(([one], [other]) => other - one)
  const least = seen.reduce((sum, [count]) => sum + count, 0) * 0.004
  const colours = seen
    .filter(([count]) => count > least)
    .map(
      ([count, ...sums]) =>
        `#${sums
          .map((sum) =>
            Math.round(sum / count)
              .toString(16)
              .padStart(2, '0'),
          )
          .join('')}`,
    )
  return distinct([...colours.filter((colour) => chromaOf(colour) > 0.04), ...colours]).slice(0, 6)
}
