import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { startMessaging, text } from '../../support/messaging/world.ts'
import { until } from '../../support/until.ts'
import { request } from '../../support/world.ts'

describe.each(databaseKinds)('the Graph proxy on %s', (kind) => {
  it('sends a message in the name of the number, with its token, its proof and nothing of the caller’s headers', async () => {
    await using world = await startMessaging(kind)
    const { graph, meta, one } = world
    const reply = await graph('POST', `/${one.phone}/messages`, text(), {
      Authorization: `Bearer ${world.options.apiKey}`,
      Cookie: 'session=1',
      'X-Forwarded-For': '1.2.3.4',
    })
    expect([reply.status, reply.body]).toEqual([
      200,
      {
        messaging_product: 'whatsapp',
        contacts: [{ input: '15550001111', wa_id: '15550001111' }],
        messages: [{ id: expect.stringMatching(/^wamid\./) }],
      },
    ])
    expect(reply.headers.get('x-business-use-case-usage')).toBe('{}')
    const [call] = meta.calls
    expect(call?.body).toEqual(text())
    expect(call?.query.get('appsecret_proof')).toMatch(/^[0-9a-f]{64}$/)
    expect(call?.headers.authorization).not.toContain(world.options.apiKey)
    expect(call?.headers.cookie).toBeUndefined()
    expect(call?.headers['x-forwarded-for']).toBeUndefined()
    expect(call?.headers['x-api-key']).toBeUndefined()
  })

  it('answers in Graph’s own words without a key, for what is not its own, and for paths it does not know', async () => {
    await using world = await startMessaging(kind)
    const { graph, one, theirs, meta } = world
    const without = await graph('POST', `/${one.phone}/messages`, text(), {})
    expect([without.status, without.body.error]).toMatchObject([401, { code: 190, type: 'OAuthException' }])
    const foreign = await graph('POST', `/${theirs.phone}/messages`, text())
    expect([foreign.status, foreign.body.error]).toMatchObject([
      400,
      { code: 100, error_subcode: 33, type: 'GraphMethodException' },
    ])
    const nobody = await graph('POST', '/99999/messages', text())
    expect(nobody.body.error.message).toBe(foreign.body.error.message.replace(theirs.phone, '99999'))
    const unknown = await graph('POST', `/${one.phone}/subscribed_apps`)
    expect([unknown.status, unknown.body.error]).toMatchObject([404, { code: 2500 }])
    expect(unknown.body.error.fbtrace_id).toBe(unknown.headers.get('x-request-id'))
    const stored = await graph('GET', `/${one.phone}/messages`)
    expect([stored.status, stored.body.error.error_data.details]).toEqual([
      501,
      expect.stringMatching(/^Patchbay stores no messages/),
    ])
    expect(meta.calls).toEqual([])
  })

  it('never hands on the token that Meta writes into the addresses of further pages', async () => {
    await using world = await startMessaging(kind)
    const { graph, meta, one, url } = world
    meta.template(one.waba, 'hello')
    const list = await graph('GET', `/${one.waba}/message_templates?limit=25`)
    const sent = String(meta.calls.at(-1)?.headers.authorization).replace('Bearer ', '')
    expect(list.body.data).toMatchObject([{ name: 'hello' }])
    expect(JSON.stringify(list.body)).not.toContain(sent)
    expect(list.body.paging).toEqual({
      cursors: { before: 'aaa', after: 'abc' },
      next: `${url}/meta/whatsapp/v26.0/${one.waba}/message_templates?limit=25&after=abc`,
    })
    const next = await request('GET', list.body.paging.next, undefined, {
      'X-API-Key': world.options.apiKey as string,
    })
    expect(next.status).toBe(200)
  })

  it('marks a number disconnected when Meta refuses its token, once, and says how it comes back', async () => {
    await using world = await startMessaging(kind)
    const { graph, meta, one, db } = world
    await world.api('POST', '/whatsapp/webhooks', {
      whatsapp_webhook: {
        url: 'https://app.example.com/hook',
        events: ['whatsapp.phone_number.disconnected'],
      },
    })
    const refused = { error: { message: 'Session has expired', type: 'OAuthException', code: 190, error_subcode: 463 } }
    meta.answers((_req, res) => res.writeHead(401, { 'Content-Type': 'application/json' }).end(JSON.stringify(refused)))
    const replies = await Promise.all([1, 2, 3].map(() => graph('POST', `/${one.phone}/messages`, text())))
    for (const { status, body } of replies) {
      expect([status, body.error.code]).toEqual([401, 190])
      expect(body.error.error_data.details).toContain('reconnect_phone_number')
    }
    meta.answers(undefined)
    const number = (await world.api('GET', `/whatsapp/phone_numbers/${one.phone}`)).body.data
    expect([number.connection_status, number.disconnection]).toEqual([
      'disconnected',
      { reason: 'ACCESS_TOKEN_REFUSED', initiated_by: null },
    ])
    const told = await db
      .selectFrom('deliveries')
      .selectAll()
      .where('event', '=', 'whatsapp.phone_number.disconnected')
      .execute()
    expect(told).toHaveLength(1)
    const before = meta.calls.length
    const again = await graph('POST', `/${one.phone}/messages`, text())
    expect([again.status, again.body.error.code, meta.calls.length]).toEqual([401, 190, before])
  })

  it('says within its timeout that Meta hangs, answers in HTML, or cuts off', async () => {
    await using world = await startMessaging(kind)
    const { graph, meta, one } = world
    await world.restart({ meta: { ...world.options.meta, graphUrl: meta.url, timeout: 300 } })
    const ask = async () => {
      const { status, body } = await graph('POST', `/${one.phone}/messages`, text())
      return [status, body.error.code, body.error.is_transient]
    }
    meta.answers(() => {})
    expect(await ask()).toEqual([504, 2, true])
    meta.answers((_req, res) => res.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>Sorry'))
    expect(await ask()).toEqual([502, 2, true])
    meta.answers((_req, res) => {
      res.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 100 }).write('{"half"')
      setTimeout(() => res.destroy(), 20)
    })
    expect(await ask()).toEqual([502, 2, true])
    meta.answers((req) => req.socket.destroy())
    expect(await ask()).toEqual([502, 2, true])
  })

  it('ends its call to Meta when the caller goes', async () => {
    await using world = await startMessaging(kind)
    const { meta, one, url } = world
    const gone = new AbortController()
    const closed = new Promise<void>((resolve) => {
      meta.answers((req, res) => {
        res.once('close', () => resolve())
        req.resume()
        gone.abort()
      })
    })
    const asked = fetch(`${url}/meta/whatsapp/v26.0/${one.phone}/messages`, {
      method: 'POST',
      headers: { 'X-API-Key': world.options.apiKey as string, 'Content-Type': 'application/json' },
      body: JSON.stringify(text()),
      signal: gone.signal,
    })
    await expect(asked).rejects.toThrow()
    await closed
  })

  it('sends one message for one Idempotency-Key, however often it is asked', async () => {
    await using world = await startMessaging(kind)
    const { graph, meta, one } = world
    const headers = { 'X-API-Key': world.options.apiKey as string, 'Idempotency-Key': 'order-1' }
    const first = await graph('POST', `/${one.phone}/messages`, text(), headers)
    const second = await graph('POST', `/${one.phone}/messages`, text(), headers)
    expect(second.body).toEqual(first.body)
    expect(second.headers.get('idempotency-replayed')).toBe('true')
    expect(meta.calls).toHaveLength(1)
    const other = await graph('POST', `/${one.phone}/messages`, text('15550002222'), headers)
    expect([other.status, other.body.error.code]).toEqual([409, 100])
  })

  it('limits the messages of a number by its throughput', async () => {
    await using world = await startMessaging(kind, { rateLimit: 10_000 })
    const { graph, one, db } = world
    await db
      .updateTable('phone_numbers')
      .set({ connection_type: 'coexistence' })
      .where('phone_number_id', '=', one.phone)
      .execute()
    const send = () => graph('POST', `/${one.phone}/messages`, text())
    // A busy machine may send fewer than twenty in some seconds.
    const replies = await until(async () => {
      const some = await Promise.all(Array.from({ length: 60 }, send))
      expect(some.map(({ status }) => status)).toContain(429)
      return some
    }, 60_000)
    const late = replies.find(({ status }) => status === 429)
    expect(late?.body.error).toMatchObject({ code: 4, is_transient: true })
    expect(Number(late?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(replies.some(({ status }) => status === 200)).toBe(true)
  })

  it('counts the messages of a number together, whichever dialect sends them', async () => {
    await using world = await startMessaging(kind, { rateLimit: 10_000 })
    const { graph, one, db, options, url } = world
    await db
      .updateTable('phone_numbers')
      .set({ connection_type: 'coexistence' })
      .where('phone_number_id', '=', one.phone)
      .execute()
    const admin = { phone_number_id: one.phone, to: '+15550001111', type: 'text', text: { body: 'Hello' } }
    const asked = Array.from({ length: 40 }, (_, nth) =>
      nth % 2
        ? graph('POST', `/${one.phone}/messages`, text())
        : request('POST', `${url}/v1/messages`, admin, { 'X-API-Key': options.apiKey as string }),
    )
    const replies = await Promise.all(asked)
    const sent = replies.filter(({ status }) => status < 300).length
    // The 40 may begin in one second and end in the next.
    expect(sent).toBeGreaterThanOrEqual(20)
    expect(replies.filter(({ status }) => status === 429).length).toBe(40 - sent)
    expect(world.meta.calls).toHaveLength(sent)
  })

  it('limits the requests of a key by themselves: those of an account’s key are not those of its project', async () => {
    await using world = await startMessaging(kind, { rateLimit: 30 })
    const { graph, one } = world
    const key = { Authorization: `Bearer ${await world.keyOf(one.waba)}` }
    const replies = await Promise.all(Array.from({ length: 31 }, () => graph('GET', `/${one.phone}`, undefined, key)))
    const late = replies.filter(({ status }) => status === 429)
    expect(late).toHaveLength(1)
    expect(late[0]?.body.error).toMatchObject({ code: 4, is_transient: true })
    expect(Number(late[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(replies.map(({ headers }) => headers.get('x-ratelimit-limit'))).toEqual(Array(31).fill('30'))
    expect((await graph('GET', `/${one.phone}`)).status).toBe(200)
  })

  it('stops a key with the answer to its revocation, however many calls are under way', async () => {
    await using world = await startMessaging(kind)
    const { graph, one, options, url } = world
    const made = await request(
      'POST',
      `${url}/platform/v1/whatsapp/accounts/${one.waba}/keys`,
      { account_key: { name: 'theirs' } },
      { 'X-API-Key': options.apiKey as string },
    )
    const { id, key } = made.body.data
    const ask = () => graph('GET', `/${one.phone}`, undefined, { 'X-API-Key': key })
    const before = Array.from({ length: 20 }, ask)
    const ended = await request('DELETE', `${url}/platform/v1/whatsapp/accounts/${one.waba}/keys/${id}`, undefined, {
      'X-API-Key': options.apiKey as string,
    })
    expect(ended.status).toBeLessThan(300)
    const after = await Promise.all(Array.from({ length: 20 }, ask))
    expect(after.map(({ status }) => status)).toEqual(Array(20).fill(401))
    for (const { status } of await Promise.all(before)) expect([200, 401]).toContain(status)
  })
})
