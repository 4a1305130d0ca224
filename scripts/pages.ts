import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureChromium } from './browser.ts'

/**
 * `npm run test:pages -- --pages 500 --seed 19`: pages of hosts as chance makes them, with the widget in them. The same seed makes
 * the same pages; `npm test` looks at the first few. It says how far it is every half minute, what is wrong at once, and a sum at the end.
 */
const { values } = parseArgs({
  options: { pages: { type: 'string', default: '500' }, seed: { type: 'string', default: '19' } },
})
const { status } = spawnSync(
  'playwright',
  [
    'test',
    '-c',
    'test/journeys',
    '--project=SQLite',
    `--reporter=${join(import.meta.dirname, '../test/journeys/guest/fuzz/progress.ts')}`,
    'guest/fuzz',
  ],
  {
    stdio: 'inherit',
    env: { ...process.env, CHROMIUM_PATH: ensureChromium(), GUEST_PAGES: values.pages, GUEST_SEED: values.seed },
  },
)
process.exitCode = status ?? 1
