import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'
import type { BrowserCommand } from 'vitest/node'

const root = join(import.meta.dirname, '../..')
const kept = join(root, 'stories/pictures')
const seen = join(root, 'test-results/pictures')

/** How much colour of a pixel may differ (0 to 1), and how many of a hundred pixels may differ by more. */
const tolerance = { colour: 0.12, share: 0.5 }

/** A kept picture has no more pixels than this: enough to see what moved, too few to see how a machine draws letters. */
const most = 90_000

/**
 * Compares what a story looks like with the picture kept of it; null when they agree, else what to say. Pictures are kept a
 * third as large or smaller, each pixel the mean of those it stands for: that is what makes them the same on every machine.
 * With `PICTURES=update` the picture is kept instead.
 */
export const comparePicture: BrowserCommand<[story: string]> = async ({ iframe, page, context }, story) => {
  const body = iframe.locator('body')
  await body.scrollIntoViewIfNeeded() // a margin may have pushed it down
  const box = await body.boundingBox()
  if (!box) return `${story} is blank: it takes no room`
  const by = Math.max(3, Math.ceil(Math.sqrt((box.width * box.height) / most)))
  // What is kept much smaller is drawn smaller already: most of the time of a long gallery was its millions of pixels.
  const drawn = by > 5 ? 4 : by
  const browser = await context.newCDPSession(page)
  const { data } = await browser.send('Page.captureScreenshot', {
    clip: { ...box, y: Math.max(0, Math.round(box.y)), scale: drawn / by },
    captureBeyondViewport: true,
    optimizeForSpeed: true,
  })
  await browser.detach()
  const now = smaller(PNG.sync.read(Buffer.from(data, 'base64')), drawn)
  if (isBlank(now)) return `${story} is blank: there is nothing to see`

  const file = join(kept, `${story}.png`)
  if (process.env.PICTURES === 'update') return keep(file, now, unchanged(file, now))
  if (!existsSync(file)) return `There is no picture of ${story}: look at it, then npm run pictures`
  const problem = difference(PNG.sync.read(readFileSync(file)), now)
  if (!problem) return null
  keep(join(seen, `${story}.png`), now, false)
  return `${story} looks different: ${problem}. See test-results/pictures/${story}.png; if it is right, npm run pictures`
}

function difference(before: PNG, now: PNG): string | null {
  const [width, height] = [Math.min(before.width, now.width), Math.min(before.height, now.height)]
  // A page whose height is no whole number of pixels ends in one row more or less.
  if ([before, now].some((one) => one.width - width > 1 || one.height - height > 1))
    return `it is ${now.width} × ${now.height}, and was ${before.width} × ${before.height}`
  const options = { threshold: tolerance.colour, includeAA: true }
  const [one, other] = [cut(before, width, height), cut(now, width, height)]
  const share = (100 * pixelmatch(one.data, other.data, undefined, width, height, options)) / (width * height)
  return share > tolerance.share ? `${share.toFixed(2)} % of its pixels (${tolerance.share} % may)` : null
}

function cut(whole: PNG, width: number, height: number): PNG {
  const part = new PNG({ width, height })
  PNG.bitblt(whole, part, 0, 0, width, height, 0, 0)
  return part
}

/** A picture that agrees with the one kept is not written again: the repository grows by what changed. */
const unchanged = (file: string, now: PNG) => existsSync(file) && !difference(PNG.sync.read(readFileSync(file)), now)

function keep(file: string, picture: PNG, asItIs: boolean): null {
  if (asItIs) return null
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, PNG.sync.write(picture, { colorType: 2, deflateLevel: 9 }))
  return null
}

/** Each pixel is the mean of `by` × `by`, in steps of 8: fine enough to see, coarse enough to be small. */
function smaller({ width, height, data }: PNG, by: number): PNG {
  const out = new PNG({ width: Math.floor(width / by), height: Math.floor(height / by) })
  for (let y = 0; y < out.height; y++)
    for (let x = 0; x < out.width; x++)
      for (let channel = 0; channel < 4; channel++) {
        let sum = 0
        for (let row = 0; row < by; row++)
          for (let column = 0; column < by; column++)
            sum += data[((y * by + row) * width + x * by + column) * 4 + channel] as number
        const mean = sum / (by * by)
        out.data[(y * out.width + x) * 4 + channel] = channel === 3 ? 255 : Math.min(255, Math.round(mean / 8) * 8)
      }
  return out
}

const isBlank = ({ data }: PNG) => data.every((value, at) => value === data[at % 4])
