import { parseArgs } from 'node:util'
import { everything, names, type Part } from './everything.ts'
import { failed, table } from './report.ts'

/**
 * `npm run test:faults`: breaks what can break, at random moments that a seed repeats, and prints what became of it.
 *
 *   npm run test:faults -- --seed 7 --only kills --short
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    only: { type: 'string', multiple: true },
    short: { type: 'boolean', default: false },
  },
})
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
const only = (values.only ?? []) as Part[]
if (!Number.isInteger(seed) || only.some((name) => !names.includes(name))) {
  process.stderr.write(`test:faults: --seed is a whole number, --only one of ${names.join(', ')}\n`)
  process.exit(2)
}
process.stdout.write(`Seed ${seed}\n`)
const began = Date.now()
const say = (line: string) =>
  process.stdout.write(`${((Date.now() - began) / 1_000).toFixed(0).padStart(5)} s  ${line}\n`)
const rows = await everything({ seed, short: values.short, say }, only)
process.stdout.write(`\n${table(rows)}\n\nSeed ${seed}, ${Math.round((Date.now() - began) / 1_000)} s\n`)
process.exit(failed(rows) ? 1 : 0)
