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

export interface Plan {
  seed: number
  short: boolean
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

/** The table, as Markdown: docs/reliability.md has it too. */
export function table(rows: Row[]): string {
  const head = ['what', 'on', 'tried', 'survived', 'lost', 'doubled', '5xx', 'note']
  const lines = rows.map(({ what, on, tried, survived, lost, doubled, errors, note }) =>
    [what, on, tried, survived, lost, doubled, errors, note].map(String),
  )
  const widths = head.map((title, column) =>
    Math.max(title.length, ...lines.map((line) => (line[column] as string).length)),
  )
  const row = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] as number)).join(' | ')} |`
  return [row(head), row(widths.map((width) => '-'.repeat(width))), ...lines.map(row)].join('\n')
}
