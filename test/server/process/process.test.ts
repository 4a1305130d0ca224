import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { Agent, createServer, get, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, inject, it, vi } from 'vitest'
import { refusalsAMinute } from '../../../server/http/limits.ts'
import { connectionLimits } from '../../../server/process/http-server.ts'
import { restartWithSmallHeap } from '../../../server/process/small-heap.ts'
import { openDatabase } from '../../../server/store/database/database.ts'
import { databaseKinds, emptyDatabase } from '../../support/databases.ts'
import { freePort } from '../../support/free-port.ts'
import { carefulSandbox } from '../../support/sandbox/careful.ts'
import { until } from '../../support/until.ts'
import { request } from '../../support/world.ts'

const main = join(import.meta.dirname, '../../../server/process/main.ts')
const secret = randomBytes(32).toString('base64')
const meta = { META_APP_ID: '1', META_APP_SECRET: 'the-app-secret', META_CONFIG_ID: '2' }

/** Runs the server's process until it ends, or until it says that it is there. */
async function run(env: Record<string, string>, cwd = mkdtempSync(join(tmpdir(), 'patchbay-'))) {
  const { PATH = '', NODE_COMPILE_CACHE = '' } = process.env
  const child = spawn(process.execPath, [main], { cwd, env: { PATH, NODE_COMPILE_CACHE, ...env } })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  const ended = once(child, 'close').then(() => 'ended')
  const there = new Promise((resolve) => {
    child.stdout.on('data', () => out.includes('Patchbay server:') && resolve('there'))
  })
  await Promise.race([ended, there])
  return {
    pid: child.pid,
    code: child.exitCode,
    out: () => out,
    err,
    async stop() {
      child.kill('SIGTERM')
      await ended
      return child.exitCode
    },
  }
}

describe('the process', () => {
  it('answers below the path of PUBLIC_URL, and without it, where a proxy takes the path off', async () => {
    const port = await freePort()
    const PUBLIC_URL = `http://localhost:${port}/wa`
    const server = await run({ ...meta, PORT: String(port), PUBLIC_URL, PATCHBAY_API_KEY: 'a key of this test' })
    try {
      for (const path of ['', '/wa'])
        for (const probe of ['/healthz', '/readyz', '/embed.js', '/platform/v1/customers']) {
          const headers: Record<string, string> = { 'X-API-Key': 'a key of this test' }
          const reply = await request('GET', `http://localhost:${port}${path}${probe}`, undefined, headers)
          expect([path + probe, reply.status]).toEqual([path + probe, 200])
        }
      expect((await request('GET', `http://localhost:${port}/nothing`)).status).toBe(404)
      expect((await request('GET', `http://localhost:${port}/wa/nothing`)).status).toBe(404)
    } finally {
      expect(await server.stop()).toBe(0)
    }
  })

  it.each([
    [
      'no Meta app',
      { META_APP_ID: '' },
      /^patchbay: META_APP_ID is not set: the server needs a Meta app, or the sandbox/,
    ],
    ['a setting that is wrong', { PORT: 'front' }, /^patchbay: PORT must be a port, 0 to 65535$/],
    [
      'a database that does not answer',
      { DATABASE_URL: 'postgres://me:hush@localhost:1/x' },
      /^patchbay: The database postgres:\/\/localhost:1\/x cannot be opened: /,
    ],
    [
      'a PostgreSQL without a secret key',
      { DATABASE_URL: 'postgres://me:hush@localhost:1/x', PATCHBAY_SECRET_KEY: '' },
      /^patchbay: PATCHBAY_SECRET_KEY is not set/,
    ],
  ])('ends with one line and code 1: %s', async (_, change, line) => {
    const { code, err } = await run({ PORT: '0', PATCHBAY_SECRET_KEY: secret, ...meta, ...change })
    expect(code).toBe(1)
    expect(err.trim()).toMatch(line)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).not.toMatch(/hush|the-app-secret/)
  })

  it('says which port is in use', async () => {
    const taken = createServer().listen(0)
    await once(taken, 'listening')
    const { port } = taken.address() as { port: number }
    const { code, err } = await run({ PORT: String(port), ...meta })
    taken.close()
    expect([code, err.trim()]).toEqual([
      1,
      `patchbay: PORT ${port} is in use: stop what runs there, or set PORT to another one`,
    ])
  })

  it('says that a file is no database', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'patchbay-'))
    writeFileSync(join(folder, 'data.db'), 'this is a shopping list, long enough to be read as a header of sorts')
    const { code, err } = await run({ PORT: '0', DATABASE_URL: `sqlite:${folder}/data.db`, ...meta })
    expect([code, err.trim()]).toEqual([
      1,
      `patchbay: The database sqlite:${folder}/data.db cannot be opened: file is not a database`,
    ])
  })

  it('starts on nothing but a Meta app: makes its data, its secret, and a key that it shows once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'patchbay-'))
    const env = { ...meta, PORT: String(await freePort()) }
    const first = await run(env, folder)
    const key = /shown this once: (pb_\S{43})/.exec(first.out())?.[1] as string
    const asked = await fetch(`http://localhost:${env.PORT}/platform/v1/customers`, { headers: { 'X-API-Key': key } })
    expect(asked.status).toBe(200)
    expect(await first.stop()).toBe(0)
    expect(readFileSync(join(folder, '.patchbay/secret.key'), 'utf8').trim()).toHaveLength(44)

    const second = await run(env, folder)
    expect(second.out()).not.toContain('shown this once')
    const again = await fetch(`http://localhost:${env.PORT}/platform/v1/customers`, { headers: { 'X-API-Key': key } })
    expect(again.status).toBe(200)
    expect(await second.stop()).toBe(0)
  })

  it.runIf(process.platform === 'linux')(
    'holds V8 to little memory, in the very process that was started, unless its operator has settled how much',
    async () => {
      const flags = async (env: Record<string, string>) => {
        const server = await run({ ...meta, ...env, PORT: String(await freePort()) })
        const words = readFileSync(`/proc/${server.pid}/cmdline`, 'utf8').split('\0')
        expect(await server.stop()).toBe(0)
        return words.filter((word) => word.startsWith('--'))
      }
      expect(await flags({})).toEqual(['--max-semi-space-size=4', '--heap-growing-percent=20'])
      expect(await flags({ NODE_OPTIONS: '--max-semi-space-size=32' })).toEqual([])
    },
  )

  it('begins but once where the system has no way to begin anew', () => {
    const execve = vi.fn<() => never>()
    restartWithSmallHeap({ ...process, execve, platform: 'win32' }, {})
    const { execve: _, ...older } = process
    restartWithSmallHeap(older, {})
    expect(execve).not.toHaveBeenCalled()
    restartWithSmallHeap({ ...process, execve, platform: 'linux', execArgv: [] }, {})
    expect(execve).toHaveBeenCalledOnce()
  })

  it('keeps its own limits of connections, and believes the proxy it is told of', async () => {
    const env = { ...meta, PORT: String(await freePort()), PATCHBAY_TRUST_PROXY: '1' }
    const server = await run(env, mkdtempSync(join(tmpdir(), 'patchbay-')))
    const { headers } = await new Promise<IncomingMessage>((resolve) => {
      get(`http://localhost:${env.PORT}/healthz`, { agent: new Agent({ keepAlive: true }) }, resolve)
    })
    expect(headers['keep-alive']).toBe(`timeout=${connectionLimits.keepAliveTimeout / 1_000}`)
    const guess = (address: string) =>
      request('GET', `http://localhost:${env.PORT}/platform/v1/project`, undefined, { 'X-Forwarded-For': address })
    for (let times = 0; times < refusalsAMinute; times++) await guess('203.0.113.7')
    expect([(await guess('203.0.113.7')).status, (await guess('203.0.113.8')).status]).toEqual([429, 401])
    expect(await server.stop()).toBe(0)
  })

  it('answers a browser whose code it is spending before it ends, and finishes that signup when it is there again', async () => {
    const sandbox = await carefulSandbox()
    const [folder, port] = [mkdtempSync(join(tmpdir(), 'patchbay-')), await freePort()]
    const { id: META_APP_ID, secret: META_APP_SECRET, configId: META_CONFIG_ID } = sandbox.app
    const key = 'a key of sixteen or more'
    const env = { META_APP_ID, META_APP_SECRET, META_CONFIG_ID, META_GRAPH_URL: sandbox.url, PATCHBAY_API_KEY: key }
    const url = `http://localhost:${port}`
    const api = async (path: string, body: object) =>
      (await request('POST', `${url}/platform/v1${path}`, body, { 'X-API-Key': key })).body.data
    const connect = (method: string, token: string, id: string, body?: object) =>
      request(method, `${url}/connect/v1/attempts/${id}`, body, { Authorization: `Bearer ${token}` })

    const first = await run({ ...env, PORT: String(port) }, folder)
    const customer = await api('/customers', { customer: { name: 'Wool' } })
    const link = await api(`/customers/${customer.id}/setup_links`, { setup_link: {} })
    sandbox.control.fault({ path: 'oauth/access_token', times: 1, after: true, answer: { delay: 1_500 } })
    sandbox.control.fault({ path: 'debug_token', times: 1, answer: { reset: true } })
    const { code, assets } = sandbox.control.finish({ connectionType: 'dedicated' })
    const id = randomUUID()
    const ended = connect('PUT', link.token, id, { connection_type: 'dedicated', code, assets: assets as object })
    const db = await openDatabase(`sqlite:${join(folder, '.patchbay/data.db')}`)
    const statuses = async () => (await db.selectFrom('attempts').select('status').execute()).map((one) => one.status)
    await until(async () => expect(await statuses()).toEqual(['exchanging']))
    await db.destroy()
    const [reply, exit] = await Promise.all([ended, first.stop()])
    expect([reply.status, reply.body.status, exit]).toEqual([200, 'working', 0])

    const second = await run({ ...env, PORT: String(port) }, folder)
    await until(async () => expect((await connect('GET', link.token, id)).body.status).toBe('completed'), {
      timeout: 10_000,
      interval: 100,
    })
    await second.stop()
    await sandbox.close()
  })

  it.each(databaseKinds)(
    'starts four times at once on an empty %s: tables are made once, one key is made',
    async (kind) => {
      await using database = await emptyDatabase(kind, inject('postgresUrl'))
      const env = { ...meta, PORT: '0', DATABASE_URL: database.url, PATCHBAY_SECRET_KEY: secret }
      const all = await Promise.all([run(env), run(env), run(env), run(env)])
      expect(all.map(({ code, err }) => [code, err])).toEqual(Array(4).fill([null, '']))
      expect(all.filter(({ out }) => out().includes('shown this once'))).toHaveLength(1)
      expect(await Promise.all(all.map((one) => one.stop()))).toEqual([0, 0, 0, 0])
      const db = await openDatabase(database.url)
      expect(await db.selectFrom('api_keys').selectAll().execute()).toHaveLength(1)
      await db.destroy()
    },
    60_000,
  )
})
