import { type RawBuilder, sql } from 'kysely'
import { waitToBeAlone } from '../database/alone.ts'
import type { Db } from '../database/tables.ts'
import { changesOf, type KeptList, keptLists } from './lists.ts'

/** The lists that wait to be counted. */
export async function listsDue(db: Db): Promise<KeptList[]> {
  const rows = await db.selectFrom('list_counts_due').select('list').execute()
  return rows.map(({ list }) => list as KeptList)
}

/**
 * Counts a list anew and puts the result in the place of its totals. Writers need not stop: one statement counts the rows and
 * takes off the changes that are not folded yet, both as of one moment, and folding waits.
 */
export const recount = (db: Db, list: KeptList): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await waitToBeAlone(tx, 'totals')
    await recountIn(tx, list)
  })

/** The same, in a transaction that keeps every other process away from the totals. */
export async function recountIn(tx: Db, list: KeptList): Promise<void> {
  await tx.deleteFrom('list_totals').where('list', '=', list).execute()
  await sql`
    insert into list_totals (list, owner, part, span, began, total)
    with base as (select owner, part, hour, sum(n) as n from (${counted(list)} union all ${pending(list)}) as rows_by_hour group by owner, part, hour)
    select ${sql.lit(list)}, owner, part, span, began, sum(n) from (${spread()}) as spans group by owner, part, span, began having sum(n) <> 0`.execute(
    tx,
  )
  await tx.deleteFrom('list_counts_due').where('list', '=', list).execute()
}

/** How many kept totals of a list, of any span and part, differ from what is there; all of it as of one moment. */
export async function differingTotals(db: Db, list: KeptList): Promise<number> {
  const { rows } = await sql<{ differing: number }>`
    with base as (select owner, part, hour, sum(n) as n from (${counted(list)} union all ${pending(list)}) as rows_by_hour group by owner, part, hour)
    select count(*) as differing from (
      select owner, part, span, began from (
        ${spread()} union all
        select owner, part, span, began, -total as n from list_totals where list = ${sql.lit(list)}
      ) as both_counts group by owner, part, span, began having sum(n) <> 0
    ) as different`.execute(db)
  return Number(rows[0]?.differing)
}

/** The rows of the table by owner, part and hour. */
function counted(list: KeptList): RawBuilder<unknown> {
  const { table, owner, part } = keptLists[list]
  const [own, of] = [sql.ref(owner), sql.raw(part)]
  return sql`select ${own} as owner, ${of} as part, substr(created_at, 1, 13) as hour, count(*) as n from ${sql.table(table)} group by 1, 2, 3`
}

/** The changes that are not folded yet, to take them off. */
function pending(list: KeptList) {
  const written = changesOf(list)
  return sql`select owner, ${sql.ref(written.part)} as part, hour, -sum(change) as n
    from list_changes where list = ${sql.lit(written.list)} group by 1, 2, 3`
}

/** What is in `base`, by each span, for its part and for all parts. */
const spread = () => {
  const spans = [
    ['all', `''`],
    ['day', 'substr(hour, 1, 10)'],
    ['hour', 'hour'],
  ] as const
  const one = (part: string, where: string) =>
    spans.map(([span, began]) =>
      sql.raw(`select owner, ${part} as part, '${span}' as span, ${began} as began, n from base${where}`),
    )
  return sql.join([...one('part', ` where part <> ''`), ...one(`''`, '')], sql.raw(' union all '))
}
