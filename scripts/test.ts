import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from './browser.ts'

/**
 * `npm test`: everything that CI runs, in order: a browser where there is none, the build, lint and types,
 * then both test runners. The last line sums them up: `N passed, N failed`.
 */
const root = join(import.meta.dirname, '..')
const results = mkdtempSync(join(tmpdir(), 'patchbay-results-'))
const bin = (name: string) => join(root, 'node_modules/.bin', name)
let failures = 0

const env = {
  ...process.env,
  CHROMIUM_PATH: ensureChromium(),
  // Many tests start a server as a process: the second one need not compile what the first one did.
  NODE_COMPILE_CACHE: join(results, 'compiled'),
}

/** Runs a step and says how long it took; a step that fails counts as one failure unless `counted` says more. */
function run(title: string, command: string, args: string[], more: NodeJS.ProcessEnv = {}) {
  process.stdout.write(`\n── ${title}\n`)
  const began = Date.now()
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...env, ...more } })
  process.stdout.write(
    `── ${title}: ${status === 0 ? 'ok' : 'FAILED'} after ${Math.round((Date.now() - began) / 1_000)} s\n`,
  )
  return status === 0
}

const must = (title: string, command: string, args: string[]) => {
  if (run(title, command, args)) return
  process.stdout.write('\n0 passed, 1 failed\n')
  process.exit(1)
}

must('build', process.execPath, [join(root, 'scripts/build.ts')])
must('lint', bin('biome'), ['check', '--error-on-warnings', '.'])
must('types of tests, stories and demo', bin('tsc'), ['-p', 'test'])
must('types of the demo', bin('tsc'), ['-p', 'demo'])
must('types of the bench', bin('tsc'), ['-p', 'bench'])
must('storybook', bin('storybook'), ['build', '--quiet', '--output-dir', 'storybook-static'])
must('size', process.execPath, [join(root, 'scripts/size.ts')])

const vitest = join(results, 'vitest.json')
const playwright = join(results, 'playwright.json')
if (!run('tests', bin('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitest}`]))
  failures++
if (!run('journeys', bin('playwright'), ['test', '-c', 'test/journeys'], { PLAYWRIGHT_JSON_OUTPUT_NAME: playwright }))
  failures++

const read = (file: string) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined)
const one = read(vitest)
const two = read(playwright)?.stats
const passed = (one?.numPassedTests ?? 0) + (two ? two.expected + two.flaky : 0)
const counted = (one?.numFailedTests ?? 0) + (two?.unexpected ?? 0)
const skipped = (one?.numPendingTests ?? 0) + (two?.skipped ?? 0)
if (two?.flaky)
  process.stdout.write(`\n${two.flaky} of the journeys passed at the second try only: see "flaky" above\n`)
// A runner that broke without a failed test (or without a result at all) is a failure too.
const failed = Math.max(counted, failures)

process.stdout.write(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}\n`)
process.exit(failed || !passed ? 1 : 0)
