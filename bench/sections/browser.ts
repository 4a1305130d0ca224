import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import express from 'express'
import lighthouse from 'lighthouse'
import { chromium } from 'playwright'
import { chromiumArgs, ensureChromium } from '../../scripts/browser.ts'
import { apiKey, freePort, type Ground } from '../ground.ts'
import { kilobytes, type Line, ms } from '../lines.ts'
import { type Spread, spreadOf } from '../spread.ts'

export const title = "Browser: in a host's React page, on a phone"

interface Weight {
  /** `loader`: its user interface comes later, from its vendor, and is not counted. */
  how: 'whole' | 'loader'
  page: string
  /** Gzipped, React not counted. */
  bytes: number
}

interface Visit {
  transferred: Spread
  executed: Spread
  interactive: Spread
}

/** Each as a page of its own: what it weighs in a bundle, what a phone fetches and runs, and when it can be used. */
export async function* measure(ground: Ground): AsyncGenerator<Line> {
  const folder = join(ground.folder, 'pages')
  const files = express().use((_req, res, next) => {
    res.set('Cross-Origin-Resource-Policy', 'cross-origin')
    next()
  })
  const server = createServer(files.use(gzipped(folder))).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  const patchbay = await ground.patchbay(await ground.database('SQLite'))
  const link = await setupLink(patchbay.port, origin)
  const bundled = execFileSync(
    process.execPath,
    [
      join(import.meta.dirname, '../peers/bundle.js'),
      folder,
      join(import.meta.dirname, '../../dist'),
      `http://localhost:${patchbay.port}`,
      link.token,
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const weights = JSON.parse(bundled) as Record<string, Weight>
  const debugging = await freePort()
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: [
      `--remote-debugging-port=${debugging}`,
      ...chromiumArgs,
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost',
    ],
  })
  try {
    const runs = ground.quick ? 1 : 3
    const visit = async (url: string): Promise<Visit> => ({
      ...(await fetched(browser, url, runs)),
      interactive: await interactive(debugging, url, runs),
    })
    const { patchbay: ours, ...peers } = weights as Record<string, Weight> & { patchbay: Weight }
    const widget = await visit(origin + ours.page)
    for (const [name, peer] of Object.entries(peers)) {
      const by = peer.how === 'loader' ? `${name} (a loader)` : name
      const line = { section: title, on: 'React page' }
      yield {
        ...line,
        what: 'widget in a bundle, gzipped',
        ours: kilobytes(ours.bytes),
        against: `${by} ${kilobytes(peer.bytes)}`,
        ratio: spreadOf([ours.bytes / peer.bytes]),
      }
      if (peer.how === 'loader') continue
      const theirs = await visit(origin + peer.page)
      yield* visited('widget', line, widget, name, theirs)
    }
    const hosted = await visit(link.url)
    const embed = await visit(`${origin}/embed/`)
    const line = { section: title, on: 'own page' }
    yield* visited('hosted page', line, hosted, 'the widget in React', widget)
    yield* visited('/embed.js', line, embed, 'the widget in React', widget)
  } finally {
    await browser.close()
    await patchbay.stop()
    server.closeAllConnections()
    server.close()
  }
}

function* visited(
  what: string,
  line: Pick<Line, 'section' | 'on'>,
  ours: Visit,
  name: string,
  theirs: Visit,
): Generator<Line> {
  for (const [how, key, figure] of [
    ['transferred', 'transferred', kilobytes],
    ['JavaScript executed', 'executed', kilobytes],
    ['time to interactive', 'interactive', ms],
  ] as const)
    yield {
      ...line,
      what: `${what}, ${how}`,
      ours: figure(ours[key].middle),
      against: `${name} ${figure(theirs[key].middle)}`,
      ratio: by(ours[key], theirs[key]),
    }
}

/** What was not measured in turns: the least by the most, and the most by the least. */
const by = (ours: Spread, theirs: Spread): Spread => ({
  least: ours.least / theirs.most,
  middle: ours.middle / theirs.middle,
  most: ours.most / theirs.least,
})

/** Files as a host serves them: compressed. */
function gzipped(folder: string): express.RequestHandler {
  const plain = express.static(folder)
  return async (req, res, next) => {
    const { gzipSync } = await import('node:zlib')
    const { readFileSync } = await import('node:fs')
    if (!/\.(js|css)$/.test(req.path)) return plain(req, res, next)
    res.type(req.path.endsWith('.js') ? 'text/javascript' : 'text/css').set('Content-Encoding', 'gzip')
    res.send(gzipSync(readFileSync(join(folder, decodeURIComponent(req.path)))))
  }
}

/** What a visit brings over the network, and how much of its JavaScript runs before the page is quiet. */
async function fetched(browser: Awaited<ReturnType<typeof chromium.launch>>, url: string, runs: number) {
  const [transferred, executed]: [number[], number[]] = [[], []]
  for (let run = 0; run < runs; run++) {
    const context = await browser.newContext() // with a cache of its own
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    let bytes = 0
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength
    })
    await page.coverage.startJSCoverage({ resetOnNavigation: false })
    await page.goto(url, { waitUntil: 'networkidle' })
    const scripts = await page.coverage.stopJSCoverage()
    await context.close()
    transferred.push(bytes)
    executed.push(scripts.reduce((sum, script) => sum + executedBytes(script), 0))
  }
  return { transferred: spreadOf(transferred), executed: spreadOf(executed) }
}

type Script = Awaited<
  ReturnType<Awaited<ReturnType<Awaited<ReturnType<typeof chromium.launch>>['newPage']>>['coverage']['stopJSCoverage']>
>[number]

/** Characters inside of what was called; the innermost range decides. */
function executedBytes({ source = '', functions }: Script): number {
  const ran = new Uint8Array(source.length)
  const ranges = functions.flatMap(({ ranges }) => ranges)
  ranges.sort((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset)
  for (const { startOffset, endOffset, count } of ranges) ran.fill(count > 0 ? 1 : 0, startOffset, endOffset)
  return ran.reduce((sum, one) => sum + one, 0)
}

/** Lighthouse's time to interactive under its mobile preset: slow network, slow processor. */
async function interactive(port: number, url: string, runs: number): Promise<Spread> {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const result = await lighthouse(url, { port, onlyAudits: ['interactive'], output: 'json', logLevel: 'error' })
    const time = result?.lhr.audits.interactive?.numericValue
    if (!time)
      throw new Error(`Lighthouse could not tell when ${url} is interactive: ${result?.lhr.runtimeError?.message}`)
    times.push(time)
  }
  return spreadOf(times)
}

async function setupLink(port: number, origin: string) {
  const post = async (path: string, body: object) => {
    const response = await fetch(`http://localhost:${port}/platform/v1${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-API-Key': apiKey },
      body: JSON.stringify(body),
    })
    return ((await response.json()) as { data: { id: string; token: string; url: string } }).data
  }
  const { id } = await post('/customers', { customer: { name: 'Wool' } })
  return post(`/customers/${id}/setup_links`, { setup_link: { allowed_origins: [origin] } })
}
