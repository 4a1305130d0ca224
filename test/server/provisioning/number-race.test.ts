import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { openDatabase } from '../../../server/store/database/database.ts'
import { readyDatabase } from '../../support/databases.ts'
import { freePort } from '../../support/free-port.ts'
import { until } from '../../support/numbers.ts'
import { carefulSandbox } from '../../support/sandbox/careful.ts'
import { request } from '../../support/world.ts'

const main = join(import.meta.dirname, '../../../server/process/main.ts')
const apiKey = 'a key that two processes share'

async function twoProcesses() {
  const database = await readyDatabase('PostgreSQL', inject('postgresUrl'))
  const sandbox = await carefulSandbox()
  const ports = [await freePort(), await freePort()]
  const env = {
    PATH: process.env.PATH ?? '',
    DATABASE_URL: database.url,
    PATCHBAY_API_KEY: apiKey,
    PATCHBAY_RATE_LIMIT: 'off',
    PATCHBAY_SECRET_KEY: randomBytes(32).toString('base64'),
    PUBLIC_URL: `http://localhost:${ports[0]}`,
    META_APP_ID: sandbox.app.id,
    META_APP_SECRET: sandbox.app.secret,
    META_CONFIG_ID: sandbox.app.configId,
    META_GRAPH_URL: sandbox.url,
    TWILIO_API_URL: sandbox.url,
    TWILIO_ACCOUNT_SID: sandbox.twilio.accountSid,
    TWILIO_AUTH_TOKEN: sandbox.twilio.authToken,
  }
  const children: ChildProcess[] = []
  for (const port of ports)
    children.push(
      spawn(process.execPath, [main], { env: { ...env, PORT: String(port) }, stdio: ['ignore', 'ignore', 'inherit'] }),
    )
  const urls = ports.map((port) => `http://localhost:${port}`)
  for (const url of urls)
    await until(
      () =>
        fetch(`${url}/readyz`).then(
          ({ ok }) => ok,
          () => false,
        ),
      (ready) => ready,
    )
  const db = await openDatabase(database.url)
  return {
    urls,
    sandbox,
    db,
    api: (method: string, path: string, body?: unknown) =>
      request(method, `${urls[0]}/platform/v1${path}`, body, { 'X-API-Key': apiKey }),
    async [Symbol.asyncDispose]() {
      await db.destroy()
      for (const child of children) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
      await sandbox.close()
      await database[Symbol.asyncDispose]()
    },
  }
}

/** The same race by fifty pages in a browser, over one server, is in `journeys/numbers.spec.ts`. */
describe('two servers over one database', () => {
  it('give ten pool numbers and forty bought ones to fifty customers who come at once, and none twice', async () => {
    await using world = await twoProcesses()
    const { api, sandbox, db } = world
    const pool = (await api('POST', '/number_pools', { number_pool: { country_iso: 'US' } })).body.data.id
    const ready = Array.from({ length: 10 }, () => sandbox.control.twilio.own().phoneNumber)
    await api('POST', `/number_pools/${pool}/numbers`, { numbers: ready.map((phone_number) => ({ phone_number })) })
    await until(
      () => api('GET', `/number_pools/${pool}`),
      ({ body }) => body.data.numbers.available === 10,
    )
    const tokens: string[] = []
    for (let customer = 0; customer < 50; customer++) {
      const { id } = (await api('POST', '/customers', { customer: { name: `Customer ${customer}` } })).body.data
      const link = await api('POST', `/customers/${id}/setup_links`, { setup_link: { provision_phone_number: true } })
      tokens.push(link.body.data.token)
    }
    const ask = (method: string, token: string, turn: number, body?: object) =>
      request(method, `${world.urls[turn % 2]}/connect/v1/number`, body, { Authorization: `Bearer ${token}` })
    // Each asks twice at once, on both servers: a link has one number all the same.
    await Promise.all(
      tokens.flatMap((token, at) => [0, 1].map((turn) => ask('POST', token, at + turn, { country_iso: 'US' }))),
    )
    const held = await Promise.all(
      tokens.map((token, at) =>
        until(
          () => ask('GET', token, at),
          ({ body }) => body.status !== 'working',
        ),
      ),
    )
    const of = (source: string) =>
      held.filter(({ body }) => body.source === source).map(({ body }) => body.phone_number)
    expect([of('pool').length, of('live').length]).toEqual([10, 40])
    expect(of('pool').sort()).toEqual(ready.sort())
    expect(new Set(held.map(({ body }) => body.phone_number)).size).toBe(50)
    expect(sandbox.control.twilio.state().numbers).toHaveLength(50)
    const rows = await db.selectFrom('provided_numbers').select('status').where('status', '!=', 'refused').execute()
    expect(rows.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 'reserved'))
  }, 60_000)
})
