import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { cpus, loadavg, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Ground } from './ground.ts'
import { asMarkdown, asText, type Line, printed, words } from './lines.ts'
import { spreadOf } from './spread.ts'

/**
 * `npm run bench`: every number we stand behind, measured again beside what people would use instead, as ratios of one and
 * the same run. `--quick` takes smaller worlds and fewer rounds, `--ten-million` larger ones for the lists; names of sections take those alone. What was measured goes
 * into `results.md`, with how many of the run before's ratios were found again.
 */
interface Section {
  title: string
  measure(ground: Ground): AsyncGenerator<Line>
}

interface Measured {
  /** Where it stands among the sections. */
  place: number
  title: string
  /** When, on what, and how busy that was. */
  how: string
  lines: Line[]
}

const sections: Record<string, () => Promise<Section>> = {
  requests: () => import('./sections/requests.ts'),
  signup: () => import('./sections/signup.ts'),
  webhooks: () => import('./sections/webhooks.ts'),
  growth: () => import('./sections/growth.ts'),
  lists: () => import('./sections/lists.ts'),
  redeliveries: () => import('./sections/redeliveries.ts'),
  stats: () => import('./sections/stats.ts'),
  dear: () => import('./sections/dear.ts'),
  domains: () => import('./sections/domains.ts'),
  processes: () => import('./sections/processes.ts'),
  memory: () => import('./sections/memory.ts'),
  start: () => import('./sections/start.ts'),
  browser: () => import('./sections/browser.ts'),
  year: () => import('./sections/year.ts'),
  proxy: () => import('./sections/proxy.ts'),
  relay: () => import('./sections/relay.ts'),
}

const root = join(import.meta.dirname, '..')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    'ten-million': { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h' },
  },
})
const chosen = positionals.length ? positionals : Object.keys(sections)
const unknown = chosen.find((name) => !Object.hasOwn(sections, name))
if (values.help || unknown) {
  if (unknown) process.stderr.write(`bench: there is no section ${unknown}\n`)
  process.stdout.write(
    `npm run bench -- [--quick] [--ten-million] [section …]\n\nsections: ${Object.keys(sections).join(' ')}\n`,
  )
  process.exit(unknown ? 1 : 0)
}

prepare()
const { prepareGround } = await import('./ground.ts')
const began = Date.now()
const before = loadavg()[0] as number
const ground = await prepareGround(values.quick, values['ten-million'])
const measured: Measured[] = []
process.once('SIGINT', () => void ground.end().finally(() => process.exit(130)))
let failed = false
try {
  process.stdout.write(`${machine()}\n`)
  for (const name of chosen) {
    const { title, measure } = await (sections[name] as () => Promise<Section>)()
    const lines: Line[] = []
    const start = Date.now()
    try {
      for await (const line of measure(ground)) lines.push(line)
    } catch (error) {
      failed = true
      process.stderr.write(`bench: ${name} could not be measured to its end: ${(error as Error).stack}\n`)
    }
    const seconds = Math.round((Date.now() - start) / 1_000)
    const how = `${new Date(start).toISOString().slice(0, 16)}${values.quick ? ', the quick form' : ''}, ${seconds} s. ${machine()}`
    measured.push({ place: Object.keys(sections).indexOf(name), title, how, lines })
    process.stdout.write(asText(`${title} (${seconds} s)`, lines))
  }
  const compared = found()
  process.stdout.write(`\n${compared}\nThe whole took ${Math.round((Date.now() - began) / 1_000)} s.\n`)
  if (!failed) keep(compared)
} finally {
  await ground.end()
}
process.exitCode = failed ? 1 : 0

/** The build that is measured, and the peers: installed here alone, when they are missing. */
function prepare() {
  const must = (command: string, args: string[], cwd = root) => {
    if (spawnSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0) process.exit(1)
  }
  if (!existsSync(join(import.meta.dirname, 'node_modules/better-auth')))
    must('npm', ['ci', '--no-audit', '--no-fund'], import.meta.dirname)
  must(process.execPath, [join(root, 'scripts/build.ts')])
}

/** How long the disk takes to promise that it has a page, in milliseconds: every commit waits for that. */
function fsyncTime(): number {
  const file = openSync(join(ground.folder, 'fsync'), 'w')
  const times = Array.from({ length: 50 }, () => {
    const began = performance.now()
    writeSync(file, Buffer.alloc(4_096))
    fsyncSync(file)
    return performance.now() - began
  })
  closeSync(file)
  return spreadOf(times).middle
}

function machine(): string {
  const { model } = cpus()[0] ?? { model: 'unknown' }
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${cpus().length} × ${model.trim()}, ${memory} GB, Linux ${release()}, Node ${process.versions.node}; load average ${before.toFixed(1)} before, ${(loadavg()[0] as number).toFixed(1)} now; fsync ${fsyncTime().toFixed(1)} ms`
}

/**
 * How many of this run's ratios were found by the last one, too, as both are printed: their spreads meet. A stricter count
 * beside it: this run's middle lies within the other's spread.
 */
function found(): string {
  const name = ({ section, what, on, against }: Line) => `${section}, ${what}, ${on}, ${against.replace(/\d.*/, '')}`
  const earlier = new Map(last().flatMap(({ lines }) => lines.map((line) => [name(line), line.ratio])))
  const both = measured.flatMap(({ lines }) =>
    lines.flatMap((line) => {
      const once = earlier.get(name(line))
      return line.ratio && once ? [{ line, now: printed(line.ratio), once: printed(once) }] : []
    }),
  )
  if (!both.length) return 'There is no earlier run to compare with.'
  const within = both.filter(({ now, once }) => now.middle >= once.least && now.middle <= once.most)
  const other = both.filter(({ now, once }) => now.most < once.least || now.least > once.most)
  const list = other.map(
    ({ line, now, once }) =>
      `\n- ${line.what}, ${line.on}, by ${line.against.replace(/ ?\d.*/, '')}: ${words(once)} then, ${words(now)} now`,
  )
  return `${both.length - other.length} of ${both.length} ratios are those of the run before, within the spread that both state; of ${within.length} the middle lies within the spread of the other run.${list.join('')}`
}

/** The sections as they were measured last. */
function last(): Measured[] {
  const file = join(import.meta.dirname, 'results.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
}

/** Writes `results.md`; sections that were not measured now stay as they were, with the machine and the hour they are of. */
function keep(compared: string) {
  const titles = new Set(measured.map(({ title }) => title))
  const all = [...last().filter(({ title }) => !titles.has(title)), ...measured]
  all.sort((one, other) => one.place - other.place)
  const findings = readFileSync(join(import.meta.dirname, 'findings.md'), 'utf8')
  const text = [
    '# Results',
    "Written by `npm run bench`. Every ratio is Patchbay's figure by the other's, measured in turns within one run: the least, the middle and the most of all rounds. Absolute figures are of one machine and one hour; ratios are what travels, and they travel well only from a quiet machine: look at the load average.",
    compared,
    ...all.map(({ title, lines, how }) => `${asMarkdown(title, lines)}\n\n_${how}_`),
    findings.trim(),
  ]
  writeFileSync(join(import.meta.dirname, 'results.md'), `${text.join('\n\n')}\n`)
  writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify(all, null, 2)}\n`)
}
