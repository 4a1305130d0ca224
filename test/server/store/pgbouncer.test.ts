import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, it } from 'vitest'
import { emptyDatabase } from '../../support/databases.ts'
import { freePort } from '../../support/free-port.ts'
import { start } from '../../support/world.ts'

const asRoot = process.getuid?.() === 0
const there = !spawnSync('pgbouncer', ['--version']).error

/** PgBouncer in front of a PostgreSQL, with fewer connections to it than our server opens: each transaction gets any of them. */
async function pgBouncer(url: string) {
  const { hostname, port, username, password, pathname } = new URL(url)
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-pgbouncer-'))
  const file = join(folder, 'pgbouncer.ini')
  const own = await freePort()
  writeFileSync(
    file,
    `[databases]
* = host=${hostname} port=${port} user=${username} password=${password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${own}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 3
`,
  )
  chmodSync(folder, 0o755)
  const process = spawn('pgbouncer', [...(asRoot ? ['-u', 'postgres'] : []), file], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  await new Promise<void>((resolve, reject) => {
    process.stderr.on('data', (chunk) => {
      said += chunk
      if (said.includes('process up')) resolve()
    })
    process.once('exit', () => reject(new Error(said)))
  })
  return {
    url: `postgres://${username}:${password}@127.0.0.1:${own}${pathname}`,
    async [Symbol.asyncDispose]() {
      process.kill('SIGINT')
      await once(process, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

it.skipIf(!there)(
  'customers sign up side by side through PgBouncer in transaction mode',
  async () => {
    await using database = await emptyDatabase('PostgreSQL', inject('postgresUrl'))
    await using bouncer = await pgBouncer(database.url)
    await using world = await start('PostgreSQL', { databaseUrl: bouncer.url })
    const links = await Promise.all(Array.from({ length: 24 }, () => world.link()))
    const sessions = await Promise.all(links.map(({ token }) => world.connect(token, 'GET', '/session')))
    expect(new Set(sessions.map(({ status }) => status))).toEqual(new Set([200]))
    const ends = await Promise.all(links.slice(0, 8).map((link) => world.signUp(link)))
    expect(new Set(ends.map(({ body }) => body.status))).toEqual(new Set(['completed']))
    const { body } = await world.api('GET', '/audit_log?per_page=100')
    const connected = body.data.filter(({ action }: { action: string }) => action === 'phone_number.connected')
    expect(connected).toHaveLength(8)
    expect(world.logged.filter((line) => JSON.parse(line).level >= 50)).toEqual([])
  },
  120_000,
)
