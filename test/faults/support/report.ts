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
}

/** A row, and how long it took, in seconds. */
export type Timed = Row & { seconds: number }

export interface Plan {
  seed: number
  short: boolean
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

/** The table, and under it what there is to know of each row, as Markdown. */
export function table(rows: Timed[]): string {
  const head = ['what', 'on', 'tried', 'survived', 'lost', 'doubled', '5xx', 'seconds']
  const lines = rows.map(({ what, on, tried, survived, lost, doubled, errors, seconds }) =>
    [what, on, tried, survived, lost, doubled, errors, seconds].map(String),
  )
  const widths = head.map((title, column) =>
    Math.max(title.length, ...lines.map((line) => (line[column] as string).length)),
  )
  const row = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] as number)).join(' | ')} |`
  const notes = rows.map(({ what, on, note }) => `- ${what}, on ${on}: ${note}`)
  return [row(head), row(widths.map((width) => '-'.repeat(width))), ...lines.map(row), '', ...notes].join('\n')
}

/** Whatever it was run on: numbers of another machine are other numbers. */
export function machine(): string {
  const model = cpus()[0]?.model.trim() || 'unnamed'
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${availableParallelism()} cores (${model}), ${memory} GB, ${type()} ${arch()}, Node ${process.versions.node}`
}

/** Puts `text` into docs/reliability.md, where the last results stand. @throws {Error} when their place is gone */
export function writeDown(text: string) {
  const file = join(import.meta.dirname, '../../../docs/reliability.md')
  const page = readFileSync(file, 'utf8')
  const place = /(?<=<!-- results: written by `npm run test:faults -- --write` -->\n).*?(?=<!-- end of results -->)/s
  if (!place.test(page)) throw new Error('docs/reliability.md has no place for results')
  writeFileSync(
    file,
    page.replace(place, () => `\n${text}\n\n`),
  )
}
