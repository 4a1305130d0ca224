import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import type { Db, Tables } from '../database/tables.ts'
import { changesOf, type KeptList } from './lists.ts'

/** A list whose total is kept, as far as it is asked for. */
export interface Kept {
  db: Db
  list: KeptList
  owner: string
  /** One part of the list alone. */
  part?: string | undefined
  created_after?: string | undefined
  created_before?: string | undefined
  /** The rows of the list or of its part, at any time. */
  // biome-ignore lint/suspicious/noExplicitAny: the rows of any of the lists
  rows: SelectQueryBuilder<Tables, any, any>
}

/**
 * How many rows there are, how many of the list are too old to be asked for, and whether they had to be counted because nobody
 * counted the list yet. One statement, so that all of it is of one moment.
 */
export async function totalOf(kept: Kept): Promise<{ total: number; older: number; counted: boolean }> {
  const { db, list, rows, created_after: after, created_before: before } = kept
  let asked = rows.clearSelect().select((of) => of.fn.countAll().as('total'))
  if (after) asked = asked.where('created_at', '>', after)
  if (before) asked = asked.where('created_at', '<', before)
  const due = sql`exists (select 1 from list_counts_due where list = ${list})`
  const { rows: found } = await sql<Record<'due' | 'counted' | 'until' | 'older', unknown>>`
    select ${due} as due, case when ${due} then ${asked} end as counted,
      ${before ? until(kept, before, '<') : all(kept)} as until, ${after ? until(kept, after, '<=') : sql`0`} as older`.execute(
    db,
  )
  const [row] = found
  if (row?.due) return { total: Number(row.counted), older: 0, counted: true }
  const older = Number(row?.older)
  return { total: Math.max(0, Number(row?.until) - older), older, counted: false }
}

const all = (kept: Kept) => sql`(${totals(kept, sql`span = 'all'`)} + ${changes(kept, sql`1 = 1`)})`

/** The rows before a moment: whole days, whole hours of the last day, and the rest of the last hour, which is counted. */
function until(kept: Kept, moment: string, than: '<' | '<='): RawBuilder<unknown> {
  const [day, hour] = [moment.slice(0, 10), moment.slice(0, 13)]
  const days = totals(kept, sql`span = 'day' and began < ${day}`)
  const hours = totals(kept, sql`span = 'hour' and began >= ${day} and began < ${hour}`)
  const rest = kept.rows
    .clearSelect()
    .select((of) => of.fn.countAll().as('total'))
    .where('created_at', '>=', hour)
    .where('created_at', than, moment)
  return sql`(${days} + ${hours} + ${changes(kept, sql`hour < ${hour}`)} + ${rest})`
}

/** The kept totals of the list, or of its part, as far as `where` goes. */
const totals = ({ list, owner, part = '' }: Kept, where: RawBuilder<unknown>) =>
  sql`coalesce((select sum(total) from list_totals where list = ${list} and owner = ${owner} and part = ${part} and ${where}), 0)`

const changes = (kept: Kept, where: RawBuilder<unknown>) =>
  sql`coalesce((select sum(change) from list_changes where ${changesIn(kept)} and ${where}), 0)`

function changesIn({ list, owner, part }: Kept) {
  const written = changesOf(list)
  const inPart = part === undefined ? sql`` : sql`and ${sql.ref(written.part)} = ${part}`
  return sql`list = ${written.list} and owner = ${owner} ${inPart}`
}

/** The hour in which a row of the list was made, by its rank from the oldest row on, and how many rows are older than that hour. */
export async function hourAt(kept: Kept, rank: number): Promise<{ hour: string; older: number } | undefined> {
  const day = holding(await spans(kept, 'day'), rank)
  const hour = day && holding(await spans(kept, 'hour', day.began), rank - day.older)
  return hour && { hour: hour.began, older: day.older + hour.older }
}

interface Span {
  began: string
  total: number
}

/** The days that have rows, or the hours of one day, the oldest first. */
async function spans(kept: Kept, span: 'day' | 'hour', day = ''): Promise<Span[]> {
  const { list, owner, part = '' } = kept
  // A letter behind T is behind every hour of the day.
  const ofDay = (column: string) =>
    day ? sql`and ${sql.ref(column)} >= ${day} and ${sql.ref(column)} < ${`${day}U`}` : sql``
  const { rows } = await sql<Span>`
    select began, sum(total) as total from (
      select began, total from list_totals
        where list = ${list} and owner = ${owner} and part = ${part} and span = ${span} ${ofDay('began')}
      union all
      select ${sql.raw(span === 'day' ? 'substr(hour, 1, 10)' : 'hour')} as began, change as total from list_changes
        where ${changesIn(kept)} ${ofDay('hour')}
    ) as spans group by began order by began`.execute(kept.db)
  return rows.map(({ began, total }) => ({ began, total: Number(total) }))
}

/** The span that holds the row of this rank, and how many rows are older than the span. */
function holding(spans: Span[], rank: number): { began: string; older: number } | undefined {
  let older = 0
  for (const { began, total } of spans) {
    if (rank < older + total) return { began, older }
    older += total
  }
  return undefined
}
