import { readFileSync, writeFileSync } from 'node:fs'
import { arch, availableParallelism, cpus, totalmem, type } from 'node:os'
import { join } from 'node:path'

/** What one part of the suite tried, and what became of it. */
export interface Row {
  what: string
  on: string
  tried: number
  survived: number
  /** A customer did their part and has no number for it, nor a word about what to do. Must be 0. */
  lost: number
  /** Something was done or told twice: a number, a completed signup, an event, a code at Meta. Must be 0. */
  doubled: number
  /** Answers of 500 and above, except a 503 with `Retry-After` while the database is away. Must be 0. */
  errors: number
  /** What a reader wants to know beside the numbers. */
  note: string
  /** How long it took, where that is not how long this run took. */
  seconds?: number
}

/** A row, how long it took, in seconds, and the seed that repeats it. */
export type Timed = Row & { seconds: number; seed: number }

export interface Plan {
  seed: number
  short: boolean
  /** Histories of noninterference before this one are left out: they were played before, or another one is looked into. */
  from?: number
  /** How many of them are played, in place of all. */
  count?: number
  /** A file that keeps what became of each history, and from which another run goes on. */
  keep?: string
  /** A PostgreSQL that is there already, for parts that need none to themselves. */
  postgresUrl?: string
  /** Says how far it is. */
  say(line: string): void
}

/** Numbers between 0 and 1 that a seed repeats (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const failed = (rows: Row[]) =>
  rows.some(({ lost, doubled, errors, tried, survived }) => lost || doubled || errors || survived !== tried)

const head = ['what', 'on', 'tried', 'survived', 'lost', 'doubled', '5xx', 'seconds', 'seed']

/** The table, and under it what there is to know of each row, as Markdown. */
export function table(rows: Timed[]): string {
  const cells = rows.map(({ what, on, tried, survived, lost, doubled, errors, seconds, seed }) =>
    [what, on, tried, survived, lost, doubled, errors, seconds, seed].map(String),
  )
  return layOut(cells, rows.map(noteOf))
}

const noteOf = ({ what, on, note }: Row) => `- ${what}, on ${on}: ${note}`

function layOut(lines: string[][], notes: string[]): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...lines.map((line) => (line[column] as string).length)),
  )
  const row = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] as number)).join(' | ')} |`
  return [row(head), row(widths.map((width) => '-'.repeat(width))), ...lines.map(row), '', ...notes].join('\n')
}

/** The last results with these rows in the place of those of the same name. Rows that were not run again stay. */
export function joinResults(page: string, rows: Timed[]): string {
  const old = page.split('\n').filter((line) => line.startsWith('| '))
  const cells = (line: string) =>
    line
      .slice(2, -2)
      .split(' | ')
      .map((cell) => cell.trim())
  const notes = page.split('\n').filter((line) => line.startsWith('- '))
  const lines = new Map<string, { line: string[]; note: string }>()
  for (const line of old.slice(2).map(cells)) {
    const name = `- ${line[0]}, on ${line[1]}: `
    lines.set(name, { line, note: notes.find((note) => note.startsWith(name)) ?? name })
  }
  for (const row of rows) {
    const [, , line] = table([row]).split('\n') as [string, string, string]
    lines.set(`- ${row.what}, on ${row.on}: `, { line: cells(line), note: noteOf(row) })
  }
  const all = [...lines.values()]
  return layOut(
    all.map(({ line }) => line),
    all.map(({ note }) => note),
  )
}

/** Whatever it was run on: numbers of another machine are other numbers. */
export function machine(): string {
  const model = cpus()[0]?.model.trim() || 'unnamed'
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${availableParallelism()} cores (${model}), ${memory} GB, ${type()} ${arch()}, Node ${process.versions.node}`
}

/** Puts rows into docs/reliability.md, where the last results stand. @throws {Error} when their place is gone */
export function writeDown(rows: Timed[]) {
  const file = join(import.meta.dirname, '../../../docs/reliability.md')
  const page = readFileSync(file, 'utf8')
  const place = /(?<=<!-- results: written by `npm run test:faults -- --write` -->\n).*?(?=<!-- end of results -->)/s
  const old = place.exec(page)?.[0]
  if (old === undefined) throw new Error('docs/reliability.md has no place for results')
  writeFileSync(
    file,
    page.replace(place, () => `\n${machine()}.\n\n${joinResults(old, rows)}\n\n`),
  )
}
