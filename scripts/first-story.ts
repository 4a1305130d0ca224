import { join } from 'node:path'
import express from 'express'
import { chromium } from 'playwright'
import { chromiumArgs, ensureChromium } from './browser.ts'

/**
 * How long somebody waits for the page that Storybook opens with, or for a story that is named: the built Storybook behind a plain
 * file server, in a browser that has nothing of it yet. Says the median of five in milliseconds; exits with 1 above two seconds,
 * or three for a story.
 */
const folder = join(import.meta.dirname, '../storybook-static')
const story = process.argv[2]
const most = story ? 3_000 : 2_000

const server = express().use(express.static(folder)).listen(0)
const { port } = server.address() as { port: number }
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: chromiumArgs,
})
const times: number[] = []
for (let run = 0; run < 5; run++) {
  const page = await (await browser.newContext()).newPage()
  const began = performance.now()
  await page.goto(`http://localhost:${port}/${story ? `?path=/story/${story}` : ''}`, { waitUntil: 'commit' })
  await page
    .frameLocator('#storybook-preview-iframe')
    .locator(story ? '.pb-title' : '.start h1')
    .first()
    .waitFor({ timeout: 60_000 })
  times.push(performance.now() - began)
  await page.context().close()
}
await browser.close()
server.close()
const median = Math.round(times.sort((a, b) => a - b)[2] as number)
process.stdout.write(`${story ?? 'first page'} after ${median} ms (${times.map(Math.round).join(', ')}), of ${most}\n`)
if (median > most) process.exitCode = 1
