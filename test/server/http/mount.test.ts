import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import express5 from 'express'
// @ts-expect-error Express 4 brings no types, and those of Express 5 are not its own
import express4 from 'express4'
import { pino } from 'pino'
import { describe, expect, inject, it } from 'vitest'
import * as z from 'zod'
import { createPatchbay, Fault, verifyResult } from '../../../server/index.ts'
import { databaseKinds, emptyDatabase } from '../../support/databases.ts'
import { carefulSandbox } from '../../support/sandbox/careful.ts'
import { until } from '../../support/until.ts'
import { nameHelp, request, start } from '../../support/world.ts'

const hosts: [string, typeof express5][] = [
  ['Express 4', express4],
  ['Express 5', express5],
]

/** A host app with body parsers of its own, and two Patchbays in it, each on data of its own. */
async function hostApp(express: typeof express5, parsers: express5.RequestHandler[]) {
  const sandbox = await carefulSandbox()
  const app = express()
  for (const parser of parsers) app.use(parser)
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const url = `http://localhost:${(server.address() as { port: number }).port}`
  const databases = await Promise.all([1, 2].map(() => emptyDatabase('SQLite', inject('postgresUrl'))))
  const apiKey = 'one key for both, they share nothing else'
  const both = await Promise.all(
    databases.map((database, index) =>
      createPatchbay({
        publicUrl: `${url}/api/whatsapp-${index + 1}`,
        databaseUrl: database.url,
        secretKey: randomBytes(32).toString('base64'),
        apiKey,
        log: pino({ level: 'silent' }),
        meta: {
          appId: sandbox.app.id,
          appSecret: sandbox.app.secret,
          configId: sandbox.app.configId,
          graphUrl: sandbox.url,
        },
      }),
    ),
  )
  for (const [index, patchbay] of both.entries()) app.use(`/api/whatsapp-${index + 1}`, patchbay.router)
  app.use((_req, res) => void res.status(404).json({ from: 'the host' }))
  return {
    url: `${url}/api/whatsapp-1`,
    other: `${url}/api/whatsapp-2`,
    patchbay: both[0] as (typeof both)[0],
    sandbox,
    key: { 'X-API-Key': apiKey },
    async [Symbol.asyncDispose]() {
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
      for (const one of both) await one.close()
      await sandbox.close()
      for (const one of databases) await one[Symbol.asyncDispose]()
    },
  }
}

it.each([
  [{ databaseUrl: '' }, 'databaseUrl must be sqlite:<file> or postgres://…'],
  [{ apiKey: 'short' }, 'apiKey must be 16 characters or more'],
  [{ meta: { appId: '1', appSecret: 's', configId: '' } }, 'meta.configId is not set'],
])('a server that is given %j is not made, and says why', async (change, sentence) => {
  const made = createPatchbay({
    publicUrl: 'http://localhost',
    databaseUrl: 'sqlite::memory:',
    meta: { appId: '1', appSecret: 's', configId: '2' },
    secretKey: randomBytes(32).toString('base64'),
    ...change,
  })
  await expect(made).rejects.toThrow(sentence)
})

describe.each(hosts)('mounted in an app of %s', (_, express) => {
  it.each([
    ['no parser in front', []],
    ['express.json() and urlencoded() in front', [express.json(), express.urlencoded({ extended: true })]],
    ['express.raw() in front', [express.raw({ type: () => true })]],
    ['express.text() in front', [express.text({ type: () => true })]],
  ])('connects a number under a prefix, %s', async (_parsers, parsers) => {
    await using host = await hostApp(express, parsers)
    const { url, key, patchbay, sandbox } = host
    const made = await request('POST', `${url}/platform/v1/customers`, { customer: { name: 'Wool' } }, key)
    expect([made.status, made.body.data.name]).toEqual([201, 'Wool'])
    const link = await patchbay.createSetupLink(made.body.data.id, {
      success_redirect_url: 'https://app.example.com/done?tab=2',
      allowed_connection_types: ['dedicated'],
      state: 'a&b',
    })
    expect(link.url).toBe(`${url}/s/${link.token}`)
    const page = await request('GET', link.url)
    expect(page.status).toBe(200)
    const script = /<script type="module" src="([^"]+)"/.exec(page.body)?.[1] as string
    expect((await request('GET', script)).status).toBe(200)

    const bearer = { Authorization: `Bearer ${link.token}` }
    const { code, assets } = sandbox.control.finish({ connectionType: 'dedicated' })
    const attempt = `${url}/connect/v1/attempts/${randomUUID()}`
    await request('PUT', attempt, { connection_type: 'dedicated', code, assets }, bearer)
    await expect.poll(async () => (await request('GET', attempt, undefined, bearer)).body.status).toBe('completed')
    const { redirect_url, result } = (await request('GET', attempt, undefined, bearer)).body
    const verified = await verifyResult(redirect_url, {
      serverUrl: url,
      keys: patchbay.keys,
      expect: { setup_link_id: link.id, state: 'a&b' },
    })
    expect(verified).toMatchObject({ status: 'completed', phone_number_id: result.phone_number_id, state: 'a&b' })
    expect((await patchbay.listPhoneNumbers({ customer_id: made.body.data.id })).data).toMatchObject([
      { phone_number_id: result.phone_number_id },
    ])
    expect((await patchbay.getSetupLink(made.body.data.id, link.id)).status).toBe('used')

    const broken = await request('POST', `${url}/platform/v1/customers`, '{"customer":', {
      ...key,
      'Content-Type': 'application/json',
    })
    expect(broken.status).toBeGreaterThanOrEqual(400)
    expect(broken.status).toBeLessThan(500)
  })

  it("takes Meta's webhooks behind a parser that keeps the raw bytes, and says what to do about one that does not", async () => {
    const body = JSON.stringify({ object: 'whatsapp_business_account', entry: [] }, null, 2)
    const sent = async (parser: express5.RequestHandler) => {
      await using host = await hostApp(express, [parser])
      const signature = createHmac('sha256', host.sandbox.app.secret).update(body).digest('hex')
      return await request('POST', `${host.url}/webhooks/meta`, body, { 'X-Hub-Signature-256': `sha256=${signature}` })
    }
    const kept = await sent(
      express.json({
        verify: (req, _res, bytes) => {
          ;(req as { rawBody?: Buffer }).rawBody = bytes
        },
      }),
    )
    expect([kept.status, kept.body]).toEqual([200, { success: true }])
    expect((await sent(express.json())).status).toBe(500)
  })

  it('pages with addresses that hold the prefix and the port', async () => {
    await using host = await hostApp(express, [express.json()])
    for (const name of ['one', 'two']) await host.patchbay.createCustomer({ name })
    const page = await request('GET', `${host.url}/platform/v1/customers?per_page=1`, undefined, host.key)
    expect(page.headers.get('link')).toContain(`<${host.url}/platform/v1/customers?per_page=1&page=2>; rel="next"`)
  })

  it('shares nothing with a second one in the same process, and leaves the rest to the host', async () => {
    await using host = await hostApp(express, [express.json()])
    const customer = await host.patchbay.createCustomer({ name: 'Wool' })
    const at = (url: string) => request('GET', `${url}/platform/v1/customers/${customer.id}`, undefined, host.key)
    expect([(await at(host.url)).status, (await at(host.other)).status]).toEqual([200, 404])
    expect((await request('GET', `${host.url}/nothing/here`)).body).toEqual({ from: 'the host' })
  })

  it('says what is wrong in its own words, whatever language the host has given zod', async () => {
    await using host = await hostApp(express, [express.json()])
    const before = z.config().localeError
    z.config(z.locales.de())
    try {
      const refused = await request('POST', `${host.url}/platform/v1/customers`, {}, host.key)
      expect(refused.body).toEqual({ error: 'customer must be an object' })
    } finally {
      z.config({ localeError: before })
    }
  })
})

it('answers a popup that just ended before it closes', async () => {
  await using world = await start('SQLite')
  const link = await world.link()
  world.sandbox.control.fault({ path: 'oauth/access_token', times: 1, answer: { delay: 500 } })
  const { code } = world.sandbox.control.finish({ connectionType: 'dedicated' })
  const id = randomUUID()
  const ended = world.connect(link.token, 'PUT', `/attempts/${id}`, { connection_type: 'dedicated', code })
  await until(async () => expect(await world.db.selectFrom('attempts').select('id').execute()).toHaveLength(1), {
    timeout: 10_000,
  })
  await world.restart()
  expect((await ended).body).toMatchObject({ id, status: 'working' })
  expect((await world.settled(link, id)).body.status).toBe('completed')
})

describe.each(databaseKinds)('the functions of a mounted server on %s', (kind) => {
  it('do what the API does, and throw its faults', async () => {
    await using world = await start(kind)
    const patchbay = await createPatchbay(world.options)
    try {
      const customer = await patchbay.createCustomer({ name: 'Wool', external_customer_id: 'w-1' })
      expect((await world.api('GET', `/customers/${customer.id}`)).body.data).toEqual(customer)
      expect(await patchbay.getCustomer(customer.id)).toEqual(customer)
      expect((await patchbay.listCustomers({ external_customer_id: 'w-1' })).data).toEqual([customer])

      await nameHelp(world)
      const { token, ...link } = await patchbay.createSetupLink(customer.id)
      expect((await world.connect(token, 'GET', '/session')).status).toBe(200)
      const path = `/customers/${customer.id}/setup_links`
      expect((await world.api('GET', `${path}/${link.id}`)).body.data).toEqual(link)
      expect(await patchbay.listSetupLinks(customer.id, { status: 'active', per_page: 5 })).toEqual({
        data: [link],
        meta: { page: 1, per_page: 5, total_pages: 1, total_count: 1, next_cursor: null },
      })
      const revoked = await patchbay.updateSetupLink(customer.id, link.id, { status: 'revoked' })
      expect(revoked.status).toBe('revoked')
      expect((await world.connect(token, 'GET', '/session')).status).toBe(410)

      await expect(patchbay.createCustomer({ name: '' })).rejects.toThrow(Fault)
      await expect(patchbay.createCustomer({ name: 'Again', external_customer_id: 'w-1' })).rejects.toThrow(
        'External customer has already been taken',
      )
      await expect(patchbay.getPhoneNumber('1')).rejects.toMatchObject({ code: 'not_found', status: 404 })
      const elsewhere = { projectId: randomUUID() }
      await expect(patchbay.getCustomer(customer.id, elsewhere)).rejects.toMatchObject({ code: 'not_found' })
      await expect(patchbay.createSetupLink(customer.id, {}, elsewhere)).rejects.toMatchObject({ code: 'not_found' })
      await expect(patchbay.listSetupLinks(customer.id, elsewhere)).rejects.toMatchObject({ code: 'not_found' })
    } finally {
      await patchbay.close()
    }
  })
})
