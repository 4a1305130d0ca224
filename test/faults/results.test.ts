import { expect, it } from 'vitest'
import { joinResults, table } from './support/report.ts'

const row = (on: string, tried: number, note: string) => ({
  what: 'kills',
  on,
  tried,
  survived: tried,
  lost: 0,
  doubled: 0,
  errors: 0,
  note,
  seconds: 3,
  seed: tried,
})

it('a row that is run again takes the place of its last result, and the others stay', () => {
  const [first, second] = [row('SQLite', 1, 'one'), row('PostgreSQL', 2, 'two')]
  const page = `\n2 cores.\n\n${table([first, second])}\n\n`
  const again = { ...second, tried: 3, survived: 3, seed: 7, note: 'three, with a - dash' }
  const other = { ...first, what: 'orphans', note: 'four' }
  expect(joinResults(page, [again, other])).toBe(table([first, again, other]))
  expect(joinResults(joinResults(page, [again]), [])).toBe(table([first, again]))
})
