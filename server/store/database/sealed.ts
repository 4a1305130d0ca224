import { sql } from 'kysely'
import type { Db, Tables } from './tables.ts'

/** Every column that holds sealed values, with its table's key. `test/server/projects/reseal.test.ts` finds a missing one. */
export const sealedColumns = [
  ['attempts', 'token', ['id']],
  ['attempts', 'typed_pin', ['id']],
  ['meta_ledger', 'token', ['id']],
  ['phone_numbers', 'token', ['id']],
  ['phone_numbers', 'webhook_verify_token', ['id']],
  ['number_pins', 'pin', ['project_id', 'phone_number_id']],
  ['webhooks', 'secret', ['id']],
  ['webhooks', 'previous_secret', ['id']],
  ['webhooks', 'headers', ['id']],
  ['deliveries', 'body', ['id']],
  ['meta_apps', 'secret', ['id']],
  ['meta_apps', 'previous_secret', ['id']],
  ['meta_apps', 'verify_token', ['id']],
  ['conversations', 'about', ['id']],
  ['step_answers', 'answers', ['setup_link_id', 'step']],
  ['telephony_accounts', 'auth_token', ['project_id']],
  ['provided_numbers', 'code', ['id']],
  ['idempotency_keys', 'answer', ['project_id', 'key']],
] as const satisfies readonly SealedColumn[]

export type SealedColumn = {
  [Table in keyof Tables]: readonly [Table, keyof Tables[Table] & string, readonly string[]]
}[keyof Tables]

export type SealedRow = { sealed: string; key: string[] }

/** The next rows of one column, by their keys, whose value is sealed but does not begin with `newest`. */
export async function sealedOtherwise(
  db: Db,
  [table, column, keys]: SealedColumn,
  newest: string,
  after: string[] | undefined,
  most: number,
): Promise<SealedRow[]> {
  const { ref } = db.dynamic
  // The compiler cannot know which table it is; the list above is typed instead.
  let query = db
    .selectFrom(db.dynamic.table(table).as('sealed_rows'))
    .select([ref<never>(column), ...keys.map((key) => ref<never>(key))])
    .where(sql<boolean>`substr(${sql.ref(column)}, 1, 3) = 'eyJ'`)
    .where(sql<boolean>`substr(${sql.ref(column)}, 1, ${sql.lit(newest.length)}) <> ${newest}`)
  for (const key of keys) query = query.orderBy(ref(key) as never)
  if (after)
    query = query.where((of) =>
      of(of.refTuple(...(keys as unknown as [never, never])), '>', of.tuple(...(after as unknown as [never, never]))),
    )
  const rows = (await query.limit(most).execute()) as unknown as Record<string, string>[]
  return rows.map((row) => ({ sealed: row[column] as string, key: keys.map((key) => row[key] as string) }))
}

/** Replaces a value only if it is still the one that was read; false when another process has changed it since. */
export async function putSealed(
  db: Db,
  [table, column, keys]: SealedColumn,
  { sealed, key }: SealedRow,
  fresh: string,
): Promise<boolean> {
  const { ref } = db.dynamic
  let query = db
    .updateTable(table as 'attempts')
    .set({ [column]: fresh })
    .where(ref(column) as never, '=', sealed as never)
  keys.forEach((name, at) => {
    query = query.where(ref(name) as never, '=', key[at] as never)
  })
  const { numUpdatedRows } = await query.executeTakeFirst()
  return Number(numUpdatedRows) === 1
}
