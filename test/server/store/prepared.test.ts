import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { preparedInsert } from '../../../server/store/database/prepared.ts'
import type { Db } from '../../../server/store/database/tables.ts'
import type { addCustomer } from '../../../server/store/projects/customers.ts'
import { databaseKinds } from '../../support/databases.ts'
import { listen } from '../../support/statements.ts'
import { start, type World } from '../../support/world.ts'

describe.each(databaseKinds)('an insert that is compiled once, on %s', (kind) => {
  let world: World
  let project_id: string
  beforeAll(async () => {
    world = await start(kind)
    project_id = (await world.db.selectFrom('projects').select('id').executeTakeFirstOrThrow()).id
  })
  afterAll(() => world[Symbol.asyncDispose]())

  const at = '2026-01-01T00:00:00.000Z'
  const insert = preparedInsert((db: Db, row: Parameters<typeof addCustomer>[1]) =>
    db.insertInto('customers').values(row).returningAll(),
  )
  const customer = (id: string, more: object = {}) => ({
    id,
    project_id,
    name: id,
    created_at: at,
    updated_at: at,
    ...more,
  })

  it('writes each row with its own values, whichever columns are given and in whatever order', async () => {
    const rows = [
      customer('first', { email: 'a@example.com' }),
      customer('second', { email: null }),
      customer('third'),
      customer('fourth', { email: undefined, phone: '+15550001111' }),
      { updated_at: at, created_at: at, name: 'fifth', project_id, id: 'fifth' },
    ]
    for (const row of rows) expect(await insert(world.db, row as never)).toMatchObject({ id: row.id, name: row.id })
    const written = await world.db
      .selectFrom('customers')
      .select(['id', 'name', 'email', 'phone'])
      .where(
        'id',
        'in',
        rows.map(({ id }) => id),
      )
      .orderBy('id')
      .execute()
    expect(written).toEqual([
      { id: 'fifth', name: 'fifth', email: null, phone: null },
      { id: 'first', name: 'first', email: 'a@example.com', phone: null },
      { id: 'fourth', name: 'fourth', email: null, phone: '+15550001111' },
      { id: 'second', name: 'second', email: null, phone: null },
      { id: 'third', name: 'third', email: null, phone: null },
    ])
  })

  it('sends the statement that the builder writes', async () => {
    using sent = listen()
    await insert(world.db, customer('sixth') as never)
    await world.db
      .insertInto('customers')
      .values(customer('as built') as never)
      .returningAll()
      .execute()
    const inserts = sent.sent.filter(({ text }) => /^insert into "customers"/.test(text)).map(({ text }) => text)
    expect(inserts).toHaveLength(2)
    expect(inserts[0]).toBe(inserts[1])
  })

  it('is undone with its transaction, and fails as an insert fails', async () => {
    const work = world.db.transaction().execute(async (tx) => {
      await insert(tx, customer('seventh') as never)
      await insert(tx, customer('seventh') as never)
    })
    await expect(work).rejects.toThrow(/unique/i)
    expect(await world.db.selectFrom('customers').select('id').where('id', '=', 'seventh').execute()).toEqual([])
  })
})
