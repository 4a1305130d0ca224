import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { joinResults, table } from './support/report.ts'
import { keptIn } from './tenants/kept.ts'

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

it('a run goes on from what a stopped one of the same seed kept, and plays what differed again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-kept-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'played.jsonl')
  const played = (nth: number, differed: boolean) => ({ nth, acts: 9, connected: true, differed, milliseconds: 5 })
  const first = keptIn(file, 'SQLite, seed 7')
  for (const one of [played(0, false), played(1, true), played(4, false)]) first.keep(one)
  keptIn(file, 'SQLite, seed 8').keep(played(2, false))
  expect([...first.results.keys()]).toEqual([0, 1, 4])
  expect([...keptIn(file, 'SQLite, seed 7').results.keys()]).toEqual([0, 4])
  expect(keptIn(undefined, 'SQLite, seed 7').results.size).toBe(0)
})
