import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'vitest'
import { freePort } from '../../support/free-port.ts'

const root = join(import.meta.dirname, '../../..')
const meta = { META_APP_ID: '1', META_APP_SECRET: 's', META_CONFIG_ID: '2' }

/** A project in which our package is installed, with a script that starts its server. */
function installed(): string {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-npm-'))
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true })
  symlinkSync(root, join(folder, 'node_modules/patchbay'))
  chmodSync(join(root, 'dist/bin/patchbay.js'), 0o755) // as npm does when it installs
  symlinkSync('../patchbay/dist/bin/patchbay.js', join(folder, 'node_modules/.bin/patchbay'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, scripts: { start: 'patchbay serve' } }))
  return folder
}

const begin = (command: readonly string[], cwd: string, env: Record<string, string>): ChildProcess =>
  spawn(command[0] as string, command.slice(1), { cwd, env: { ...process.env, ...meta, ...env }, stdio: 'ignore' })

const answers = (port: number) =>
  fetch(`http://localhost:${port}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  )

describe.concurrent('a signal', () => {
  it.for([['npx', ['npx', '--no', 'patchbay', 'serve']] as const, ['npm start', ['npm', 'start']] as const])(
    'that ends %s ends the server, too',
    async ([, command], { expect }) => {
      const port = await freePort()
      const npm = begin(command, installed(), { PORT: String(port) })
      await expect.poll(() => answers(port)).toBe(true)
      npm.kill('SIGTERM')
      await once(npm, 'exit')
      await expect.poll(() => answers(port), { timeout: 10_000 }).toBe(false)
    },
  )

  it('of a parent that npm knows nothing of leaves the server alone', async ({ expect }) => {
    const port = await freePort()
    const { npm_lifecycle_event: _, ...env } = process.env
    const file = join(root, 'dist/bin/patchbay.js')
    const shell = spawn('sh', ['-c', `"${process.execPath}" "${file}" serve & echo $!; wait`], {
      cwd: mkdtempSync(join(tmpdir(), 'patchbay-')),
      env: { ...env, ...meta, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const [pid] = await once(shell.stdout, 'data')
    try {
      await expect.poll(() => answers(port)).toBe(true)
      shell.kill('SIGKILL')
      await once(shell, 'exit')
      await new Promise((resolve) => setTimeout(resolve, 1_200)) // twice as long as a server that npm started looks away
      expect(await answers(port)).toBe(true)
    } finally {
      process.kill(Number(pid), 'SIGTERM')
    }
    await expect.poll(() => answers(port)).toBe(false)
  })
})
