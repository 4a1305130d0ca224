import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { copyFile, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import pg from 'pg'
import { openDatabase } from '../../server/store/database/database.ts'
import type { Db } from '../../server/store/database/tables.ts'
import { memoryFolder } from './run/memory-folder.ts'
import { drawn, partOf, seed } from './run/part.ts'

export type DatabaseKind = 'SQLite' | 'PostgreSQL'
const both: readonly DatabaseKind[] = ['SQLite', 'PostgreSQL']
/** Suites of what databases do differently: they run on both each time. */
const aboutDatabases = /^test\/server\/store\//
/** Suites that start, stop and freeze whole processes: they run on one database with one commit, on the other with another. */
const ofProcesses = /^test\/server\/process\//

/**
 * What a file's suites run on: both, or SQLite alone in the quick run for every day. A plain `npm test` draws one file in six
 * for PostgreSQL, where a test costs more than twice as much, and leaves SQLite out there.
 */
export function kindsOf(file: string): DatabaseKind[] {
  if (process.env.PATCHBAY_TEST_QUICK) return ['SQLite']
  if (ofProcesses.test(file)) return partOf(both, 2, (kind) => `${file} ${kind}`)
  if (!seed || aboutDatabases.test(file)) return [...both]
  return drawn(file, 6) ? ['PostgreSQL'] : ['SQLite']
}

/** What the suites of the current file run on. */
export const databaseKinds: DatabaseKind[] = kindsOf('')

export interface TestDatabase extends AsyncDisposable {
  url: string
}

export interface ReadyDatabase extends TestDatabase {
  /** Deletes every row but what migrations keep of themselves, under whoever has it open. */
  empty(): Promise<void>
}

/** An empty database of either kind, gone when the test is. `postgresUrl` is a server to make one in. */
export async function emptyDatabase(kind: DatabaseKind, postgresUrl: string): Promise<TestDatabase> {
  const name = `patchbay_${randomUUID().replaceAll('-', '')}`
  if (kind === 'SQLite') {
    const folder = join(memoryFolder(), name)
    return {
      url: `sqlite:${join(folder, 'data.db')}`,
      [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
    }
  }
  await once(postgresUrl, `create database ${name}`)
  return {
    url: `${postgresUrl}/${name}`,
    [Symbol.asyncDispose]: () => once(postgresUrl, `drop database ${name} with (force)`),
  }
}

/** A database with its tables up to date and not a row in them: what most tests want, at a tenth of the time. */
export async function readyDatabase(kind: DatabaseKind, postgresUrl: string): Promise<ReadyDatabase> {
  if (kind === 'PostgreSQL') return usedAgain(postgresUrl)
  model ??= migratedFile()
  const database = await emptyDatabase(kind, postgresUrl)
  const file = database.url.slice('sqlite:'.length)
  await mkdir(join(file, '..'))
  await copyFile(await model, file)
  return {
    ...database,
    empty: async () => emptyFile(file),
  }
}

/** Deletes every row of a database that somebody has open, but what migrations keep of themselves. */
export async function emptyOf(url: string, db: Db): Promise<void> {
  if (url.startsWith('sqlite:')) emptyFile(url.slice('sqlite:'.length))
  else await despiteDeadlocks(() => sql.raw(noRows).execute(db))
}

/** A server that still works may hold a row that the work waits for, and wait for one of those that the work holds. */
async function despiteDeadlocks(work: () => Promise<unknown>, tries = 5): Promise<void> {
  const again = ({ code }: { code?: string }) => code === '40P01' && tries > 1
  await work().catch((error) => (again(error) ? despiteDeadlocks(work, tries - 1) : Promise.reject(error)))
}

function emptyFile(file: string) {
  using sqlite = new DatabaseSync(file, { enableForeignKeyConstraints: false, timeout: 5_000 })
  // Last, because triggers write there what goes from the others.
  const tables = sqlite.prepare(
    `select name from sqlite_master where type = 'table' and name not like 'kysely%' order by name = 'list_changes'`,
  )
  const deletions = tables.all().map(({ name }) => `delete from "${name}";`)
  sqlite.exec(`begin immediate; ${deletions.join(' ')} commit`)
}

/**
 * For tests that share one started server: remembers the project and the key it made for itself, and empties the database down
 * to them each time it is called.
 */
export async function downToStart(database: Pick<ReadyDatabase, 'empty'>, db: Db): Promise<() => Promise<void>> {
  const projects = await db.selectFrom('projects').selectAll().execute()
  const keys = await db.selectFrom('api_keys').selectAll().execute()
  return async () => {
    await database.empty()
    await db.insertInto('projects').values(projects).execute()
    await db.insertInto('api_keys').values(keys).execute()
  }
}

let model: Promise<string> | undefined

async function migratedFile() {
  const folder = join(memoryFolder(), `patchbay_${randomUUID()}`)
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'model.db')
  await (await openDatabase(`sqlite:${file}`)).destroy()
  return file
}

/** PostgreSQL takes long to make a database, and no time to empty one. These are this process's, for its next test. */
const spare: { url: string; client: pg.Pool }[] = []

async function usedAgain(postgresUrl: string): Promise<ReadyDatabase> {
  const database = spare.pop() ?? (await leased(postgresUrl))
  const { url, client } = database
  const empty = () => despiteDeadlocks(() => client.query(noRows))
  await client.query(nobodyElse)
  await client.query(notMoved)
  await empty()
  return { url, empty, [Symbol.asyncDispose]: async () => void spare.push(database) }
}

/** Whoever holds lock n of the server has `patchbay_test_n`; a process that ends, however it ends, gives it back. */
async function leased(postgresUrl: string) {
  const lease = connection(`${postgresUrl}/postgres`)
  const ask = async (statement: string) => (await lease.query({ text: statement, rowMode: 'array' })).rows[0]?.[0]
  let n = 1
  while (!(await ask(`select pg_try_advisory_lock(${n})`))) n++
  const url = `${postgresUrl}/patchbay_test_${n}`
  if (!(await ask(`select 1 from pg_database where datname = 'patchbay_test_${n}'`))) {
    await ask(`create database patchbay_test_${n}`)
    await (await openDatabase(url)).destroy()
  }
  return { url, client: connection(url) }
}

const nobodyElse = `select pg_terminate_backend(pid, 5000) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`

/** A test that moved everything elsewhere left tables under other names. */
const notMoved = `do $$ declare one name; begin
  for one in select tablename from pg_tables where schemaname = 'public' and tablename like 'moved\\_%' and tablename <> 'moved_to' loop
    execute format('alter table %I rename to %I', one, substr(one, 7));
  end loop;
  drop table if exists moved_to;
end $$`

const noRows = `do $$ declare one name; begin
  set local session_replication_role = replica;
  for one in select tablename from pg_tables where schemaname = 'public' and tablename not like 'kysely%' loop
    execute format('delete from %I', one);
  end loop;
end $$`

/** One connection, for as long as the process lives; it does not keep the process alive. */
function connection(url: string) {
  const pool = new pg.Pool({ connectionString: url, max: 1, idleTimeoutMillis: 0, allowExitOnIdle: true })
  pool.on('error', () => {}) // The server ends before us.
  return pool
}

async function once(url: string, statement: string) {
  const client = connection(`${url}/postgres`)
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
