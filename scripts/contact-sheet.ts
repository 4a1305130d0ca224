import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import express from 'express'
import { chromium } from 'playwright'
import { themes } from '../stories/fixtures.ts'
import { chromiumArgs, ensureChromium } from './browser.ts'

/**
 * Every state of the widget on one picture for each theme and direction, into `screenshots/`: for looking at what changed.
 * Words after the command keep the stories whose name holds one of them. Storybook is built first where it is missing or
 * `--build` says so.
 */
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

const server = express().use(express.static(folder)).listen(0)
const { port } = server.address() as { port: number }
mkdirSync(target, { recursive: true })
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: chromiumArgs,
})
const page = await browser.newPage({
  viewport: { width: 400, height: 780 },
  deviceScaleFactor: 0.75,
  reducedMotion: 'reduce',
})
const sheet = await browser.newPage({ viewport: { width: 2_200, height: 800 } })

for (const theme of Object.keys(themes))
  for (const [language, direction] of [
    ['en', 'ltr'],
    ['ar', 'rtl'],
  ] as const) {
    const cells: string[] = []
    for (const { id, name } of stories) {
      const globals = `language:${language};theme:${theme}`
      await page.goto(`http://localhost:${port}/iframe.html?id=${id}&viewMode=story&globals=${globals}`)
      await page.locator(`.pb-root[dir=${direction}]`).first().waitFor()
      if (!id.startsWith('steps-loading')) await page.locator('.pb-title').first().waitFor()
      await page.mouse.move(0, 0)
      const style = /dark|night/.test(theme) ? 'body { background: #0b0b14 !important }' : ''
      const picture = (await page.screenshot({ fullPage: true, style })).toString('base64')
      cells.push(`<figure><img src="data:image/png;base64,${picture}"><figcaption>${name}</figcaption></figure>`)
    }
    await sheet.setContent(`<style>
      body { margin: 16px; display: grid; grid-template-columns: repeat(7, 300px); gap: 12px; font: 14px sans-serif }
      figure { margin: 0 } img { display: block; width: 300px; border: 1px solid #ccc }
    </style>${cells.join('')}`)
    const path = join(target, `contact-sheet-${theme}-${direction}.png`)
    await sheet.screenshot({ path, fullPage: true })
    console.log(`${stories.length} states, theme ${theme}, ${direction}: ${path.slice(root.length + 1)}`)
  }
await browser.close()
server.close()
