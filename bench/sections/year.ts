import { statSync } from 'node:fs'
import { sql } from 'kysely'
import { pino } from 'pino'
import { openDatabase } from '../../server/store/database/database.ts'
import type { Db } from '../../server/store/database/tables.ts'
import { deleteOldRows, keptByDefault } from '../../server/use-cases/projects/delete-old-rows.ts'
import { keepTotals } from '../../server/use-cases/projects/keep-totals.ts'
import { addDay } from '../day.ts'
import { type Ground, type Kind, kinds } from '../ground.ts'
import { kilobytes, type Line, megabytes, ms, whole } from '../lines.ts'
import { seed } from '../seed.ts'
import { spreadOf } from '../spread.ts'

export const title = 'A year of 100,000 signups a day, in compressed time'

/** What a day at full size is divided by. */
const scale = (quick: boolean) => (quick ? 4_000 : 400)

const bounded = ['link_events', 'deliveries', 'idempotency_keys'] as const
const growing = [
  'attempts',
  'audit_log',
  'customers',
  'setup_links',
  'phone_numbers',
  'accounts',
  'number_pins',
] as const

/**
 * Each day's rows are written, and the server's own housekeeping is done with the clock at the end of that day. What is
 * bounded is as long after a year as after half of it; what belongs to customers is twice as long, and its size is a day's
 * times the days. Housekeeping is timed: at full size it has as many times more to delete.
 */
export async function* measure(ground: Ground): AsyncGenerator<Line> {
  for (const kind of kinds) yield* oneYear(ground, kind)
}

async function* oneYear(ground: Ground, kind: Kind): AsyncGenerator<Line> {
  const signups = 100_000 / scale(ground.quick)
  const url = await ground.database(kind)
  await seed(url, 5)
  const db = await openDatabase(url)
  const housekeeping: number[] = []
  const empty = (await held(db, url)).bytes
  let [half, year] = [
    { rows: {} as Rows, bytes: 0 },
    { rows: {} as Rows, bytes: 0 },
  ]
  try {
    for (let day = 0; day < 365; day++) {
      const at = await addDay(db, kind === 'PostgreSQL', day, signups)
      const began = performance.now()
      await deleteOldRows({ db, now: () => at }, keptByDefault)
      await keepTotals({ db, log: pino({ level: 'silent' }) })
      if (day > 100) housekeeping.push(performance.now() - began)
      // Autovacuum goes by the clock, and would come once in this year.
      if (kind === 'PostgreSQL' && day % 7 === 0) await sql`vacuum`.execute(db)
      if (day === 182) half = await held(db, url)
    }
    year = await held(db, url)
  } finally {
    await db.destroy()
  }
  const line = { section: title, on: kind }
  for (const table of [...bounded, ...growing]) {
    const [then, now] = [half.rows[table] as number, year.rows[table] as number]
    yield {
      ...line,
      what: table,
      ours: `${whole(now * scale(ground.quick))} rows`,
      against: `after half a year ${whole(then * scale(ground.quick))}`,
      ratio: spreadOf([now / then]),
      ...((bounded as readonly string[]).includes(table) ? { budget: { most: 1.05 } } : {}),
    }
  }
  const full = (bytes: number) => megabytes((bytes - empty) * scale(ground.quick))
  yield {
    ...line,
    what: 'the whole on disk',
    ours: full(year.bytes),
    against: `after half a year ${full(half.bytes)}`,
    ratio: spreadOf([(year.bytes - empty) / (half.bytes - empty)]),
    note: `At full size, from one at ${scale(ground.quick)} times less; a signup that stays is ${kilobytes((year.bytes - half.bytes) / (182 * signups))} of it.`,
  }
  const times = spreadOf(housekeeping)
  const rows = signups * (9 + 2 + 2 + 0.25)
  yield {
    ...line,
    what: "a day's housekeeping, at full size",
    ours: ms(times.middle * scale(ground.quick)),
    against: `a day ${ms(86_400_000)}`,
    ratio: spreadOf(housekeeping.map((time) => (time * scale(ground.quick)) / 86_400_000)),
    note: `Housekeeping deletes ${whole(rows * scale(ground.quick))} rows a day, 500 at a time, spread over its hours.`,
  }
}

type Rows = Partial<Record<(typeof bounded)[number] | (typeof growing)[number], number>>

/** Rows by table, and bytes in all. */
async function held(db: Db, url: string): Promise<{ rows: Rows; bytes: number }> {
  const rows: Rows = {}
  for (const table of [...bounded, ...growing]) {
    const { count } = await db
      .selectFrom(table)
      .select((of) => of.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    rows[table] = Number(count)
  }
  if (url.startsWith('sqlite:')) {
    await sql`pragma wal_checkpoint(truncate)`.execute(db)
    return { rows, bytes: statSync(url.slice('sqlite:'.length)).size }
  }
  await sql`vacuum`.execute(db)
  const { rows: sizes } = await sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`.execute(db)
  return { rows, bytes: Number(sizes[0]?.bytes) }
}
