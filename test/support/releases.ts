import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { deriveKeys } from '../../server/security/keys.ts'
import { createSealer } from '../../server/security/seal.ts'
import { openDatabase } from '../../server/store/database/database.ts'
import { tableNames } from '../../server/store/database/move.ts'
import type { Db } from '../../server/store/database/tables.ts'
import { tokenOfNumber } from '../../server/use-cases/numbers/number-token.ts'
import { fixtureKeys } from '../fixtures/databases/keys.ts'
import type { DatabaseKind } from './databases.ts'

const folder = join(import.meta.dirname, '../fixtures/databases')
const files = readdirSync(folder).filter((name) => name.endsWith('.sqlite.sql'))
/** The releases whose databases lie among the fixtures, the oldest first. */
export const releases = files.map((name) => name.replace('.sqlite.sql', '')).sort()
export const dumpOf = (release: string, kind: DatabaseKind) =>
  readFileSync(join(folder, `${release}.${kind.toLowerCase()}.sql`), 'utf8')

/** Each table with its columns, and each index, whatever the order in which they were made. */
export async function shapeOf(db: Db, kind: DatabaseKind) {
  const tables = await db.introspection.getTables()
  const columns = tables.flatMap((table) =>
    table.columns.map(({ name, dataType, isNullable }) => `${table.name}.${name} ${dataType} ${isNullable}`),
  )
  const indexes =
    kind === 'SQLite'
      ? await sql<{ name: string }>`select name from sqlite_master where type = 'index'`.execute(db)
      : await sql<{ name: string }>`select indexname as name from pg_indexes where schemaname = 'public'`.execute(db)
  return [...columns, ...indexes.rows.map(({ name }) => name)].sort()
}

const sealer = createSealer(deriveKeys([Buffer.from(fixtureKeys.secretKey, 'base64')]))
/** The tokens of all numbers, opened with the key that the fixtures were made with. */
export const tokensOf = async (db: Db) => {
  const numbers = await db.selectFrom('phone_numbers').selectAll().execute()
  return Promise.all(numbers.map((number) => tokenOfNumber({ sealer }, number)))
}

/** How many rows a dump has of each table, the record of migrations aside. */
export function rowsOf(dump: string): Record<string, number> {
  const rows: Record<string, number> = {}
  for (const [, table = ''] of dump.matchAll(/^insert into "((?!kysely)\w+)"/gm)) rows[table] = (rows[table] ?? 0) + 1
  return rows
}

/** What a database holds: its shape, its rows by table, and the tokens of its numbers. It is brought up to date first. */
export async function contentsOf(url: string) {
  const db = await openDatabase(url)
  try {
    const rows: Record<string, number> = {}
    for (const table of tableNames) {
      const [{ count }] = (await sql`select count(*) as count from ${sql.table(table)}`.execute(db)).rows as [
        { count: number },
      ]
      if (count) rows[table] = count
    }
    const kind = url.startsWith('sqlite:') ? 'SQLite' : 'PostgreSQL'
    return { shape: await shapeOf(db, kind), rows, tokens: (await tokensOf(db)).sort() }
  } finally {
    await db.destroy()
  }
}
