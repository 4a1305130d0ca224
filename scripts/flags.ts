import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { callingCodes } from '../widget/ui/calling-codes.ts'
import { chromiumArgs, ensureChromium } from './browser.ts'

/**
 * Draws every country's flag small, in 31 colours that they share, and writes them down as text in
 * `widget/ui/flag-cells.ts`: 249 flags in the weight of one photograph's corner. Run it when a country changes its flag:
 * `node scripts/flags.ts`. The drawings are flag-icons' (MIT, Panayiotis Lipiridis).
 */
const [width, height, colours, scale] = [28, 21, 31, 8]
const root = join(import.meta.dirname, '..')
const countries = Object.keys(callingCodes).sort()
const drawings = countries.map((iso) =>
  readFileSync(join(root, `node_modules/flag-icons/flags/4x3/${iso.toLowerCase()}.svg`), 'utf8'),
)

type Colour = [red: number, green: number, blue: number]

const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumArgs })
const page = await browser.newPage()
/** Of each cell, the colour that most of it has: an average would blur every edge into a colour of its own. */
const flags: Colour[][] = await page.evaluate(
  async ({ drawings, width, height, scale }) => {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: width * scale, height: height * scale })
    const context = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D
    const all: [number, number, number][][] = []
    for (const drawing of drawings) {
      const image = new Image()
      image.src = `data:image/svg+xml,${encodeURIComponent(drawing)}`
      await image.decode()
      context.fillStyle = '#fff'
      context.fillRect(0, 0, canvas.width, canvas.height)
      context.drawImage(image, 0, 0, canvas.width, canvas.height)
      const flag: [number, number, number][] = []
      for (let cell = 0; cell < width * height; cell++) {
        const [x, y] = [(cell % width) * scale, Math.floor(cell / width) * scale]
        const { data } = context.getImageData(x, y, scale, scale)
        const counts = new Map<number, { count: number; sum: [number, number, number] }>()
        for (let at = 0; at < data.length; at += 4) {
          const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3)
          const key = (red >> 5) * 64 + (green >> 5) * 8 + (blue >> 5)
          const seen = counts.get(key) ?? { count: 0, sum: [0, 0, 0] }
          seen.count++
          seen.sum = [seen.sum[0] + red, seen.sum[1] + green, seen.sum[2] + blue]
          counts.set(key, seen)
        }
        const most = [...counts.values()].reduce((one, other) => (other.count > one.count ? other : one))
        flag.push(most.sum.map((sum) => Math.round(sum / most.count)) as [number, number, number])
      }
      all.push(flag)
    }
    return all
  },
  { drawings, width, height, scale },
)
await browser.close()

const distance = (one: Colour, other: Colour) =>
  2 * (one[0] - other[0]) ** 2 + 4 * (one[1] - other[1]) ** 2 + 3 * (one[2] - other[2]) ** 2
const nearest = (palette: Colour[], colour: Colour) =>
  palette.reduce((best, one, at) => (distance(one, colour) < distance(palette[best] as Colour, colour) ? at : best), 0)

/** The shared colours: those that are furthest from all before, then moved to the middle of what they stand for. */
function paletteOf(cells: Colour[]): Colour[] {
  const counted = new Map<string, number>()
  for (const cell of cells) counted.set(String(cell), (counted.get(String(cell)) ?? 0) + 1)
  const common = [...counted]
    .filter(([, count]) => count > 60)
    .sort((one, other) => other[1] - one[1])
    .map(([colour, count]) => ({ colour: colour.split(',').map(Number) as Colour, count }))
  let palette: Colour[] = [[255, 255, 255]]
  while (palette.length < colours) {
    const weight = ({ colour, count }: (typeof common)[0]) =>
      Math.min(...palette.map((one) => distance(one, colour))) * Math.sqrt(count)
    palette.push(common.reduce((most, next) => (weight(next) > weight(most) ? next : most)).colour)
  }
  for (let round = 0; round < 8; round++) {
    const groups = palette.map(() => ({ count: 0, sum: [0, 0, 0] }))
    for (const { colour, count } of common) {
      const group = groups[nearest(palette, colour)] as (typeof groups)[0]
      group.count += count
      group.sum = group.sum.map((sum, at) => sum + (colour[at] as number) * count)
    }
    palette = groups.map(({ count, sum }, at) =>
      count && at ? (sum.map((one) => Math.round(one / count)) as Colour) : (palette[at] as Colour),
    )
  }
  return palette
}

const palette = paletteOf(flags.flat())
const letter = (colour: number) => String.fromCharCode(colour < 26 ? 97 + colour : 39 + colour)
const hex = (colour: Colour) => colour.map((part) => part.toString(16).padStart(2, '0')).join('')

/** A letter for a colour, and how often it comes when it is more than once; row after row. */
function written(flag: Colour[]): string {
  const cells = flag.map((colour) => letter(nearest(palette, colour)))
  let text = ''
  for (let at = 0; at < cells.length; ) {
    const cell = cells[at] as string
    let length = 1
    while (cells[at + length] === cell) length++
    text += cell + (length > 1 ? length : '')
    at += length
  }
  return text
}

const lines = countries.map((iso, at) => `  ${iso}: '${written(flags[at] as Colour[])}',`)
writeFileSync(
  join(root, 'widget/ui/flag-cells.ts'),
  `/** Made by scripts/flags.ts from flag-icons (MIT, Panayiotis Lipiridis). ${width} × ${height} cells: a colour's letter, and how often it comes. */
export const [width, height] = [${width}, ${height}]
export const palette = '${palette.map(hex).join('')}'
export const cells: Record<string, string> = {
${lines.join('\n')}
}
`,
)
