import type { Sealer } from '../../security/seal.ts'
import { putSealed, sealedColumns, sealedOtherwise } from '../../store/database/sealed.ts'
import type { Db } from '../../store/database/tables.ts'

/** The result for one column: values sealed anew, values that another process changed meanwhile, and values that no key opens. */
export interface Resealed {
  where: string
  resealed: number
  changed: number
  unreadable: { row: string; reason: string }[]
}

/**
 * Seals every value again under the newest key, so that older keys can be removed. It is safe while servers run, because a value
 * is replaced only if it has not changed since it was read. It is safe to stop at any time, because the next run skips what is
 * done.
 */
export async function reseal({ db, sealer }: { db: Db; sealer: Sealer }, batch = 200): Promise<Resealed[]> {
  const all: Resealed[] = []
  for (const column of sealedColumns) {
    const done: Resealed = { where: `${column[0]}.${column[1]}`, resealed: 0, changed: 0, unreadable: [] }
    let after: string[] | undefined
    do {
      const rows = await sealedOtherwise(db, column, sealer.newest, after, batch)
      for (const row of rows)
        try {
          const put = await putSealed(db, column, row, await sealer.reseal(row.sealed))
          if (put) done.resealed++
          else done.changed++
        } catch (error) {
          done.unreadable.push({ row: row.key.join(' '), reason: (error as Error).message })
        }
      after = rows.at(-1)?.key
    } while (after)
    all.push(done)
  }
  return all
}
