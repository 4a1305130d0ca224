import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import express from 'express'
import { chromium } from 'playwright'
import { chromiumArgs, ensureChromium } from './browser.ts'

/**
 * Pictures of every story, narrow (360 px) and wide (1280 px), into `screenshots/`: for looking at.
 * Words after the command keep the stories whose name holds one of them: `npm run screenshots -- type launch`.
 */
const root = join(import.meta.dirname, '..')
const folder = join(root, 'storybook-static')
const target = join(root, 'screenshots')
const wanted = process.argv.slice(2)

if (!existsSync(join(folder, 'index.json')) || process.env.CI)
  spawnSync(join(root, 'node_modules/.bin/storybook'), ['build', '--quiet', '--output-dir', folder], {
    cwd: root,
    stdio: 'inherit',
  })

const server = express().use(express.static(folder)).listen(0)
const { port } = server.address() as { port: number }
const { entries } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as {
  entries: Record<string, { id: string; type: string }>
}
mkdirSync(target, { recursive: true })

const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: chromiumArgs,
})
for (const width of [360, 1280]) {
  const page = await browser.newPage({ viewport: { width, height: 780 }, reducedMotion: 'reduce' })
  for (const { id, type } of Object.values(entries)) {
    if (type !== 'story' || (wanted.length && !wanted.some((word) => id.includes(word)))) continue
    await page.goto(`http://localhost:${port}/iframe.html?id=${id}&viewMode=story`)
    await page.locator('[data-step]').first().waitFor()
    await page.waitForTimeout(150)
    await page.screenshot({ path: join(target, `${id}-${width}.png`), fullPage: true })
  }
  await page.close()
}
await browser.close()
server.close()
