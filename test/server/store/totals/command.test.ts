import { sql } from 'kysely'
import { describe, expect, inject, it } from 'vitest'
import { totals } from '../../../../server/cli/database/totals.ts'
import { openDatabase } from '../../../../server/store/database/database.ts'
import { databaseKinds, emptyDatabase } from '../../../support/databases.ts'
import { insert, rowOf } from '../../../support/lists/long-lists.ts'

async function run(databaseUrl: string, ...args: string[]) {
  const said: string[] = []
  const code = await totals(args, { env: { DATABASE_URL: databaseUrl }, say: (line) => void said.push(line) })
  return { code, said: said.join('\n') }
}

describe.each(databaseKinds)('patchbay totals on %s', (kind) => {
  it('says which totals differ or were never counted, and puts them right when it is asked to', async () => {
    await using database = await emptyDatabase(kind, inject('postgresUrl'))
    const db = await openDatabase(database.url)
    await insert(db, 'projects', [rowOf.projects({ id: 'p' })])
    await insert(db, 'customers', [rowOf.customers('2026-11-30T00:00:00.000Z', { project_id: 'p' })])
    expect(await run(database.url)).toEqual({
      code: 0,
      said: expect.stringMatching(/^LIST +TOTALS\ncustomers +as counted\n/),
    })

    await sql`update list_changes set change = 2 where list = 'customers'`.execute(db)
    await db.insertInto('list_counts_due').values({ list: 'webhooks' }).execute()
    const differing = await run(database.url)
    expect(differing.code).toBe(1)
    expect(differing.said).toMatch(
      /customers +differ\n(.*\n)*webhooks +not counted yet.*\n(.*\n)*patchbay totals --recount/,
    )

    const repaired = await run(database.url, '--recount')
    expect(repaired).toEqual({ code: 0, said: expect.stringMatching(/customers +differ: counted anew\n/) })
    expect(await run(database.url)).toEqual({ code: 0, said: expect.not.stringMatching(/differ|not counted/) })
    await db.destroy()
  })
})
