import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

export type DatabaseKind = 'SQLite' | 'PostgreSQL'
export const databaseKinds: DatabaseKind[] = ['SQLite', 'PostgreSQL']

export interface TestDatabase extends AsyncDisposable {
  url: string
}

/** An empty database of either kind, gone when the test is. `postgresUrl` is a server to make one in. */
export async function emptyDatabase(kind: DatabaseKind, postgresUrl: string): Promise<TestDatabase> {
  const name = `patchbay_${randomUUID().replaceAll('-', '')}`
  if (kind === 'SQLite') {
    const folder = join(tmpdir(), name)
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

async function once(url: string, statement: string) {
  const client = new pg.Client({ connectionString: `${url}/postgres` })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
