import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { database } from '../../faults/support/databases.ts'
import { inParallel, send } from '../../faults/support/http.ts'
import { apiKey, startProcesses } from '../../faults/support/processes.ts'
import { databaseKinds } from '../../support/databases.ts'

const file = join(import.meta.dirname, '../../../server/meta/awake.ts')
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** A process that asks once, and gives the answer a second. */
const asking = (url: string) => `
  import { awakeTimeout } from ${JSON.stringify(file)}
  const deadline = awakeTimeout(2_000)
  process.stdout.write('asked\\n')
  const said = await fetch(${JSON.stringify(url)}, { signal: deadline.signal }).then((reply) => reply.text(), String)
  deadline.clear()
  process.stdout.write(said + '\\n')`

async function ask(answerAfter: number, freeze: boolean): Promise<string> {
  const server = createServer((_req, res) => void setTimeout(() => res.end('the answer'), answerAfter))
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const url = `http://localhost:${(server.address() as { port: number }).port}/`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', asking(url)])
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  await once(server, 'request')
  if (freeze) {
    child.kill('SIGSTOP')
    await pause(4_000)
    child.kill('SIGCONT')
  }
  await once(child, 'exit')
  server.closeAllConnections()
  server.close()
  return said.trim().split('\n').at(-1) as string
}

it("a process that was frozen for longer than Meta may take does not count its own sleep as Meta's silence", async () => {
  expect(await ask(400, true)).toBe('the answer')
})

it('and one that was awake still gives up on a Meta that stays silent', async () => {
  expect(await ask(5_000, false)).toMatch(/TimeoutError/)
})

describe.concurrent.each(databaseKinds)(
  'a server that is frozen for 15 seconds in the middle of 24 signups, on %s',
  (kind) => {
    it('takes each of them to its number, and none for a Meta that did not answer', async () => {
      await using db = await database(kind, { postgresUrl: inject('postgresUrl') })
      await using all = await startProcesses(db.url, 1)
      const server = all.servers[0] as string
      const json = { 'Content-Type': 'application/json' }
      // As the widget does: what got no answer, or came before the database was there again, is asked again.
      const ask = async (url: string, method: string, path: string, headers: Record<string, string>, body?: object) => {
        const said = { method, path, headers: { ...json, ...headers }, ...(body ? { body: JSON.stringify(body) } : {}) }
        let answer = await send(url, said)
        for (let tries = 0; (answer.status === 0 || answer.status === 503) && tries < 50; tries++) {
          await pause(200)
          answer = await send(url, said)
        }
        return answer.body
      }
      const backend = (path: string, body: object) => ask(server, 'POST', path, { 'X-API-Key': apiKey }, body)
      const links: { token: string }[] = []
      await inParallel(Array(24).keys(), 6, async () => {
        const { data } = await backend('/platform/v1/customers', { customer: { name: 'Wool' } })
        links.push((await backend(`/platform/v1/customers/${data.id}/setup_links`, { setup_link: {} })).data)
      })
      // Every call of a signup takes Meta a while, so that the sleep falls into an exchange of each, before it or after it.
      await ask(all.sandbox, 'POST', '/_control/faults', {}, { path: '.', answer: { delay: 700 }, after: true })
      const signedUp = links.map(async ({ token }, nth) => {
        await pause(nth * 60)
        const { code, assets } = await ask(all.sandbox, 'POST', '/_control/finish', {}, { connectionType: 'dedicated' })
        const [path, held] = [`/connect/v1/attempts/${randomUUID()}`, { Authorization: `Bearer ${token}` }]
        let attempt = await ask(server, 'PUT', path, held, { connection_type: 'dedicated', code, assets })
        while (attempt.status === 'working') {
          await pause(250)
          attempt = await ask(server, 'GET', path, held)
        }
        return attempt.fault ?? attempt.status
      })
      await pause(1_200)
      // Longer than a lease.
      await all.freeze(0, 15_000)
      expect(await Promise.all(signedUp)).toEqual(Array(24).fill('completed'))
    }, 180_000)
  },
)
