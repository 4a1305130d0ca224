import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import {
  CompiledQuery,
  type DatabaseConnection,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely'

/** Kysely over Node's own SQLite: WAL, and a commit is on the disk before it is reported (synchronous=FULL). */
export function nodeSqlite(file: string): SqliteDialect {
  if (file !== ':memory:') ownersAlone(file)
  const database = new DatabaseSync(file, { timeout: 10_000 })
  database.exec(
    'pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = 0',
  )
  // SQLite's own `lower` knows only ASCII letters. No index, trigger or view of the file may depend on ours.
  database.function('lower', { deterministic: true, directOnly: true }, (text) => text && String(text).toLowerCase())
  return new ImmediateSqliteDialect({ database: withColumns(database) })
}

/**
 * Creates the file and its folder with rights for their owner alone: tokens in a database are sealed, but customers' names are
 * not. SQLite gives its other files (`-wal`, `-shm`) the same rights. The rights of an existing folder are changed only when its
 * name shows that it is ours.
 */
function ownersAlone(file: string) {
  const folder = dirname(file)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (basename(folder) === '.patchbay') restrict(folder, 0o700)
  closeSync(openSync(file, 'a', 0o600))
  for (const name of [file, `${file}-wal`, `${file}-shm`]) restrict(name, 0o600)
}

/** A missing file needs nothing, and a file of another owner is left alone. */
function restrict(name: string, mode: number) {
  try {
    chmodSync(name, mode)
  } catch (error) {
    if (!['ENOENT', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}

/**
 * Node's statements do not say whether they return rows; their columns do. Statements are kept, because preparing one costs more
 * than running it.
 */
function withColumns(database: DatabaseSync): SqliteDialectConfig['database'] {
  const kept = new Map<string, { statement: StatementSync; reader: boolean }>()
  const prepared = (sql: string) => {
    const known = kept.get(sql)
    if (known) return known
    const statement = database.prepare(sql)
    const fresh = { statement, reader: statement.columns().length > 0 }
    if (kept.size < 500) kept.set(sql, fresh)
    return fresh
  }
  type Values = Parameters<StatementSync['all']>
  return {
    close: () => database.close(),
    prepare: (sql) => {
      const { statement, reader } = prepared(sql)
      return {
        reader,
        all: (values) => statement.all(...(values as Values)),
        run: (values) => statement.run(...(values as Values)),
        iterate: (values) => statement.iterate(...(values as Values)),
      }
    },
  }
}

/**
 * A transaction takes the write lock when it begins, so two processes on one file wait for each other instead of failing in the
 * middle.
 */
class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig
  constructor(config: SqliteDialectConfig) {
    super(config)
    this.#config = config
  }
  override createDriver() {
    return new ImmediateSqliteDriver(this.#config)
  }
  override createAdapter() {
    return new TransactionalSqliteAdapter()
  }
}

/**
 * SQLite rolls back tables as well as rows, so migrations run in one transaction: a second process waits, and finds them done.
 */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true
  }
}

class ImmediateSqliteDriver extends SqliteDriver {
  override async acquireConnection() {
    return patient(await super.acquireConnection())
  }
  override async beginTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
  /** SQLite rolls back by itself when its disk is full or fails. The error of a second rollback must not hide the cause. */
  override async rollbackTransaction(connection: DatabaseConnection) {
    try {
      await super.rollbackTransaction(connection)
    } catch (error) {
      if (!(error as Error).message.includes('no transaction is active')) throw error
    }
  }
}

/** Waits up to ten seconds for a lock of another process without blocking this one, as SQLite's own waiting would. */
function patient(connection: DatabaseConnection): DatabaseConnection {
  return {
    async executeQuery<Row>(query: CompiledQuery) {
      const deadline = Date.now() + 10_000
      for (;;) {
        try {
          return await connection.executeQuery<Row>(query)
        } catch (error) {
          if ((error as { errcode?: number }).errcode !== busy || Date.now() > deadline) throw error
          await setTimeout(5 + Math.random() * 20)
        }
      }
    },
    streamQuery: (query, size) => connection.streamQuery(query, size),
  }
}

/** SQLITE_BUSY, https://sqlite.org/rescode.html#busy */
const busy = 5
