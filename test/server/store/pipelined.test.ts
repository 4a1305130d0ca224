import * as fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { openDatabase } from '../../../server/store/database/database.ts'
import type { Db } from '../../../server/store/database/tables.ts'
import { emptyDatabase } from '../../support/databases.ts'
import { until } from '../../support/until.ts'

const hash = (nth: number) => `hash-${nth}`
const row = (nth: number) => ({ hash: hash(nth), created_at: '2030-01-01T00:00:00.000Z' })

/** A plain insert: nobody asks what it returns. */
const add = (tx: Db, nth: number) => tx.insertInto('meta_events').values(row(nth)).execute()

const all = async (db: Db) =>
  (await db.selectFrom('meta_events').select('hash').orderBy('hash').execute()).map((found) => found.hash)

/** What PostgreSQL says of a row that is there already. */
const twice = { code: '23505' }

function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}

type Step = 'add' | 'again' | 'read' | 'returning' | 'quiet'

/** `again` writes the first row once more, if there is one. */
const steps: Record<Step, (tx: Db, nth: number, first: number | undefined) => Promise<unknown>> = {
  add,
  again: async (tx, _nth, first) => first !== undefined && add(tx, first),
  read: all,
  returning: (tx, nth) => tx.insertInto('meta_events').values(row(nth)).returningAll().execute(),
  async quiet(tx, nth) {
    const quiet = tx.insertInto('meta_events').values(row(nth))
    const { numInsertedOrUpdatedRows } = await quiet.onConflict((on) => on.doNothing()).executeTakeFirst()
    expect(numInsertedOrUpdatedRows).toBe(1n)
  },
}
const writes = (step: Step) => step !== 'read' && step !== 'again'

describe('a transaction on PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof emptyDatabase>>
  let db: Db
  beforeAll(async () => {
    database = await emptyDatabase('PostgreSQL', inject('postgresUrl'))
    db = await openDatabase(database.url)
  })
  afterAll(async () => {
    await db.destroy()
    await database[Symbol.asyncDispose]()
  })
  beforeEach(() => db.deleteFrom('meta_events').execute())

  const inside = <Done>(work: (tx: Db) => Promise<Done>) => db.transaction().execute(work)

  it('goes on while an insert waits in the database, and hears of its error in the end', async () => {
    const [held, letGo, sent] = [gate(), gate(), { all: false }]
    const other = inside(async (tx) => {
      await add(tx, 1)
      await all(tx)
      held.open()
      await letGo.opened
    })
    await held.opened
    const waits = inside(async (tx) => {
      await add(tx, 1) // PostgreSQL waits here for the end of the other transaction.
      await add(tx, 2)
      sent.all = true
    })
    const told = expect(waits).rejects.toMatchObject(twice)
    await until(() => expect(sent.all).toBe(true))
    letGo.open()
    await other
    await told
    expect(await all(db)).toEqual([hash(1)])
  })

  it.each<[string, (tx: Db) => Promise<unknown>]>([
    ['by the commit', async () => {}],
    ['by the next statement', all],
    ['by a statement after other inserts', async (tx) => [await add(tx, 2), await add(tx, 3), await all(tx)]],
    ['by a statement that fails by itself', (tx) => sql`select 1 / 0`.execute(tx)],
  ])('fails with the own error of an insert, told %s, and keeps nothing', async (_, after) => {
    const failing = inside(async (tx) => {
      await add(tx, 1)
      await add(tx, 1)
      await after(tx)
    })
    await expect(failing).rejects.toMatchObject(twice)
    expect(await all(db)).toEqual([])
  })

  it('goes back to a savepoint over an insert that failed, and commits the rest', async () => {
    await inside(async (tx) => {
      await add(tx, 1)
      await sql`savepoint here`.execute(tx)
      await add(tx, 1)
      await expect(sql`release savepoint here`.execute(tx)).rejects.toMatchObject(twice)
      await sql`rollback to savepoint here`.execute(tx)
      await add(tx, 1)
      await sql`rollback to savepoint here`.execute(tx) // without having heard of it
      await add(tx, 2)
    })
    expect(await all(db)).toEqual([hash(1), hash(2)])
  })

  it('ends with an error where its connection is cut, and the next one has another', async () => {
    const cut = inside(async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
      await add(tx, 1)
      await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(db)
      await add(tx, 2)
      await add(tx, 3)
    })
    await expect(cut).rejects.toThrow()
    await inside((tx) => add(tx, 4))
    expect(await all(db)).toEqual([hash(4)])
  })

  it('ends as one that waits for each statement, whatever it does', async () => {
    const some = fc.array(fc.constantFrom(...(Object.keys(steps) as Step[])), { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(some, fc.boolean(), async (taken, throws) => {
        await db.deleteFrom('meta_events').execute()
        const first = taken.findIndex(writes)
        const done = await inside(async (tx) => {
          for (const [nth, step] of taken.entries())
            await steps[step](tx, nth, first >= 0 && first < nth ? first : undefined)
          if (throws) throw new Error('its own')
        }).then(
          () => 'committed',
          (error: { code?: string; message: string }) => error.code ?? error.message,
        )
        const failing = taken.findIndex((step, nth) => step === 'again' && first >= 0 && first < nth)
        const heard = taken.some((step, nth) => nth > failing && !['add', 'again'].includes(step))
        const fails = failing >= 0 && (heard || !throws)
        expect(done).toBe(fails ? twice.code : throws ? 'its own' : 'committed')
        const kept = taken.flatMap((step, nth) => (writes(step) ? [hash(nth)] : []))
        expect(await all(db)).toEqual(failing >= 0 || throws ? [] : kept.sort())
      }),
      { numRuns: 100 },
    )
  })
})
