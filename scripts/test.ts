import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from './browser.ts'
import { run, type Step } from './steps.ts'
import { failedJourneys, failedTests } from './testing/failed.ts'

/**
 * `npm test`: everything that CI runs: a browser where there is none, the build, lint and types, then all tests. The last line
 * sums them up: `N passed, N failed`. What does not need the result of another step runs beside it.
 *
 * `npm test -- --quick` is for every day. It leaves out PostgreSQL, whole processes, faults, stories and their pictures,
 * journeys in the browser, the size of what is built, and half of the other suites. `npm run test:whole` draws nothing: each suite runs on each database
 * that it is written for.
 */
const quick = process.argv.includes('--quick')
const whole = process.argv.includes('--whole')
const results = mkdtempSync(join(tmpdir(), 'patchbay-results-'))
const result = (name: string) => join(results, `${name}.json`)

process.env.CHROMIUM_PATH = ensureChromium()
// Many tests start a server as a process: the second one need not compile what the first one did.
process.env.NODE_COMPILE_CACHE = join(results, 'compiled')
if (quick) process.env.PATCHBAY_TEST_QUICK = '1'
if (!whole) process.env.PATCHBAY_TEST_SEED ||= commit()

const vitest = (title: string, projects: string[], live: boolean, files: string[] = []): Step => ({
  title,
  command: [
    'vitest',
    'run',
    ...files,
    ...projects.flatMap((project) => ['--project', project]),
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${result(title)}`],
  ],
  live,
})
const types = (folder: string): Step => ({ title: `types of ${folder}`, command: ['tsc', '-p', folder] })

const together = async (...steps: Promise<boolean>[]) => (await Promise.all(steps)).every(Boolean)

async function prepare(): Promise<boolean> {
  const built = async () =>
    (await run({ title: 'build', command: ['node', 'scripts/build.ts'] })) &&
    together(
      ...['test', 'demo', 'bench'].map((folder) => run(types(folder))),
      ...(quick ? [] : [run({ title: 'size', command: ['node', 'scripts/size.ts'] })]),
    )
  const storybook: Step = {
    title: 'storybook',
    command: ['storybook', 'build', '--quiet', '--output-dir', 'storybook-static'],
  }
  return together(
    built(),
    run({ title: 'lint', command: ['biome', 'check', '--error-on-warnings', '.'] }),
    ...(quick ? [] : [run(storybook)]),
  )
}

async function test(): Promise<boolean> {
  const tests = run(vitest('tests', quick ? ['node', 'widget'] : ['node', 'handler', 'widget'], true))
  if (quick) return tests
  const journeys: Step = {
    title: 'journeys',
    command: ['playwright', 'test', '-c', 'test/journeys'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: result('journeys') },
  }
  // Tests wait for processes, databases and clocks most of their time; what needs a browser runs beside them, one after the other.
  const inBrowser = async () => [await run(await stories()), await run(journeys)].every(Boolean)
  return together(tests, inBrowser())
}

/** A quarter of the stories' files, with their pictures: those of the next commit are others. */
async function stories(): Promise<Step> {
  const { partOf } = await import('../test/support/run/part.ts') // it reads the seed when it is loaded
  const files = globSync('{stories,console}/**/*.stories.tsx', { exclude: ['**/node_modules/**'] }).sort()
  return vitest('stories', ['storybook'], false, whole ? [] : partOf(files, 4))
}

/** The seed of what is drawn: a commit is tested alike wherever it is tested. Without a repository, the day draws. */
function commit(): string {
  const { status, stdout } = spawnSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
  })
  return status === 0 ? stdout.trim() : new Date().toISOString().slice(0, 10)
}

const ok = (await prepare()) && (await test())

const read = (name: string) => (existsSync(result(name)) ? JSON.parse(readFileSync(result(name), 'utf8')) : undefined)
const [vitests, ofJourneys] = [[read('tests'), read('stories')], read('journeys')]
const journeys = ofJourneys?.stats
const sum = (field: string) => vitests.reduce((all, one) => all + (one?.[field] ?? 0), 0)
const passed = sum('numPassedTests') + (journeys ? journeys.expected + journeys.flaky : 0)
const counted = sum('numFailedTests') + (journeys?.unexpected ?? 0)
const skipped = sum('numPendingTests') + (journeys?.skipped ?? 0)
if (journeys?.flaky)
  process.stdout.write(`\n${journeys.flaky} of the journeys passed at the second try only: see "flaky" above\n`)
if (quick)
  process.stdout.write(
    '\nThis was the quick run, with half of the suites and no PostgreSQL, whole processes, faults, stories, journeys and size: npm test has them.\n',
  )
else if (!whole)
  process.stdout.write(
    `\nPATCHBAY_TEST_SEED=${process.env.PATCHBAY_TEST_SEED} drew a part of what is long: npm run test:whole takes all of it\n`,
  )
// A step or a runner that broke without a failed test is a failure too.
const failed = Math.max(counted, ok ? 0 : 1)
const names = [...vitests.flatMap(failedTests), ...failedJourneys(ofJourneys)]
if (names.length) process.stdout.write(`\nThese failed; what each said stands above:\n${names.join('\n')}\n`)

process.stdout.write(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}\n`)
// What a failure said stays to be read.
if (!failed) rmSync(results, { recursive: true, force: true })
process.exit(failed || !passed ? 1 : 0)
