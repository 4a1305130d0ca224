import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { emptyDatabase } from '../../support/databases.ts'
import { createPostgres } from '../../support/postgres/postgres-server.ts'
import { memoryFolder } from '../../support/run/memory-folder.ts'
import type { Plan } from './report.ts'

export type Kind = 'SQLite' | 'PostgreSQL'

/** A database of either kind for one part of the suite, gone when that is. */
export interface Database extends AsyncDisposable {
  kind: Kind
  url: string
  /** PostgreSQL alone: the server goes away, connections and all, and comes back with what was committed. */
  stop(): Promise<void>
  start(): Promise<void>
  /** One more, of the same kind and on the same server. */
  another(): Promise<{ url: string } & AsyncDisposable>
}

const inFolder = (folder: string) => ({
  url: `sqlite:${join(folder, 'data.db')}`,
  [Symbol.asyncDispose]: async () => rmSync(folder, { recursive: true, force: true }),
})

/**
 * @param plan where it names a PostgreSQL, that one is used, and cannot be stopped
 * @param crashes whether the part ends processes or the database: what was committed must then be there again. Without it
 *   neither database waits for a disk, which changes nothing that a living server answers.
 */
export async function database(
  kind: Kind,
  { postgresUrl }: Pick<Plan, 'postgresUrl'> = {},
  { crashes = true } = {},
): Promise<Database> {
  const never = () => Promise.reject(new Error('this database is not ours to stop'))
  if (kind === 'PostgreSQL' && postgresUrl) {
    const empty = await emptyDatabase(kind, postgresUrl)
    return { ...empty, kind, stop: never, start: never, another: () => emptyDatabase(kind, postgresUrl) }
  }
  if (kind === 'SQLite') {
    const another = () => inFolder(mkdtempSync(join(crashes ? tmpdir() : memoryFolder(), 'patchbay-faults-')))
    return {
      ...another(),
      kind,
      stop: never,
      start: never,
      another: async () => another(),
    }
  }
  const hasty = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'].flatMap((flag) => ['-c', flag])
  const server = await createPostgres(['-c', 'max_connections=100', ...(crashes ? [] : hasty)])
  await server.start()
  return {
    kind,
    url: `${server.url}/postgres`,
    stop: server.stop,
    start: server.start,
    another: () => emptyDatabase(kind, server.url),
    [Symbol.asyncDispose]: server.remove,
  }
}
