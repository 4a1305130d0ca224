import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { endWithNpm } from '../bin/end-with-npm.ts'
import { joinSettings } from '../sandbox/index.ts'

/** `npm start`: server, sandbox and demo host app, ready to click. Everything runs as a user would run it: from the built package. */
const root = join(import.meta.dirname, '..')
const port = Number(process.env.PORT ?? 4000)
const sandboxPort = Number(process.env.SANDBOX_PORT ?? 4001)
const demoPort = Number(process.env.DEMO_PORT ?? 4002)
const server = process.env.PUBLIC_URL ?? `http://localhost:${port}`
const sandbox = `http://localhost:${sandboxPort}`
const demo = `http://localhost:${demoPort}`

const built = spawnSync(process.execPath, [join(root, 'scripts/build.ts')], { cwd: root, stdio: 'inherit' })
if (built.status !== 0) process.exit(1)

const joined = joinSettings({ url: sandbox })
const env = {
  ...process.env,
  PORT: String(port),
  PUBLIC_URL: server,
  SANDBOX_PORT: String(sandboxPort),
  DEMO_PORT: String(demoPort),
  PATCHBAY_API_KEY: process.env.PATCHBAY_API_KEY ?? keptKey(),
  PATCHBAY_PROJECT_NAME: process.env.PATCHBAY_PROJECT_NAME ?? 'Acme CRM',
  PATCHBAY_URL: server,
  SANDBOX_URL: sandbox,
  PATCHBAY_ALLOW_PRIVATE_WEBHOOKS: process.env.PATCHBAY_ALLOW_PRIVATE_WEBHOOKS ?? '1', // the demo listens on this machine
  ...joined.meta,
  ...joined.twilio,
  META_WEBHOOK_URL: `${server}/webhooks/meta`,
  META_WEBHOOK_VERIFY_TOKEN: process.env.META_WEBHOOK_VERIFY_TOKEN || randomBytes(16).toString('hex'),
}

const children = new Map<string, ChildProcess>()
let stopping = false

for (const [name, file] of [
  ['sandbox', 'dist/sandbox/main.js'],
  ['server', 'dist/server/process/main.js'],
  ['demo', 'demo/main.ts'],
] as const) {
  const child = spawn(process.execPath, [join(root, file)], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
  children.set(name, child)
  child.stdout?.on('data', (chunk: Buffer) => {
    for (const line of chunk.toString().split('\n')) if (isProblem(line)) process.stderr.write(`${name}: ${line}\n`)
  })
  child.once('exit', (code) => {
    children.delete(name)
    if (!stopping) stop(code || 1)
  })
}

await Promise.all([answers(`${server}/readyz`), answers(sandbox), answers(demo)])
if (!stopping)
  process.stdout.write(`
  Demo host app    ${demo}      start here: connect a number as a customer would
  Patchbay server  ${server}
  Console          ${server}/console      for operators; sign in with the key in .patchbay/api.key, or by this link, once:
                   ${consoleLink()}
  Sandbox          ${sandbox}      choose how Meta and Twilio behave

  Ctrl+C stops all three.
`)

process.once('SIGINT', () => stop(0))
process.once('SIGTERM', () => stop(0))

endWithNpm(process.env)

function stop(code: number) {
  stopping = true
  process.exitCode = code
  for (const child of children.values()) child.kill('SIGTERM')
}

/** Signs in to the console once, within five minutes. */
function consoleLink(): string {
  const command = [join(root, 'dist/bin/patchbay.js'), 'console', '--url', server]
  const { stdout } = spawnSync(process.execPath, command, { cwd: root, env, encoding: 'utf8' })
  return stdout.trim() || '(no link: the server’s database is not this machine’s)'
}

/** The log of the three is quiet unless something is wrong; lines are pino's JSON. */
function isProblem(line: string): boolean {
  try {
    return JSON.parse(line).level >= 50
  } catch {
    return false
  }
}

async function answers(url: string) {
  while (!stopping) {
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    )
    if (ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** The key that the demo and the server share, made once. */
function keptKey(): string {
  const file = join(root, '.patchbay', 'api.key')
  mkdirSync(join(root, '.patchbay'), { recursive: true })
  try {
    writeFileSync(file, `pb_${randomBytes(32).toString('base64url')}`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8').trim()
}
