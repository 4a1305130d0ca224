import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { joinSettings } from '../../../sandbox/index.ts'
import { freePort } from '../../support/free-port.ts'
import { watchedLog } from '../../support/watched-log.ts'
import { pause, send } from './http.ts'

const root = join(import.meta.dirname, '../../..')
export const apiKey = 'the api key of the fault suite'
export const metricsToken = 'the metrics token of the fault suite'

/** What is started some hundred times is compiled once. */
export const compiled = mkdtempSync(join(tmpdir(), 'patchbay-compiled-'))
process.once('exit', () => rmSync(compiled, { recursive: true, force: true }))

/** Server processes over one database and one Meta, each in a process of its own, and a supervisor that starts what dies. */
export interface Processes extends AsyncDisposable {
  sandbox: string
  servers: string[]
  /** `kill -9`, at once; resolves when the supervisor has it running again. */
  kill(index: number): Promise<void>
  /** Stops a process as a machine that sleeps does, and lets it go on after so many milliseconds. */
  freeze(index: number, milliseconds: number): Promise<void>
  /** What all servers said, on either stream. */
  said(): string
}

export async function startProcesses(
  databaseUrl: string,
  count: number,
  more: Record<string, string> = {},
): Promise<Processes> {
  const children = new Set<ChildProcess>()
  let said = ''
  const run = (file: string, env: Record<string, string>) => {
    const child = spawn(process.execPath, [join(root, file)], {
      env: { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: compiled, ...env },
    })
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        said = (said + chunk).slice(-4_000_000)
      })
    children.add(child)
    child.once('exit', () => children.delete(child))
    return child
  }
  const answers = async (url: string, path: string, child: ChildProcess) => {
    while ((await send(url, { path })).status !== 200) {
      if (child.exitCode !== null) throw new Error(`a process ended with ${child.exitCode}: ${said.slice(-2_000)}`)
      await pause(25)
    }
  }

  const sandboxPort = await freePort()
  const sandbox = `http://localhost:${sandboxPort}`
  const { meta } = joinSettings({ url: sandbox })
  // Given its secret, the sandbox does not print it: what is said is searched for it.
  const own = { SANDBOX_PORT: `${sandboxPort}`, META_APP_SECRET: meta.META_APP_SECRET }
  await answers(sandbox, '/', run('sandbox/main.ts', own))
  // A busy machine takes longer for what is tried here than a code of Meta's lives.
  const settings = { method: 'POST', path: '/_control/settings', headers: { 'Content-Type': 'application/json' } }
  await send(sandbox, { ...settings, body: JSON.stringify({ codeLifetimeMs: 3_600_000 }) })

  const env = {
    ...meta,
    DATABASE_URL: databaseUrl,
    PATCHBAY_API_KEY: apiKey,
    PATCHBAY_RATE_LIMIT: 'off',
    PATCHBAY_SECRET_KEY: randomBytes(32).toString('base64'),
    PATCHBAY_METRICS_TOKEN: metricsToken,
    ...more,
  }
  const ports = await Promise.all(Array.from({ length: count }, freePort))
  const servers = ports.map((port) => `http://localhost:${port}`)
  const running: ChildProcess[] = []
  const serve = async (index: number) => {
    const child = run('server/process/main.ts', { ...env, PORT: `${ports[index]}`, PUBLIC_URL: servers[0] as string })
    running[index] = child
    await answers(servers[index] as string, '/healthz', child)
  }
  for (const index of ports.keys()) await serve(index)
  return {
    sandbox,
    servers,
    said: () => said,
    async kill(index) {
      const child = running[index] as ChildProcess
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
      await serve(index)
    },
    async freeze(index, milliseconds) {
      const child = running[index] as ChildProcess
      child.kill('SIGSTOP')
      await pause(milliseconds)
      child.kill('SIGCONT')
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(
        [...children].map((child) => {
          const gone = once(child, 'exit')
          child.kill('SIGKILL')
          return gone
        }),
      )
      const log = watchedLog([])
      log.learn(apiKey, metricsToken, env.PATCHBAY_SECRET_KEY, env.META_APP_SECRET)
      for (const line of said.split('\n')) log.write(line)
      log.check()
    },
  }
}
