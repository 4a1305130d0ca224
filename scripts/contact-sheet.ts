import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import express from 'express'
import { chromium } from 'playwright'
import type { LanguageCode } from '../contract/languages.ts'
import type { wardrobe } from '../stories/fixtures.ts'
import { chromiumArgs, ensureChromium } from './browser.ts'

/**
 * Every state of the widget, one picture for each of twelve looks, into `screenshots/`: for looking at what changed. The looks are
 * chosen so that each brand is seen light and dark, and each language at each width.
 * Words after the command keep the stories whose name holds one of them, and `--look=neon` the looks with that in their name. Storybook is built first where it is missing or
 * `--build` says so.
 */
const looks: [theme: keyof typeof wardrobe, mode: 'light' | 'dark', language: LanguageCode, width: number][] = [
  ['near-black', 'light', 'en', 390],
  ['near-black', 'dark', 'ar', 320],
  ['pale-yellow', 'light', 'de', 320],
  ['pale-yellow', 'dark', 'hi', 390],
  ['neon', 'light', 'hi', 1440],
  ['neon', 'dark', 'en', 320],
  ['navy-orange', 'light', 'ar', 390],
  ['navy-orange', 'dark', 'de', 1440],
  ['red', 'light', 'hi', 320],
  ['red', 'dark', 'ar', 1440],
  ['grey', 'light', 'en', 1440],
  ['grey', 'dark', 'de', 390],
]
const root = join(import.meta.dirname, '..')
const folder = join(root, 'storybook-static')
const target = join(root, 'screenshots')
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'))

if (!existsSync(join(folder, 'index.json')) || process.argv.includes('--build'))
  spawnSync(join(root, 'node_modules/.bin/storybook'), ['build', '--quiet', '--output-dir', folder], {
    cwd: root,
    stdio: 'inherit',
  })

const { entries } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as {
  entries: Record<string, { id: string; name: string; type: string }>
}
/** Stories with a language or a theme of their own are left out: here everyone is seen in all of them. */
const stories = Object.values(entries).filter(
  ({ id, name, type }) =>
    type === 'story' &&
    id.startsWith('steps-') &&
    !/ In [A-Z]| At Night/.test(name) &&
    (!wanted.length || wanted.some((word) => id.includes(word))),
)

const fonts = ['noto-sans', 'noto-sans-arabic', 'noto-sans-devanagari']
const server = express()
  .use(express.static(folder))
  .use('/fonts', express.static(join(root, 'node_modules/@fontsource-variable')))
  .listen(0)
const { port } = server.address() as { port: number }
mkdirSync(target, { recursive: true })
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: chromiumArgs,
})
const page = await browser.newPage({ deviceScaleFactor: 0.75, reducedMotion: 'reduce' })
const sheet = await browser.newPage({ viewport: { width: 2_200, height: 800 } })

/** Machines have no letters of every script; these are those that stories are drawn with. */
const family = `.pb-root { font-family: 'Noto Sans Variable', 'Noto Sans Arabic Variable', 'Noto Sans Devanagari Variable' }`
const look = process.argv.find((word) => word.startsWith('--look='))?.slice(7)

for (const [theme, mode, language, width] of looks.filter((one) => !look || one.join('-').includes(look))) {
  await page.setViewportSize({ width: width + 32, height: 780 })
  const globals = `language:${language};theme:${theme};mode:${mode}`
  const style = `${mode === 'dark' || theme === 'neon' ? 'body { background: #0b0b14 !important }' : ''} .sb-errordisplay, .sb-wrapper { display: none !important }`
  const cells: string[] = []
  for (const { id, name } of stories) {
    await page.goto(`http://localhost:${port}/iframe.html?id=${id}&viewMode=story&globals=${globals}`)
    const place = page.locator('.pb-root').first()
    await place.waitFor({ state: 'attached' })
    if (!id.startsWith('steps-loading')) await page.locator('.pb-title').first().waitFor({ state: 'attached' })
    for (const font of fonts) await page.addStyleTag({ url: `/fonts/${font}/index.css` })
    await page.addStyleTag({ content: family })
    await page.evaluate(() => document.fonts.ready)
    await page.mouse.move(0, 0)
    const clip = (await place.boundingBox({ timeout: 5_000 })) ?? { x: 0, y: 0, width, height: 780 }
    const around = { x: Math.max(0, clip.x - 16), y: 0, width: clip.width + 32, height: clip.y + clip.height + 16 }
    const picture = (await page.screenshot({ fullPage: true, clip: around, style })).toString('base64')
    cells.push(`<figure><img src="data:image/png;base64,${picture}"><figcaption>${name}</figcaption></figure>`)
  }
  await sheet.setContent(`<style>
    body { margin: 16px; display: grid; grid-template-columns: repeat(7, 300px); gap: 12px; font: 14px sans-serif }
    figure { margin: 0 } img { display: block; width: 300px; border: 1px solid #ccc }
  </style>${cells.join('')}`)
  const path = join(target, `contact-sheet-${theme}-${mode}-${language}-${width}.png`)
  await sheet.screenshot({ path, fullPage: true })
  console.log(`${stories.length} states, ${theme}, ${mode}, ${language}, ${width} px: ${path.slice(root.length + 1)}`)
}
await browser.close()
server.close()
