import { parseArgs } from 'node:util'
import { everything, names } from './everything.ts'
import { failed, machine, table, writeDown } from './support/report.ts'

/**
 * `npm run test:faults`: breaks what can break, at random moments that a seed repeats, and prints what became of it.
 *
 *   npm run test:faults -- --seed 7 --only kills --on SQLite --short
 *   npm run test:faults -- --seed 7 --only noninterference --from 428 --count 1    plays one history again
 *   npm run test:faults -- --seed 7 --only noninterference --keep played.jsonl    goes on where such a run was stopped
 *   npm run test:faults -- --write    and writes the rows into docs/reliability.md, when all of them were well
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    only: { type: 'string', multiple: true },
    on: { type: 'string' },
    from: { type: 'string' },
    count: { type: 'string' },
    keep: { type: 'string' },
    short: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
const only = values.only ?? []
const on = (['SQLite', 'PostgreSQL'] as const).find((kind) => kind === values.on)
const misunderstood = only.some((name) => !names.includes(name)) || (values.on !== undefined && !on)
const ranges = [values.from, values.count].map((value) => (value === undefined ? undefined : Number(value)))
const wrong = [seed, ...ranges].some((value) => value !== undefined && !(Number.isInteger(value) && value >= 0))
const partly = values.short || ranges.some((value) => value !== undefined)
if (wrong || misunderstood || (values.write && partly)) {
  process.stderr.write(
    `test:faults: --seed, --from and --count are whole numbers, --only one of ${names.join(', ')}, --on SQLite or PostgreSQL; --write wants full length\n`,
  )
  process.exit(2)
}
process.stdout.write(`Seed ${seed}\n`)
const began = Date.now()
const say = (line: string) =>
  process.stdout.write(`${((Date.now() - began) / 1_000).toFixed(0).padStart(5)} s  ${line}\n`)
const [from, count] = ranges
const range = { ...(from === undefined ? {} : { from }), ...(count === undefined ? {} : { count }) }
const keep = values.keep === undefined ? {} : { keep: values.keep }
const rows = await everything({ seed, short: values.short, say, ...range, ...keep }, only, on)
const minutes = Math.round((Date.now() - began) / 60_000)
process.stdout.write(`\n${table(rows)}\n\n${machine()}; ${minutes} minutes.\n`)
if (values.write && !failed(rows)) writeDown(rows)
process.exit(failed(rows) ? 1 : 0)
