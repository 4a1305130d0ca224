import type { Spread } from './spread.ts'

/** One line of the table. */
export interface Line {
  section: string
  what: string
  /** `SQLite`, `PostgreSQL`, or where else it was measured. */
  on: string
  /** Ours in its own unit: `1,230/s`, `42 MB`. */
  ours: string
  /** What it is compared with, with its own figure. */
  against: string
  /** Ours by theirs. Absent where there is nothing to divide by; then `note` says why. */
  ratio?: Spread
  /** The bar of the design, where it has one: the middle ratio must be at least or at most this. */
  budget?: { least: number } | { most: number }
  note?: string
}

export const whole = (value: number) => Math.round(value).toLocaleString('en-US')
export const perSecond = (value: number) => `${whole(value)}/s`
export const ms = (value: number) => `${value < 1 ? value.toFixed(2) : value < 10 ? value.toFixed(1) : whole(value)} ms`
export const megabytes = (bytes: number) => `${whole(bytes / 1e6)} MB`
export const kilobytes = (bytes: number) => `${(bytes / 1e3).toFixed(1)} kB`

const digits = (value: number) => (value >= 100 ? whole(value) : value.toPrecision(value >= 10 ? 3 : 2))
export const words = ({ least, middle, most }: Spread) => `${digits(least)} · ${digits(middle)} · ${digits(most)}`

/** A spread as far as it is printed. */
export function printed({ least, middle, most }: Spread): Spread {
  const round = (value: number) => Number(digits(value).replaceAll(',', ''))
  return { least: round(least), middle: round(middle), most: round(most) }
}

/** `ok`, by how much it fails, or nothing without a bar. */
export function verdict({ ratio, budget }: Line): string {
  if (!budget || !ratio) return ''
  if ('least' in budget) return ratio.middle >= budget.least ? `≥ ${budget.least} ok` : `≥ ${budget.least} MISSED`
  return ratio.middle <= budget.most ? `≤ ${budget.most} ok` : `≤ ${budget.most} MISSED`
}

const head = ['', 'on', 'Patchbay', 'against', 'ratio: min · median · max', 'bar']
export const cells = (line: Line) => [
  line.what,
  line.on,
  line.ours,
  line.against,
  line.ratio ? words(line.ratio) : (line.note ?? ''),
  verdict(line),
]

/** As text, for the terminal: one section's lines in columns. */
export function asText(section: string, lines: Line[]): string {
  const rows = [head, ...lines.map(cells)]
  const widths = head.map((_, column) => Math.max(...rows.map((row) => (row[column] as string).length)))
  const text = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] as number))
      .join('  ')
      .trimEnd(),
  )
  return `\n${section}\n${text.join('\n')}\n`
}

/** As Markdown, for `results.md`; notes of lines that have a ratio, too, stand below their table. */
export function asMarkdown(section: string, lines: Line[]): string {
  const row = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  const notes = [...new Set(lines.flatMap(({ ratio, note }) => (ratio && note ? [note] : [])))]
  return [
    `## ${section}`,
    '',
    row(head),
    row(head.map(() => '---')),
    ...lines.map((line) => row(cells(line))),
    ...(notes.length ? ['', ...notes] : []),
  ].join('\n')
}
