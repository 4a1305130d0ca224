import { spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, it } from 'vitest'
import { projectEvents } from '../contract/index.ts'
import { remedies } from '../contract/remedies.ts'
import { freePort } from './support/free-port.ts'
import { receiver } from './support/receiver.ts'
import { start } from './support/world.ts'

const root = join(import.meta.dirname, '..')
const page = readFileSync(join(root, 'docs/webhooks.md'), 'utf8')
const [listening, standard, hex] = [...page.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code as string)

/** The page's code as a file from where packages are found, with our own from its sources. */
function snippet(code: string | undefined) {
  mkdirSync(join(root, 'dist'), { recursive: true })
  const folder = mkdtempSync(join(root, 'dist/docs-'))
  const file = join(folder, 'snippet.ts')
  writeFileSync(file, (code as string).replace("'patchbay/server'", JSON.stringify(join(root, 'server/index.ts'))))
  return { file, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) }
}

describe('docs/webhooks.md', () => {
  it('shows a receiver that takes what is sent, and refuses what somebody else sends', async () => {
    await using world = await start('SQLite', { allowPrivateWebhooks: true })
    using code = snippet(listening)
    const port = await freePort()
    const url = `http://127.0.0.1:${port}/hooks/whatsapp`
    const env = { ...process.env, PORT: String(port), WEBHOOK_SECRET: 'from the docs' }
    const child = spawn(process.execPath, [code.file], { stdio: ['ignore', 'pipe', 'inherit'], env })
    try {
      const lines = createInterface({ input: child.stdout })
      const events = ['whatsapp.phone_number.created']
      const whatsapp_webhook = { url, events, secret_key: 'from the docs' }
      const { id } = (await world.api('POST', '/whatsapp/webhooks', { whatsapp_webhook })).body.data
      await expect
        .poll(() =>
          fetch(url, { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } }).then(
            ({ status }) => status,
            () => 0,
          ),
        )
        .toBe(401)
      await world.api('POST', `/whatsapp/webhooks/${id}/test`)
      const [line] = await once(lines, 'line')
      expect(line).toMatch(/^whatsapp\.phone_number\.created \{"phone_number_id":"123456789012345",.*"test":true\}$/)
      const log = async () => (await world.api('GET', '/webhook_deliveries')).body.data[0].status
      await expect.poll(log).toBe('delivered')
    } finally {
      const gone = child.exitCode === null && once(child, 'exit')
      child.kill()
      await gone
    }
  })

  it('shows how to verify without our package', async () => {
    await using world = await start('SQLite', { allowPrivateWebhooks: true })
    await using host = await receiver()
    using one = snippet(standard)
    using other = snippet(hex)
    const { verified } = await import(one.file)
    const { isSigned } = await import(other.file)
    const whatsapp_webhook = { url: host.url, events: ['setup_link.failed'], secret_key: 's e c r e t' }
    const { id } = (await world.api('POST', '/whatsapp/webhooks', { whatsapp_webhook })).body.data
    await world.api('POST', `/whatsapp/webhooks/${id}/test`)
    const [got] = await host.arrived(1)
    const { text, headers, body } = got as NonNullable<typeof got>
    expect(verified(text, headers, 's e c r e t')).toEqual(body)
    expect(() => verified(`${text} `, headers, 's e c r e t')).toThrow()
    expect(isSigned(text, headers['x-webhook-signature'], 's e c r e t')).toBe(true)
    expect(isSigned(text, createHmac('sha256', 'other').update(text).digest('hex'), 's e c r e t')).toBe(false)
    expect(isSigned(text, 'short', 's e c r e t')).toBe(false)
  })

  it('names every event there is', () => {
    const short = (event: string) => event.replace(/^whatsapp\.account/, '')
    for (const event of projectEvents)
      expect([event, page.includes(`\`${event}\``) || page.includes(`\`${short(event)}\``)]).toEqual([event, true])
  })
})

describe('docs/troubleshooting.md', () => {
  const faults = readFileSync(join(root, 'docs/troubleshooting.md'), 'utf8').matchAll(
    /^\| `(\w+)` \| `(\w+)` \| ([^|]{10,}) \| ([^|]{3,}) \|$/gm,
  )

  it('says of every fault what happened and what helps, and names no other', () => {
    expect([...faults].map(([, code, remedy]) => [code, remedy])).toEqual(Object.entries(remedies))
  })
})

describe('the documentation', () => {
  it('names tests that are there, as what guards a protection', () => {
    const named = ['reliability.md', 'security.md'].flatMap((name) =>
      [
        ...readFileSync(join(root, 'docs', name), 'utf8').matchAll(/`([\w-]+(?:\/[\w-]+)+)`((?:[:,]\s"[^"]+")+)/g),
      ].flatMap(([, file, sentences]) =>
        [...(sentences as string).matchAll(/"([^"]+?)…?"/g)].map(([, sentence]) => [
          file,
          sentence?.replace(/\s+/g, ' '),
        ]),
      ),
    )
    expect(named.length).toBeGreaterThan(30)
    const missing = named.filter(
      ([file, sentence]) =>
        !readFileSync(
          join(root, `test/${file}.${file?.startsWith('journeys/') ? 'spec' : 'test'}.ts`),
          'utf8',
        ).includes(sentence as string),
    )
    expect(missing).toEqual([])
  })

  it('links to files that are there', () => {
    for (const file of readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'))) {
      const text = readFileSync(join(root, 'docs', file), 'utf8')
      for (const [, path] of text.matchAll(/\]\((?!https?:|#)([^)#]+)/g))
        expect(readFileSync(join(root, 'docs', path as string)).length).toBeGreaterThan(0)
    }
  })
})
