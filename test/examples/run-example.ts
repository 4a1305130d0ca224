import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Sandbox } from '../../sandbox/index.ts'
import { freePort } from '../support/free-port.ts'
import { carefulSandbox } from '../support/sandbox/careful.ts'

/** A host app of `examples/` in a process of its own, with a database and a Meta of its own. */
export interface RunningExample extends AsyncDisposable {
  url: string
  sandbox: Sandbox
}

/** Starts the app by a command in its folder, and waits until the server in it is ready. */
export async function runExample(folder: string, [program, ...args]: [string, ...string[]]): Promise<RunningExample> {
  const sandbox = await carefulSandbox()
  const data = mkdtempSync(join(tmpdir(), 'patchbay-example-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  const child = spawn(program, args, {
    cwd: folder,
    detached: true, // npm starts others: all of them end together
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      APP_URL: url,
      PORT: String(port),
      DATABASE_URL: `sqlite:${join(data, 'data.db')}`,
      SECRET_KEY: randomBytes(32).toString('base64'),
      META_APP_ID: sandbox.app.id,
      META_APP_SECRET: sandbox.app.secret,
      META_CONFIG_ID: sandbox.app.configId,
      META_GRAPH_URL: sandbox.url,
    },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk
    })
  const stop = async () => {
    await end(child)
    await gone(url)
    await sandbox.close()
    rmSync(data, { recursive: true, force: true })
  }
  try {
    await ready(`${url}/patchbay/readyz`, child, () => said)
  } catch (error) {
    await stop()
    throw error
  }
  return { url, sandbox, [Symbol.asyncDispose]: stop }
}

async function ready(url: string, child: ChildProcess, said: () => string) {
  for (const late = Date.now() + 60_000; Date.now() < late && child.exitCode === null; await setTimeout(100))
    if ((await fetch(url).catch(() => undefined))?.ok) return
  throw new Error(`the example did not start: ${said()}`)
}

/** What npm started may outlive npm: an example that does not end would keep its port. */
async function gone(url: string) {
  for (const late = Date.now() + 30_000; Date.now() < late; await setTimeout(100))
    if (!(await fetch(url).catch(() => undefined))) return
  throw new Error('the example did not end when it was told to')
}

async function end(child: ChildProcess) {
  if (child.exitCode !== null || child.pid === undefined) return
  const gone = once(child, 'exit')
  process.kill(-child.pid, 'SIGTERM')
  await gone
}

/**
 * What a customer's browser asks for, in its order: the host's button, the page of the link, its session, the end of the popup, and the
 * way back to the host. Gives the host's last page, to this browser and to another one.
 */
export async function signUpAt({ url, sandbox }: RunningExample) {
  const begun = await fetch(`${url}/whatsapp`, { method: 'POST', redirect: 'manual', headers: { Origin: url } })
  const link = begun.headers.get('location') ?? ''
  const [cookie = ''] = begun.headers.getSetCookie().map((one) => one.split(';')[0] as string)
  const page = await fetch(link)
  const script = /<script type="module" src="([^"]+)"/.exec(await page.text())?.[1] ?? ''
  const token = new URL(link).pathname.split('/').at(-1)
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', Origin: url }
  const session = await fetch(`${url}/patchbay/connect/v1/session`, { headers })
  const { code, assets, message } = sandbox.control.finish({ connectionType: 'dedicated' })
  const attempt = `${url}/patchbay/connect/v1/attempts/${randomUUID()}`
  const body = { connection_type: 'dedicated', code, assets: { event: message.event, ...assets } }
  let state = await (await fetch(attempt, { method: 'PUT', headers, body: JSON.stringify(body) })).json()
  for (; state.status === 'working'; await setTimeout(50)) state = await (await fetch(attempt, { headers })).json()
  const back = async (as: Record<string, string>) => {
    const answer = await fetch(state.redirect_url, { headers: as })
    return { status: answer.status, text: await answer.text() }
  }
  return {
    steps: [begun.status, page.status, (await fetch(script)).status, session.status, state.status],
    mine: await back({ Cookie: cookie }),
    ofAnother: await back({}),
  }
}
