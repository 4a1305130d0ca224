import { sql } from 'kysely'
import { type FunnelCounts, funnelSteps } from '../../../contract/index.ts'
import { createMemory } from '../../security/memory.ts'
import type { Db } from '../database/tables.ts'
import { spansBetween, spansOf, weekAfter } from './spans.ts'
import type { FunnelCountsTable, LinkProgress } from './tables.ts'

const dimensions = ['', 'country', 'connection_type', 'language', 'fault'] as const
type Dimension = (typeof dimensions)[number]

/** Links that came equally far, and how many more or fewer of them there are. */
export type Change = Omit<LinkProgress, 'setup_link_id'> & { links: number }

/** How many links came to each step, by the value that they have in common. */
type Counts = Map<string, number[]>
type Place = Omit<FunnelCountsTable, 'counts'>

/**
 * Adds changes to the counts of every span and dimension that they are in. Rows are read and written again, so the caller holds the
 * statistics.
 */
export async function addToCounts(tx: Db, changes: Change[]) {
  const groups = new Map<string, Sum[]>()
  for (const sum of sumsOf(changes).values()) {
    const { project_id, dimension, span } = sum.place
    const key = JSON.stringify([project_id, dimension, span])
    groups.set(key, [...(groups.get(key) ?? []), sum])
  }
  for (const group of groups.values())
    for (let first = 0; first < group.length; first += batch) await addSome(tx, group.slice(first, first + batch))
}

/** Rows in one statement. */
const batch = 500

interface Sum {
  place: Place
  counts: Counts
}

/** Adds to rows that differ only by when they began. */
async function addSome(tx: Db, sums: Sum[]) {
  const { project_id, dimension, span } = (sums[0] as Sum).place
  const rows = await tx
    .selectFrom('funnel_counts')
    .select(['began', 'counts'])
    .where('project_id', '=', project_id)
    .where('dimension', '=', dimension)
    .where('span', '=', span)
    .where(
      'began',
      'in',
      sums.map(({ place }) => place.began),
    )
    .execute()
  const kept = new Map(rows.map(({ began, counts }) => [began, read(counts)]))
  await tx
    .insertInto('funnel_counts')
    .values(sums.map(({ place, counts }) => ({ ...place, counts: write(added(kept.get(place.began), counts)) })))
    .onConflict((on) =>
      on
        .columns(['project_id', 'dimension', 'span', 'began'])
        .doUpdateSet((of) => ({ counts: of.ref('excluded.counts') })),
    )
    .execute()
}

function sumsOf(changes: Change[]): Map<string, Sum> {
  const sums = new Map<string, Sum>()
  for (const change of changes)
    for (const dimension of dimensions)
      for (const [span, began] of spansOf(change.hour)) {
        const place = { project_id: change.project_id, dimension, span, began }
        const key = JSON.stringify(place)
        const sum = sums.get(key) ?? { place, counts: new Map() }
        const steps = funnelSteps.map((_, step) => (step <= change.stage ? change.links : 0))
        added(sum.counts, new Map([[dimension === '' ? '' : change[dimension], steps]]))
        sums.set(key, sum)
      }
  return sums
}

/** Adds to the first of two counts. */
function added(to: Counts = new Map(), more: Counts): Counts {
  for (const [value, steps] of more) addSteps(to, value, steps)
  return to
}

function addSteps(to: Counts, value: string, steps: number[]) {
  const sum = to.get(value)
  if (!sum) to.set(value, steps.slice())
  else for (let step = 0; step < steps.length; step++) sum[step] = (sum[step] as number) + (steps[step] as number)
}

const read = (counts: string): Counts => new Map(Object.entries(JSON.parse(counts) as Record<string, number[]>))

/** The weeks of a funnel are read by every page of the console that is open, and those that are over stay the same. */
const known = createMemory<Counts>(200)

/** The same, for counts that are not changed. */
function readAgain(counts: string): Counts {
  const before = known.get(counts)
  if (before) return before
  const parsed = read(counts)
  known.set(counts, parsed)
  return parsed
}

const write = (counts: Counts) => JSON.stringify(Object.fromEntries([...counts].filter(hasLinks).sort()))
const hasLinks = ([, steps]: [string, number[]]) => steps.some((links) => links !== 0)

interface Asked {
  projectId: string
  /** On the hour. */
  from: Date
  to: Date
}

/** How many links of a span came how far. */
export async function countsOf(db: Db, asked: Asked): Promise<FunnelCounts> {
  const all = await summed(db, asked, '')
  return named(all.get('') ?? [])
}

/** The same by one dimension. Values that nobody has are left out. */
export const countsBy = async (db: Db, asked: Asked, dimension: Exclude<Dimension, ''>) =>
  byValue(await summed(db, asked, dimension))

/** The same by day. */
export const countsByDay = async (db: Db, asked: Asked) =>
  byValue(await summed(db, asked, '', (began) => began.slice(0, 10)))

const byValue = (counts: Counts) => [...counts].filter(hasLinks).map(([value, steps]) => ({ value, ...named(steps) }))

const named = (steps: number[]) =>
  Object.fromEntries(funnelSteps.map((step, nth) => [step, steps[nth] ?? 0])) as unknown as FunnelCounts

/** The counts of all spans together; by when they began, where `day` names that. */
async function summed(
  db: Db,
  { projectId, from, to }: Asked,
  dimension: Dimension,
  day?: (began: string) => string,
): Promise<Counts> {
  const spans = spansBetween(from, to, day ? 'day' : 'week')
  if (!spans.length) return new Map()
  const parts = spans.map(
    ({ span, from, to }) => sql`
      select began, counts from funnel_counts
      where project_id = ${projectId} and dimension = ${dimension} and span = ${span} and began >= ${from} and began < ${to}`,
  )
  const { rows } = await sql<{ began: string; counts: string }>`${sql.join(parts, sql` union all `)}`.execute(db)
  const sums: Counts = new Map()
  for (const { began, counts } of rows)
    for (const [value, steps] of readAgain(counts)) addSteps(sums, day ? day(began) : value, steps)
  return sums
}

/** Puts what the links of one week came to in the place of its counts. */
export async function replaceWeek(tx: Db, projectId: string, week: string, changes: Change[]) {
  await tx
    .deleteFrom('funnel_counts')
    .where('project_id', '=', projectId)
    .where('dimension', 'in', [...dimensions])
    .where('span', 'in', ['hour', 'day', 'week'])
    .where('began', '>=', week)
    .where('began', '<', weekAfter(week))
    .execute()
  await addToCounts(tx, changes)
}

/** How many rows of a week differ from what its links came to. */
export async function differingCounts(db: Db, projectId: string, week: string, changes: Change[]): Promise<number> {
  const kept = await db
    .selectFrom('funnel_counts')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('began', '>=', week)
    .where('began', '<', weekAfter(week))
    .execute()
  const left = sumsOf(changes)
  let differing = 0
  for (const { counts, ...place } of kept) {
    const { project_id, dimension, span, began } = place
    const key = JSON.stringify({ project_id, dimension, span, began })
    if (write(read(counts)) !== write(left.get(key)?.counts ?? new Map())) differing++
    left.delete(key)
  }
  return differing + left.size
}
