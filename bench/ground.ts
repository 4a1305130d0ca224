import { type ChildProcess, fork, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { joinSettings, sandboxApp } from '../sandbox/index.ts'
import { createPostgres } from '../test/support/postgres/postgres-server.ts'
import type { Load, Loaded } from './load.ts'

export type Kind = 'SQLite' | 'PostgreSQL'
export const kinds: Kind[] = ['SQLite', 'PostgreSQL']

const root = join(import.meta.dirname, '..')

/** A program under measure, in a process of its own. */
export interface Contestant {
  name: string
  port: number
  pid: number
  stop(): Promise<void>
}

/** Seconds of processor time that a process has used; NaN where the system does not say. */
export function cpuSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') as string[]
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return Number.NaN
  }
}

/** Bytes of memory that a process holds; NaN where the system does not say. */
export function residentBytes(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1_024
  } catch {
    return Number.NaN
  }
}

/** What every measure stands on: a folder, a PostgreSQL that keeps its promises (fsync on), a sandbox, a load generator. */
export type Ground = Awaited<ReturnType<typeof prepareGround>>

export const apiKey = 'bench-0123456789abcdef'
export const secretKey = randomBytes(32).toString('base64')

export async function prepareGround(quick: boolean, tenMillion: boolean) {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-bench-'))
  const running = new Set<Contestant>()
  let made = 0
  const [postgres, sandboxPort] = [await startPostgres(), await freePort()]

  async function start(name: string, file: string, env: Record<string, string>, ready: string, flags: string[] = []) {
    const port = Number(env.PORT ?? env.SANDBOX_PORT)
    const child = spawn(process.execPath, [...flags, join(root, file)], {
      cwd: root,
      env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let words = ''
    child.stderr?.on('data', (chunk) => {
      words = (words + chunk).slice(-2_000)
    })
    const ended = once(child, 'exit')
    const contestant: Contestant = {
      name,
      port,
      pid: child.pid as number,
      async stop() {
        running.delete(contestant)
        child.kill()
        const hard = setTimeout(() => child.kill('SIGKILL'), 10_000)
        await ended
        clearTimeout(hard)
      },
    }
    running.add(contestant)
    await answers(`http://127.0.0.1:${port}${ready}`, child, () => `${name} did not start: ${words}`)
    return contestant
  }

  compileBare()
  await start('sandbox', 'dist/sandbox/main.js', { SANDBOX_PORT: String(sandboxPort) }, '/_control/clock')
  const sandboxUrl = `http://localhost:${sandboxPort}`
  const generator = startGenerator()

  return {
    quick,
    tenMillion,
    folder,
    sandboxUrl,
    postgresUrl: postgres.url,

    /** An empty database, with the durability that people run: what was answered is on the disk. */
    async database(kind: Kind, like?: string): Promise<string> {
      const name = `bench_${++made}`
      if (kind === 'SQLite') return `sqlite:${join(folder, `${name}.db`)}`
      await postgres.query(`create database ${name}${like ? ` template ${like.split('/').at(-1)}` : ''}`)
      return `${postgres.url}/${name}`
    },

    /** The real server, as it is published. */
    async patchbay(databaseUrl: string, more: Record<string, string> = {}, flags: string[] = []) {
      const port = await freePort()
      const env = {
        PORT: String(port),
        PUBLIC_URL: `http://localhost:${port}`,
        DATABASE_URL: databaseUrl,
        PATCHBAY_SECRET_KEY: secretKey,
        PATCHBAY_API_KEY: apiKey,
        PATCHBAY_PROJECT_NAME: 'Acme CRM',
        PATCHBAY_RATE_LIMIT: 'off',
        PATCHBAY_ALLOW_PRIVATE_WEBHOOKS: '1',
        ...joinSettings({ url: sandboxUrl }).meta,
      }
      return start('Patchbay', 'dist/server/process/main.js', { ...env, ...more }, '/readyz', flags)
    },

    /** A handler of Express 5 with the same SQL written by hand: what cannot be beaten, only approached. */
    async bare(databaseUrl: string) {
      const env = {
        PORT: String(await freePort()),
        DATABASE_URL: databaseUrl,
        GRAPH_URL: sandboxUrl,
        APP_ID: sandboxApp.id,
        APP_SECRET: sandboxApp.secret,
      }
      return start('bare Express', 'bench/dist/main.js', env, '/ready')
    },

    /** What a team would wire up otherwise for links that work once: better-auth with its magic links. */
    async betterAuth(databaseUrl: string) {
      const port = await freePort()
      const url = `http://localhost:${port}`
      return start(
        'better-auth',
        'bench/peers/better-auth.js',
        { PORT: String(port), DATABASE_URL: databaseUrl, URL: url },
        '/ready',
      )
    },

    /** Another program by hand, of `bare`, on a port of its own. */
    async program(name: string, file: string, env: Record<string, string> = {}) {
      return start(name, file, { ...env, PORT: String(await freePort()) }, '/ready')
    },

    load: generator.load,
    /** The process that makes the load. */
    loadPid: generator.pid,

    async end() {
      generator.end()
      for (const contestant of running) await contestant.stop()
      await postgres.remove()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The bare programs as JavaScript, as the server is: else they would carry Node's own compiler in their memory and their start. */
function compileBare() {
  const folder = join(import.meta.dirname, 'dist')
  mkdirSync(folder, { recursive: true })
  for (const name of ['main', 'signup', 'sql', 'graph', 'proxy', 'duties', 'relay']) {
    const source = readFileSync(join(import.meta.dirname, `bare/${name}.ts`), 'utf8')
    writeFileSync(
      join(folder, `${name}.js`),
      stripTypeScriptTypes(source).replaceAll(/from '(\.\/\w+)\.ts'/g, "from '$1.js'"),
    )
  }
}

async function startPostgres() {
  const settings = ['max_connections=200', 'shared_buffers=512MB', 'max_wal_size=8GB']
  const server = await createPostgres(settings.flatMap((setting) => ['-c', setting]))
  await server.start()
  const { url, remove } = server
  return {
    url,
    remove,
    async query(statement: string) {
      const client = new pg.Client({ connectionString: `${url}/postgres` })
      await client.connect()
      try {
        await client.query(statement)
      } finally {
        await client.end()
      }
    },
  }
}

function startGenerator() {
  const child = fork(join(import.meta.dirname, 'load.ts'), { stdio: 'inherit' })
  const waiting = new Map<number, (loaded: Loaded) => void>()
  let asked = 0
  child.on('message', ({ asked, loaded }: { asked: number; loaded: Loaded }) => {
    waiting.get(asked)?.(loaded)
    waiting.delete(asked)
  })
  return {
    pid: child.pid as number,
    /** Several at once are told apart by number. */
    load: (load: Load): Promise<Loaded> =>
      new Promise((resolve) => {
        waiting.set(++asked, resolve)
        child.send({ asked, load })
      }),
    end: () => child.kill(),
  }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Waits for an address to answer 2xx. */
async function answers(url: string, child: ChildProcess, words: () => string) {
  for (const end = Date.now() + 60_000; ; await new Promise((resolve) => setTimeout(resolve, 10))) {
    const answered = await fetch(url).then(
      (response) => response.ok,
      () => false,
    )
    if (answered) return
    if (child.exitCode !== null || Date.now() > end) throw new Error(words())
  }
}
