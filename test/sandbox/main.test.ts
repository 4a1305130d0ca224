import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { sandboxApp } from '../../sandbox/index.ts'
import { start } from './meta.ts'

/** Runs `node sandbox/main.ts` as a person would. */
function run(env: Record<string, string>) {
  const child = spawn(process.execPath, ['sandbox/main.ts'], { env: { PATH: process.env.PATH ?? '', ...env } })
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk) => {
    said.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    said.err += chunk
  })
  const exit = once(child, 'exit').then(([code]) => code as number | null)
  return { child, said, exit }
}

it('starts from its environment, answers, and stops on SIGTERM', async () => {
  const { child, said, exit } = run({ SANDBOX_PORT: '0', META_APP_ID: '4242' })
  try {
    await expect.poll(() => said.out).toMatch(/at http:\/\/localhost:\d+/)
    const url = /http:\S+/.exec(said.out)?.[0] ?? ''
    const page = await (await fetch(url)).text()
    expect(page).toContain('4242')
    expect(page).toContain('code-expired')
    expect(page).not.toContain(sandboxApp.secret)
  } finally {
    child.kill('SIGTERM')
  }
  expect([await exit, said.err]).toEqual([0, ''])
})

it('says in one line that its port is in use, and ends with 1', async () => {
  await using meta = await start()
  const { said, exit } = run({ SANDBOX_PORT: new URL(meta.url).port })
  expect(await exit).toBe(1)
  expect(said.err).toMatch(/^The sandbox cannot start: Port \d+ is in use; .*\n$/)
})

it.each([
  ['SANDBOX_PORT', { SANDBOX_PORT: 'four' }],
  ['META_WEBHOOK_VERIFY_TOKEN', { META_WEBHOOK_URL: 'http://localhost:1/' }],
  ['META_WEBHOOK_URL', { META_WEBHOOK_URL: 'here', META_WEBHOOK_VERIFY_TOKEN: 'v' }],
  ['app.coexistenceConfigId', { META_COEXISTENCE_CONFIG_ID: 'abc' }],
  ['SANDBOX_PUBLIC_URL', { SANDBOX_PUBLIC_URL: 'here' }],
  ['app.id', { META_APP_ID: 'abc' }],
  ['sdkHosts', { SANDBOX_SDK_HOSTS: 'https://app.acme.example' }],
  ['redirectUris', { SANDBOX_REDIRECT_URIS: 'here' }],
])('names %s when it cannot be used', async (name, env) => {
  const { said, exit } = run({ SANDBOX_PORT: '0', ...env })
  expect(await exit).toBe(1)
  expect(said.err.trim().split('\n')).toHaveLength(1)
  expect(said.err).toContain(name)
})
