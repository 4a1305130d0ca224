import { sql } from 'kysely'
import { isAlone } from '../database/alone.ts'
import type { Db } from '../database/tables.ts'
import { changesOf, keptListNames } from './lists.ts'
import type { ListChangesTable, ListTotalsTable } from './tables.ts'

/** Changes folded in one transaction: few enough for a statement's limit of values, and for other writers to wait briefly. */
const batch = 1_000

/** Adds the oldest changes to the totals; false when there are none, or another process does it. */
export async function foldSome(db: Db): Promise<boolean> {
  if (!(await db.selectFrom('list_changes').select('id').limit(1).executeTakeFirst())) return false
  return db.transaction().execute(async (tx) => {
    if (!(await isAlone(tx, 'totals'))) return false
    const { rows: changes } = await sql<Change>`
      delete from list_changes where id in (select id from list_changes order by id limit ${sql.lit(batch)})
      returning list, owner, part, other, hour, change`.execute(tx)
    await add(tx, sumsOf(changes))
    return changes.length === batch
  })
}

type Change = Omit<ListChangesTable, 'id'>

/** A change counts for its part and for all parts, in its hour, its day and all of time; and so in each list that it is about. */
function sumsOf(changes: Change[]): ListTotalsTable[] {
  const sums = new Map<string, ListTotalsTable>()
  for (const { owner, hour, change, ...written } of changes)
    for (const list of keptListNames.filter((one) => changesOf(one).list === written.list))
      for (const part of new Set([written[changesOf(list).part], '']))
        for (const [span, began] of [
          ['all', ''],
          ['day', hour.slice(0, 10)],
          ['hour', hour],
        ] as const) {
          const key = JSON.stringify([list, owner, part, span, began])
          const sum = sums.get(key) ?? { list, owner, part, span, began, total: 0 }
          sums.set(key, { ...sum, total: sum.total + change })
        }
  return [...sums.values()].filter(({ total }) => total !== 0)
}

async function add(tx: Db, sums: ListTotalsTable[]) {
  for (let first = 0; first < sums.length; first += batch) {
    const changed = await tx
      .insertInto('list_totals')
      .values(sums.slice(first, first + batch))
      .onConflict((on) =>
        on
          .columns(['list', 'owner', 'part', 'span', 'began'])
          .doUpdateSet({ total: sql`list_totals.total + excluded.total` }),
      )
      .returningAll()
      .execute()
    for (const { list, owner, part, span, began } of changed.filter(({ total }) => Number(total) === 0))
      await tx
        .deleteFrom('list_totals')
        .where('list', '=', list)
        .where('owner', '=', owner)
        .where('part', '=', part)
        .where('span', '=', span)
        .where('began', '=', began)
        .execute()
  }
}
