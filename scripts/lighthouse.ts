import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import lighthouse, { defaultConfig } from 'lighthouse'
import { chromium } from 'playwright'
import { createSandbox, joinSettings } from '../sandbox/index.ts'
import { chromiumArgs, ensureChromium } from './browser.ts'

/**
 * What Lighthouse says of the hosted page, and of the console's Today and one link, on a phone (its mobile preset: slow network,
 * slow processor): a real server, a real link, Meta's part played by the sandbox. Of each page three runs, the middle one counts, for
 * a busy machine slows a page down. Prints the scores and what cost points, and exits with 1 when one is under 100. `--report` keeps
 * the whole report of each in `screenshots/`.
 *
 * A phone's processor is played by slowing this one down, so how much depends on what this one is: Lighthouse's fourfold is for a fast
 * desktop (a benchmark index of 1750), and a machine with a lower index is slowed down less, in proportion
 * (https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md#calibrating-the-cpu-slowdown). `--as-fast` takes the
 * fourfold on any machine.
 */
const fastDesktop = { index: 1_750, slowdown: 4 }
const root = join(import.meta.dirname, '..')
const main = join(root, 'dist/server/process/main.js')

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

const categories = ['performance', 'accessibility', 'best-practices']

const folder = mkdtempSync(join(tmpdir(), 'patchbay-lighthouse-'))
const sandbox = await createSandbox({ port: 0 })
const [port, debugging] = [await freePort(), await freePort()]
const [url, apiKey] = [`http://localhost:${port}`, randomBytes(16).toString('hex')]
const server = spawn(process.execPath, [main], {
  env: {
    ...process.env,
    PORT: String(port),
    DATABASE_URL: `sqlite:${join(folder, 'data.db')}`,
    PATCHBAY_SECRET_KEY: randomBytes(32).toString('base64'),
    PATCHBAY_API_KEY: apiKey,
    PATCHBAY_PROJECT_NAME: 'Acme CRM',
    ...joinSettings(sandbox).meta,
  },
  stdio: ['ignore', 'ignore', 'inherit'],
})
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: [`--remote-debugging-port=${debugging}`, ...chromiumArgs],
})

try {
  await ready()
  const { data: customer } = await post('/customers', { customer: { name: 'Wind & Wool' } })
  const { data: link } = await post(`/customers/${customer.id}/setup_links`, { setup_link: {} })
  await lookAt('The page of a link', link.url)
  const headers = { Cookie: await signedIn() }
  await lookAt('The console: Today', `${url}/console`, headers)
  await lookAt('The console: one link', `${url}/console/links/${link.id}`, headers)
} finally {
  await browser.close()
  server.kill()
  await sandbox.close()
  rmSync(folder, { recursive: true, force: true })
}

async function run(address: string, slowdown: number, extraHeaders?: Record<string, string>) {
  const options = { port: debugging, onlyCategories: categories, output: 'html', logLevel: 'error' } as const
  const throttling = { ...defaultConfig.settings?.throttling, cpuSlowdownMultiplier: slowdown }
  const result = await lighthouse(address, { ...options, throttling, ...(extraHeaders && { extraHeaders }) })
  if (!result) throw new Error('Lighthouse gave no answer')
  if (result.lhr.runtimeError) throw new Error(result.lhr.runtimeError.message)
  return result
}

/** Three runs after one that measures the machine; prints what the middle one says. */
async function lookAt(name: string, address: string, extraHeaders?: Record<string, string>) {
  const { slowdown: most, index: fast } = fastDesktop
  const { benchmarkIndex } = (await run(address, most, extraHeaders)).lhr.environment
  const slowdown = process.argv.includes('--as-fast') ? most : Math.min(most, (most * benchmarkIndex) / fast)
  const runs: Awaited<ReturnType<typeof run>>[] = []
  for (let at = 0; at < 3; at++) runs.push(await run(address, slowdown, extraHeaders))
  const speed = ({ lhr }: (typeof runs)[number]) => lhr.categories.performance?.score ?? 0
  runs.sort((one, other) => speed(one) - speed(other))
  console.log(
    `${name}, on a processor of ${Math.round(benchmarkIndex)} slowed down ${slowdown.toFixed(1)} times. Performance in three runs: ${runs
      .map((one) => Math.round(speed(one) * 100))
      .join(', ')}; the middle one:`,
  )
  const { lhr, report } = runs[1] as (typeof runs)[number]
  for (const name of categories) {
    const { title, score, auditRefs } = lhr.categories[name] as (typeof lhr.categories)[string]
    console.log(`${String(Math.round((score ?? 0) * 100)).padStart(4)}  ${title}`)
    if ((score ?? 0) < 1) process.exitCode = 1
    for (const { id, weight } of auditRefs) {
      const audit = lhr.audits[id]
      if (audit && weight && audit.score !== null && audit.score < 1)
        console.log(`      ${audit.score} ${audit.title} ${audit.displayValue ?? ''}`)
    }
  }
  for (const id of [
    'first-contentful-paint',
    'largest-contentful-paint',
    'total-blocking-time',
    'cumulative-layout-shift',
  ])
    console.log(`      ${lhr.audits[id]?.title}: ${lhr.audits[id]?.displayValue}`)
  if (process.argv.includes('--report')) {
    mkdirSync(join(root, 'screenshots'), { recursive: true })
    writeFileSync(join(root, `screenshots/lighthouse-${name.replace(/\W+/g, '-').toLowerCase()}.html`), String(report))
  }
}

/** The cookie of somebody who signed in to the console. Lighthouse sends it with each request of the page. */
async function signedIn(): Promise<string> {
  const response = await fetch(`${url}/console/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', Origin: url },
    body: JSON.stringify({ key: apiKey }),
  })
  if (!response.ok) throw new Error(`The sign-in answered ${response.status}: ${await response.text()}`)
  return (response.headers.getSetCookie()[0] as string).split(';')[0] as string
}

async function ready() {
  for (let tries = 0; tries < 200; tries++) {
    if (
      await fetch(`${url}/readyz`).then(
        (response) => response.ok,
        () => false,
      )
    )
      return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`The server did not answer at ${url}/readyz`)
}

async function post(path: string, body: unknown) {
  const response = await fetch(`${url}/platform/v1${path}`, {
    method: 'POST',
    headers: { 'X-API-Key': apiKey, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`POST ${path} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as { data: { id: string; url: string } }
}
