import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { type DatabaseKind, emptyDatabase, type TestDatabase } from './databases.ts'

/** A database as SQL: its tables, its rows and its indexes, as whoever made it left them. */
export const dump = (url: string): Promise<string> =>
  url.startsWith('sqlite:') ? Promise.resolve(dumpSqlite(url.slice('sqlite:'.length))) : dumpPostgres(url)

/** A new database that holds what a dump says; gone when the test is. */
export async function loaded(kind: DatabaseKind, postgresUrl: string, text: string): Promise<TestDatabase> {
  const database = await emptyDatabase(kind, postgresUrl)
  await load(database.url, text)
  return database
}

/** Fills an empty database with what a dump says. */
export async function load(url: string, text: string): Promise<void> {
  if (url.startsWith('sqlite:')) {
    const file = url.slice('sqlite:'.length)
    await mkdir(dirname(file), { recursive: true })
    using sqlite = new DatabaseSync(file, { enableForeignKeyConstraints: false })
    sqlite.exec(text)
    return
  }
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(text)
  await client.end()
}

const literal = (value: unknown) =>
  value === null ? 'null' : typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)

function inserts(table: string, rows: Record<string, unknown>[]): string[] {
  return rows.map((row) => {
    const columns = Object.keys(row).map((name) => `"${name}"`)
    return `insert into "${table}" (${columns.join(', ')}) values (${Object.values(row).map(literal).join(', ')});`
  })
}

function dumpSqlite(file: string): string {
  using sqlite = new DatabaseSync(file, { readOnly: true })
  const made = (type: string) =>
    sqlite
      .prepare('select name, sql from sqlite_master where type = ? and sql is not null order by rowid')
      .all(type) as { name: string; sql: string }[]
  const tables = made('table').filter(({ name }) => !name.startsWith('sqlite_'))
  return [
    ...tables.map(({ sql }) => `${sql};`),
    ...tables.flatMap(({ name }) => inserts(name, sqlite.prepare(`select * from "${name}"`).all())),
    ...made('index').map(({ sql }) => `${sql};`),
    '',
  ].join('\n')
}

async function dumpPostgres(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const ask = async <Row>(text: string) => (await client.query(text)).rows as Row[]
  try {
    const tables = await ask<{ name: string; columns: string }>(columnsOf)
    const constraints = await ask<{ text: string }>(constraintsOf)
    const indexes = await ask<{ text: string }>(indexesOf)
    const lines = tables.map(({ name, columns }) => `create table "${name}" (${columns});`)
    for (const { name } of tables) lines.push(...inserts(name, await ask(`select * from "${name}"`)))
    return [...lines, ...constraints.map(({ text }) => text), ...indexes.map(({ text }) => text), ''].join('\n')
  } finally {
    await client.end()
  }
}

const columnsOf = `
  select c.relname as name, string_agg(format('%I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
    case when a.attnotnull then ' not null' else '' end,
    coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')), ', ' order by a.attnum) as columns
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' group by c.relname order by c.relname`

/** Keys before the references to them. */
const constraintsOf = `
  select format('alter table %s add constraint %I %s;', conrelid::regclass, conname, pg_get_constraintdef(oid)) as text
  from pg_constraint where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'f', 'c')
  order by array_position(array['p', 'u', 'c', 'f'], contype::text), conrelid::regclass::text, conname`

const indexesOf = `
  select indexdef || ';' as text from pg_indexes where schemaname = 'public'
  and indexname not in (select conname from pg_constraint) order by indexname`
