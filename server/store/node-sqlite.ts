import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { CompiledQuery, type DatabaseConnection, SqliteDialect, type SqliteDialectConfig, SqliteDriver } from 'kysely'

/** Kysely over Node's own SQLite: WAL, and a commit that is on the disk before anybody hears of it (synchronous=FULL). */
export function nodeSqlite(file: string): SqliteDialect {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const database = new DatabaseSync(file, { timeout: 10_000 })
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on')
  return new ImmediateSqliteDialect({ database: withColumns(database) })
}

/** Node's statements do not say by themselves whether they return rows; their columns do. Statements are kept, as preparing costs more than running. */
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

/** A transaction takes the write lock when it begins, so two processes on one file wait for each other instead of failing half way. */
class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig
  constructor(config: SqliteDialectConfig) {
    super(config)
    this.#config = config
  }
  override createDriver() {
    return new ImmediateSqliteDriver(this.#config)
  }
}

class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}
