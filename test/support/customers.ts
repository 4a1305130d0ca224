import { sql } from 'kysely'
import type { Db } from '../../server/store/database/tables.ts'
import { defaultProjectId } from '../../server/store/projects/projects.ts'
import type { DatabaseKind } from './databases.ts'

/** So many customers of the default project, `Wool 1` and on, in one statement; the nth has n at the end of its id. */
export async function addCustomers(db: Db, kind: DatabaseKind, count: number) {
  const moment = '2026-01-01T00:00:00.000Z'
  const numbers =
    kind === 'SQLite'
      ? sql`with recursive nth(n) as (select 1 union all select n + 1 from nth where n < ${count})
            select printf('0190c000-0000-7000-8000-%012x', n) as id, n from nth`
      : sql`select '0190c000-0000-7000-8000-' || lpad(to_hex(n), 12, '0') as id, n
            from generate_series(1, cast(${count} as integer)) as nth(n)`
  await sql`insert into customers (id, project_id, name, created_at, updated_at, number)
    select id, ${defaultProjectId}, 'Wool ' || n, ${moment}, ${moment}, n from (${numbers}) as made`.execute(db)
}
