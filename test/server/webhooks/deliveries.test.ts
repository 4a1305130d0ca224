import { createHmac, randomBytes } from 'node:crypto'
import { type AddressInfo, createServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { isPublic, post } from '../../../server/delivery/post.ts'
import { createPatchbay, verifyWebhook } from '../../../server/index.ts'
import { addDeliveries } from '../../../server/store/webhooks/deliveries.ts'
import { databaseKinds } from '../../support/databases.ts'
import { receiver } from '../../support/receiver.ts'
import { start, type World } from '../../support/world.ts'

const created = 'whatsapp.phone_number.created'
const secret_key = 'a secret of the host'

const hook = async (world: World, url: string, more: object = {}) => {
  const whatsapp_webhook = { url, events: [created], secret_key, ...more }
  const made = await world.api('POST', '/whatsapp/webhooks', { whatsapp_webhook })
  if (made.status !== 201) throw new Error(JSON.stringify(made.body))
  return made.body.data as { id: string; project_id: string }
}
const fire = (world: World, { id }: { id: string }) => world.api('POST', `/whatsapp/webhooks/${id}/test`)
const log = async (world: World, query = '') => (await world.api('GET', `/webhook_deliveries?${query}`)).body.data

/** The one delivery of a world, once it looks like this. */
async function becomes(world: World, wanted: object) {
  let seen: unknown
  for (let tries = 0; tries < 200; tries++) {
    seen = (await log(world, 'period=30d'))[0]
    const same = Object.entries(wanted).every(([name, value]) => (seen as Record<string, unknown>)?.[name] === value)
    if (same) return seen as Record<string, string> & { attempt_count: number }
    await setTimeout(25)
  }
  expect(seen).toMatchObject(wanted)
  throw new Error('it never did')
}

describe.concurrent.each(databaseKinds)('deliveries on %s', (kind) => {
  const open = (more: object = {}) => start(kind, { allowPrivateWebhooks: true, ...more })

  it('bring one `created` after a signup: flat body, known headers, three signatures that hold', async () => {
    await using world = await open()
    await using host = await receiver()
    const { id, project_id } = await hook(world, host.url, { headers: { 'X-Tenant': '42', Authorization: 'Bearer x' } })
    const link = await world.link()
    const { phone_number_id } = (await world.signUp(link)).body.result
    const [got] = await host.arrived(1)
    expect(got?.body).toEqual({
      phone_number_id,
      display_phone_number: expect.stringMatching(/^\+\d/),
      business_account_id: expect.stringMatching(/^\d+$/),
      project: { id: project_id },
      customer: { id: link.customerId, external_id: null },
      setup_link: { id: link.id },
    })
    const { headers, text } = got as NonNullable<typeof got>
    const [logged] = await log(world)
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'user-agent': 'Patchbay',
      'x-webhook-event': created,
      'x-webhook-payload-version': 'v2',
      'x-idempotency-key': logged.id,
      'webhook-id': logged.id,
      'x-tenant': '42',
      authorization: 'Bearer x',
    })
    expect(headers['x-webhook-signature']).toBe(createHmac('sha256', secret_key).update(text).digest('hex'))
    const standard = new Webhook(secret_key, { format: 'raw' })
    expect(standard.verify(text, headers as Record<string, string>)).toEqual(got?.body)
    expect(verifyWebhook(text, headers, secret_key)).toEqual({ id: logged.id, event: created, body: got?.body })
    expect(() => verifyWebhook(text.replace('1', '2'), headers, secret_key)).toThrow(/not to be believed/)
    expect(() => verifyWebhook(text, headers, 'another secret')).toThrow(/not to be believed/)

    await becomes(world, { status: 'delivered' })
    expect((await log(world))[0]).toEqual({
      id: logged.id,
      event: created,
      status: 'delivered',
      attempt_count: 1,
      response_status: 200,
      response_body: 'ok',
      error: null,
      created_at: expect.stringMatching(/Z$/),
      last_attempt_at: expect.stringMatching(/Z$/),
      next_attempt_at: null,
      delivered_at: expect.stringMatching(/Z$/),
      failed_at: null,
      webhook_id: id,
      webhook_url: host.url,
      whatsapp_config_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      phone_number_id,
      conversation_phone_number: null,
    })
    const one = await world.api('GET', `/webhook_deliveries/${logged.id}`)
    expect(one.body.data.body).toEqual(got?.body)
    // The headers are shown as they arrived, signatures and all.
    const arrived = Object.entries(one.body.data.headers).map(([name, value]) => [name.toLowerCase(), value])
    expect(headers).toMatchObject(Object.fromEntries(arrived))
    expect(arrived.map(([name]) => name)).toEqual(expect.arrayContaining(['webhook-signature', 'x-webhook-signature']))
    await setTimeout(1_200)
    expect(host.received).toHaveLength(1)
  })

  it('verify with the standard library also when the secret is written as its own are', async () => {
    await using world = await open()
    await using host = await receiver()
    const own = `whsec_${randomBytes(24).toString('base64')}`
    await fire(world, await hook(world, host.url, { secret_key: own }))
    const [got] = await host.arrived(1)
    const { text, headers } = got as NonNullable<typeof got>
    expect(new Webhook(own).verify(text, headers as Record<string, string>)).toEqual(got?.body)
    expect(verifyWebhook(Buffer.from(text), headers, own).body).toEqual(got?.body)
  })

  it('are not signed where there is no secret, and come all the same', async () => {
    await using world = await open()
    await using host = await receiver()
    await fire(world, await hook(world, host.url, { secret_key: undefined }))
    const [got] = await host.arrived(1)
    expect(Object.keys(got?.headers ?? {}).filter((name) => /signature/.test(name))).toEqual([])
  })

  it('come again after a 500, under the same id and signed anew', async () => {
    await using world = await open()
    await using host = await receiver()
    host.answers((res, nth) => {
      res.statusCode = nth === 1 ? 500 : 200
      res.end('x'.repeat(5_000))
    })
    await fire(world, await hook(world, host.url))
    const waiting = await becomes(world, { attempt_count: 1 })
    expect(waiting).toMatchObject({
      status: 'pending',
      response_status: 500,
      error: 'the receiver answered 500',
      delivered_at: null,
      failed_at: null,
      response_body: 'x'.repeat(1_000),
    })
    const wait = Date.parse(waiting.next_attempt_at as string) - Date.parse(waiting.last_attempt_at as string)
    expect(wait).toBeGreaterThan(8_900)
    expect(wait).toBeLessThan(13_000)
    world.advance(wait + 1_000)
    const done = await becomes(world, { status: 'delivered' })
    expect(done).toMatchObject({ attempt_count: 2, response_status: 200, error: null, next_attempt_at: null })
    const [first, second] = host.received
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
    expect(second?.text).toBe(first?.text)
    expect(Number(second?.headers['webhook-timestamp'])).toBeGreaterThan(Number(first?.headers['webhook-timestamp']))
    verifyWebhook(second?.text as string, second?.headers ?? {}, secret_key)
  })

  it('are given up after nine tries over most of a day', async () => {
    await using world = await open()
    await using host = await receiver()
    host.answers((res) => {
      res.statusCode = 503
      res.end()
    })
    await fire(world, await hook(world, host.url))
    const begun = Date.now()
    let gone = 0
    for (let tries = 1; tries < 9; tries++) {
      const { next_attempt_at } = await becomes(world, { attempt_count: tries, status: 'pending' })
      const ahead = Date.parse(next_attempt_at as string) - Date.now() - gone + 1
      world.advance(ahead)
      gone += ahead
    }
    const last = await becomes(world, { status: 'failed' })
    expect(last).toMatchObject({ attempt_count: 9, next_attempt_at: null, failed_at: expect.any(String) })
    expect(host.received).toHaveLength(9)
    const took = Date.parse(last.failed_at as string) - begun
    expect(took).toBeGreaterThan(18 * 60 * 60_000)
    expect(took).toBeLessThan(24 * 60 * 60_000)
  })

  it.each([
    ['a redirect', 'the receiver answered 301: redirects are not followed', 301],
    ['a closed connection', 'the receiver closed the connection without an answer', null],
    ['silence', 'no answer within 0.3 seconds', null],
    ['nobody there', 'connect ECONNREFUSED 127.0.0.1', null],
  ])('note %s in words, and try again', async (what, error, response_status) => {
    await using world = await open({ webhookTimeout: what === 'silence' ? 300 : 10_000 })
    await using elsewhere = await receiver()
    await using host = await receiver()
    host.answers((res) => {
      if (what === 'a redirect') res.writeHead(301, { Location: elsewhere.url }).end()
      if (what === 'a closed connection') res.destroy()
    })
    // A port that was closed may be another test's a moment later; nobody listens at port 1.
    const webhook = await hook(world, what === 'nobody there' ? 'http://127.0.0.1:1' : host.url)
    await fire(world, webhook)
    const noted = await becomes(world, { attempt_count: 1 })
    expect(noted).toMatchObject({ status: 'pending', response_status, error: expect.stringContaining(error) })
    expect(elsewhere.received).toEqual([])
  })

  it('are not held up by a receiver that hangs, however much waits for it', async () => {
    await using world = await open({ webhookTimeout: 8_000 })
    await using slow = await receiver()
    await using quick = await receiver()
    slow.answers(() => {})
    const hanging = await hook(world, slow.url)
    await Promise.all(Array.from({ length: 150 }, () => fire(world, hanging)))
    const webhook = await hook(world, quick.url)
    const began = Date.now()
    await Promise.all(Array.from({ length: 20 }, () => fire(world, webhook)))
    await quick.arrived(20, 5_000)
    expect(Date.now() - began).toBeLessThan(5_000)
    expect(quick.received).toHaveLength(20)
    await world.api('DELETE', `/whatsapp/webhooks/${hanging.id}`)
  })

  it('pause a webhook where nearly nothing arrives, and go on when it is switched on again', async () => {
    // On a busy machine twenty tries may take longer than the ten seconds until the next ones: the clock stands.
    let now = new Date()
    await using world = await open({ now: () => now })
    await using host = await receiver()
    host.answers((res) => {
      res.statusCode = 500
      res.end()
    })
    const webhook = await hook(world, host.url)
    const path = `/whatsapp/webhooks/${webhook.id}`
    const shown = async () => (await world.api('GET', path)).body.data
    for (let count = 0; count < 19; count++) await fire(world, webhook)
    await host.arrived(19)
    await setTimeout(300)
    expect(await shown()).toMatchObject({ active: true, paused_at: null })
    await fire(world, webhook)
    for (let tries = 0; (await shown()).active && tries < 100; tries++) await setTimeout(50)
    expect(await shown()).toMatchObject({ active: false, paused_at: expect.any(String) })
    const all = await log(world, 'limit=100')
    expect(new Set(all.map((one: { status: string }) => one.status))).toEqual(new Set(['failed']))
    expect(all[0].error).toBe('the webhook was paused: nearly nothing arrived')
    now = new Date(now.getTime() + 15_000)
    await setTimeout(700)
    expect(host.received).toHaveLength(20)

    const lost = await world.api('POST', `/webhook_deliveries/${all[0].id}/redeliver`)
    expect([lost.status, lost.body.error]).toEqual([422, expect.stringMatching(/switched off/)])
    await world.api('PATCH', path, { whatsapp_webhook: { active: true } })
    expect(await shown()).toMatchObject({ active: true, paused_at: null })
    await fire(world, webhook)
    await host.arrived(21)
    await setTimeout(300)
    expect(await shown()).toMatchObject({ active: true })
  })

  it('never reach inside the network: not by a name either, and not through a webhook made when that was allowed', async () => {
    await using world = await open()
    await using host = await receiver()
    const by = { address: host.url, name: host.url.replace('127.0.0.1', 'localhost') }
    const webhooks = [await hook(world, by.address), await hook(world, by.name)]
    await world.restart({ allowPrivateWebhooks: false })
    for (const webhook of webhooks) await fire(world, webhook)
    const errors = ['127.0.0.1 is not an address of the open internet', 'localhost (']
    for (const [at, { id }] of webhooks.entries()) {
      for (let tries = 0; !(await log(world, `webhook_id=${id}`))[0]?.attempt_count && tries < 100; tries++)
        await setTimeout(50)
      expect((await log(world, `webhook_id=${id}`))[0].error).toContain(errors[at])
    }
    expect(host.received).toEqual([])
  })

  it('are signed with both secrets for a day after a change, then with the new one alone', async () => {
    await using world = await open()
    await using host = await receiver()
    const webhook = await hook(world, host.url)
    const next = 'the next secret'
    await world.api('PATCH', `/whatsapp/webhooks/${webhook.id}`, { whatsapp_webhook: { secret_key: next } })
    await fire(world, webhook)
    const [both] = await host.arrived(1)
    for (const secret of [secret_key, next]) verifyWebhook(both?.text as string, both?.headers ?? {}, secret)
    expect(both?.headers['x-webhook-signature']).toBe(
      createHmac('sha256', next)
        .update(both?.text as string)
        .digest('hex'),
    )
    world.advance(24 * 60 * 60_000 + 1_000)
    await fire(world, webhook)
    const alone = (await host.arrived(2))[1]
    expect(alone?.headers['webhook-signature']).toMatch(/^v1,\S+$/)
    expect(() => verifyWebhook(alone?.text as string, alone?.headers ?? {}, secret_key)).toThrow()
  })

  it('are sent again by hand, under the id they had', async () => {
    await using world = await open()
    await using host = await receiver()
    await fire(world, await hook(world, host.url))
    const { id } = await becomes(world, { status: 'delivered' })
    const again = await world.api('POST', `/webhook_deliveries/${id}/redeliver`, undefined)
    expect([again.status, again.body]).toEqual([200, { data: { success: true } }])
    const [first, second] = await host.arrived(2)
    expect(second?.headers['webhook-id']).toBe(id)
    expect(second?.text).toBe(first?.text)
    await becomes(world, { status: 'delivered', attempt_count: 1 })
    const lost = await world.api('POST', '/webhook_deliveries/0/redeliver')
    expect([lost.status, lost.body]).toEqual([404, { error: 'Webhook delivery not found' }])
  })

  it('are sent again by hand while a try is under way, whose answer then counts for nothing', async () => {
    await using world = await open()
    await using host = await receiver()
    const waiting: (() => void)[] = []
    host.answers((res, nth) => {
      if (nth === 1) waiting.push(() => res.end('the first'))
      else res.end('the second')
    })
    await fire(world, await hook(world, host.url))
    await host.arrived(1)
    const [{ id }] = await log(world)
    expect((await world.api('POST', `/webhook_deliveries/${id}/redeliver`)).status).toBe(200)
    for (const answer of waiting) answer()
    await host.arrived(2)
    await becomes(world, { status: 'delivered', attempt_count: 1, response_body: 'the second' })
    expect(host.received.map(({ headers }) => headers['webhook-id'])).toEqual([id, id])
  })

  it('say so when their secret cannot be opened any more, and do not stop the others', async () => {
    await using world = await open()
    await using host = await receiver()
    const lost = await hook(world, host.url)
    await world.restart({ secretKey: randomBytes(32).toString('base64') })
    await fire(world, lost)
    expect(await becomes(world, { attempt_count: 1 })).toMatchObject({
      status: 'pending',
      error: expect.stringMatching(/^sealed with a key/),
    })
    expect(host.received).toEqual([])
  })

  it('are listed by cursors, to and fro, with filters and periods', async () => {
    await using world = await open()
    await using host = await receiver()
    const webhook = await hook(world, host.url, { events: [created, 'setup_link.failed'] })
    const add = (count: number, event = created) =>
      addDeliveries(
        world.db,
        webhook.project_id,
        Array.from({ length: count }, () => ({ webhook_id: webhook.id, event, event_id: 'e', body: '{}' })),
        null,
        new Date(Date.now() + moved).toISOString(),
      )
    let moved = 0
    const old = await add(1)
    moved = 2 * 24 * 60 * 60_000
    world.advance(moved)
    const ids = (await add(5)).sort().reverse()
    await host.arrived(6)
    host.answers((res) => {
      res.statusCode = 500
      res.end()
    })
    const [bad] = await add(1, 'setup_link.failed')
    for (let tries = 0; (await log(world, 'errors_only=true')).length < 1 && tries < 100; tries++) await setTimeout(50)

    const get = async (query: string) => (await world.api('GET', `/webhook_deliveries?event=${created}&${query}`)).body
    const page = async (query: string) => (await get(query)).data.map(({ id }: { id: string }) => id)
    const first = await get('limit=2&page=7&per_page=1')
    expect(first.data.map(({ id }: { id: string }) => id)).toEqual(ids.slice(0, 2))
    expect(first.paging.previous).toBeNull()
    expect(first.paging.next).toBe(first.paging.cursors.after)
    expect(JSON.parse(Buffer.from(first.paging.next, 'base64').toString())).toEqual({
      values: [expect.stringMatching(/\.\d{6}Z$/), ids[1]],
      columns: ['created_at', 'id'],
    })
    const second = await get(`limit=2&after=${encodeURIComponent(first.paging.next)}`)
    expect(second.data.map(({ id }: { id: string }) => id)).toEqual(ids.slice(2, 4))
    expect(second.paging.previous).toBe(second.paging.cursors.before)
    const last = await get(`limit=2&after=${encodeURIComponent(second.paging.next)}`)
    expect(last.data.map(({ id }: { id: string }) => id)).toEqual(ids.slice(4))
    expect(last.paging.next).toBeNull()
    const back = await get(`limit=2&before=${encodeURIComponent(last.paging.previous)}`)
    expect(back.data).toEqual(second.data)
    expect(back.paging).toEqual(second.paging)
    const begin = await get(`limit=2&before=${encodeURIComponent(back.paging.previous)}`)
    expect([begin.data, begin.paging.previous]).toEqual([first.data, null])

    expect(await page('')).toEqual(ids)
    expect(await page('period=7d')).toEqual([...ids, ...old])
    expect(await page('status=pending')).toEqual([])
    expect(await page(`webhook_id=${webhook.id}`)).toEqual(ids)
    expect(await page('webhook_id=other')).toEqual([])
    expect([await page('webhook_id='), await page('phone_number_id='), await log(world, 'event=')]).toEqual([
      [],
      [],
      [],
    ])
    expect((await log(world, 'errors_only=true')).map(({ id }: { id: string }) => id)).toEqual([bad])
    const empty = await get('status=failed')
    expect(empty).toEqual({ data: [], paging: { cursors: { before: null, after: null }, next: null, previous: null } })
    for (const [query, error] of [
      ['limit=101', 'limit must be a whole number from 1 to 100'],
      ['limit=0', 'limit must be a whole number from 1 to 100'],
      ['after=nonsense', 'after must be a cursor that this list gave'],
      ['period=1y', 'period must be one of 24h, 7d, 30d'],
      ['status=lost', 'status must be one of pending, delivered, failed'],
    ])
      expect(await get(query as string)).toEqual({ error })
  })
})

describe('two servers on one PostgreSQL', () => {
  it('send each of four hundred deliveries once', async () => {
    await using world = await start('PostgreSQL', { allowPrivateWebhooks: true })
    await using host = await receiver()
    // A connection that is kept may close under a request on a busy machine, which is then sent once more within the same try.
    host.answers((res) => {
      res.setHeader('Connection', 'close')
      void setTimeout(Math.random() * 30).then(() => res.end())
    })
    const webhooks = [await hook(world, host.url), await hook(world, host.url), await hook(world, host.url)]
    const beside = await createPatchbay(world.options)
    try {
      for (let batch = 0; batch < 4; batch++)
        await addDeliveries(
          world.db,
          webhooks[0]?.project_id as string,
          Array.from({ length: 100 }, (_, at) => {
            const webhook_id = webhooks[at % webhooks.length]?.id as string
            return { webhook_id, event: created, event_id: `${batch} ${at}`, body: `{"n":${batch * 100 + at}}` }
          }),
          null,
          new Date().toISOString(),
        )
      await host.arrived(400)
      await setTimeout(1_500)
      expect(new Set(host.received.map(({ headers }) => headers['webhook-id'])).size).toBe(400)
      const rows = await world.db.selectFrom('deliveries').select(['status', 'attempt_count']).execute()
      expect(rows.every(({ status }) => status === 'delivered')).toBe(true)
      // A busy machine may answer too late, and then it is tried again: by one server, which counts that.
      const tries = rows.reduce((all, { attempt_count }) => all + attempt_count, 0)
      expect(host.received).toHaveLength(tries)
    } finally {
      await beside.close()
    }
  })
})

describe('addresses', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fd00:ec2::254',
    '::ffff:169.254.169.254',
    '64:ff9b::a9fe:a9fe',
    '168.63.129.16',
    '::ffff:168.63.129.16',
    'not an address',
  ])('%s is not of the open internet', (address) => {
    expect(isPublic(address)).toBe(false)
  })

  it.each(['8.8.8.8', '168.63.129.17', '2606:4700:4700::1111'])('%s is', (address) => {
    expect(isPublic(address)).toBe(true)
  })

  it('are checked where the connection is made: a name that leads inside is not connected to', async () => {
    await using host = await receiver()
    const options = { headers: {}, body: '{}', allowPrivate: false, timeout: 1_000 }
    for (const name of ['localhost', '[::1]', '127.1', '0x7f000001'])
      await expect(post(host.url.replace('127.0.0.1', name), options)).rejects.toThrow(/not an address of the open/)
    expect(host.received).toEqual([])
  })
})

describe('a receiver that answers oddly', () => {
  const switching = 'HTTP/1.1 101 Switching Protocols\r\n'
  const upgrade = 'Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n'
  /** Answers a request with these bytes, and leaves the connection open. */
  async function speaking(answer: string) {
    const server = createServer((socket) => {
      socket.on('error', () => {})
      socket.once('data', () => socket.write(answer))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return {
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      open: () => new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count))),
      [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
    }
  }
  const options = { headers: {}, body: '{}', allowPrivate: true, timeout: 500 }

  it('is looked up with one thread at most, so that names nobody knows leave the others to Meta and the database', async () => {
    let most = 0
    const looking = setInterval(() => {
      const lookups = process.getActiveResourcesInfo().filter((what) => what === 'GetAddrInfoReqWrap')
      most = Math.max(most, lookups.length)
    }, 1)
    const dead = Array.from({ length: 12 }, (_, n) => post(`https://receiver-${n}.patchbay.invalid/`, options))
    const answers = await Promise.allSettled(dead)
    clearInterval(looking)
    expect(answers.map(({ status }) => status)).toEqual(dead.map(() => 'rejected'))
    expect(most).toBeLessThanOrEqual(1)
  })

  it.each([
    ['switches protocols', `${switching}${upgrade}`, { status: 101, body: '' }],
    ['switches protocols without naming one', `${switching}\r\n`, { status: 101, body: '' }],
    ['only ever says to go on', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(3), /^no answer within 0.5 seconds$/],
    [
      'names a protocol beside its answer',
      `HTTP/1.1 200 OK\r\nContent-Length: 0\r\n${upgrade}`,
      { status: 200, body: '' },
    ],
    ['does not speak HTTP', 'hello\r\n\r\n', /^Parse Error/],
    ['stops half way', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf', /^no answer within 0.5 seconds$/],
  ])('and %s is done with', async (_, answer, wanted) => {
    await using host = await speaking(answer)
    const outcome = await Promise.race([
      post(host.url, options).catch((error: Error) => error.message),
      setTimeout(3_000, 'never'),
    ])
    if (wanted instanceof RegExp) expect(outcome).toMatch(wanted)
    else expect(outcome).toEqual(wanted)
    for (let tries = 0; (await host.open()) > 0 && tries < 50; tries++) await setTimeout(20)
    expect(await host.open()).toBe(0)
  })
})
