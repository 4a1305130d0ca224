import { createHmac } from 'node:crypto'
import { normalizeWebhook, verifySignature } from '@kapso/whatsapp-cloud-api/server'
import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { signed } from '../../support/messaging/from-meta.ts'
import { type MessagingWorld, startMessaging } from '../../support/messaging/world.ts'
import { receiver } from '../../support/receiver.ts'
import { request } from '../../support/world.ts'

interface Said {
  phone: string
  waba: string
}

let count = 0

/** One text of a person to a number, as Meta says it. */
const received = ({ phone, waba }: Said, from: string, body: string) => ({
  waba,
  field: 'messages',
  value: {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '15550009999', phone_number_id: phone },
    contacts: [{ profile: { name: 'Ada' }, wa_id: from }],
    messages: [{ from, id: `wamid.${++count}`, timestamp: '1760000000', type: 'text', text: { body } }],
  },
})

const status = ({ phone, waba }: Said, to: string, name: string) => ({
  waba,
  field: 'messages',
  value: {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '15550009999', phone_number_id: phone },
    statuses: [{ id: 'wamid.out', status: name, timestamp: '1760000000', recipient_id: to }],
  },
})

/** Makes a webhook and waits for nothing. */
async function webhook(world: MessagingWorld, about: object, apiKey = world.options.apiKey as string) {
  const made = await request(
    'POST',
    `${world.url}/platform/v1/whatsapp/webhooks`,
    { whatsapp_webhook: { secret_key: 'hush hush', ...about } },
    { 'X-API-Key': apiKey },
  )
  expect([made.status, made.body.error]).toEqual([201, undefined])
  return made.body.data.id as string
}

const start = (kind: Parameters<typeof startMessaging>[0]) => startMessaging(kind, { allowPrivateWebhooks: true })

describe.each(databaseKinds)('the relay on %s', (kind) => {
  it('hands Meta’s payloads on as they are, signed anew as Meta signs, so that a handler for Meta works unchanged', async () => {
    await using world = await start(kind)
    await using hook = await receiver()
    await webhook(world, { url: hook.url, kind: 'meta', phone_number_id: world.one.phone })
    const change = received(world.one, '15550001111', 'Grüße 👋')
    expect((await signed(world, [change])).status).toBe(200)
    const [got] = await hook.arrived(1)
    expect(got?.body).toEqual({
      object: 'whatsapp_business_account',
      entry: [{ id: world.one.waba, changes: [{ value: change.value, field: 'messages' }] }],
    })
    const header = got?.headers['x-hub-signature-256'] as string
    expect(header).toBe(
      `sha256=${createHmac('sha256', 'hush hush')
        .update(got?.text as string)
        .digest('hex')}`,
    )
    expect(
      verifySignature({ appSecret: 'hush hush', rawBody: Buffer.from(got?.text as string), signatureHeader: header }),
    ).toBe(true)
    const events = normalizeWebhook(got?.body)
    expect([events.phoneNumberId, events.messages[0]?.text?.body]).toEqual([world.one.phone, 'Grüße 👋'])
    expect(got?.headers['webhook-signature']).toMatch(/^v1,/)
    expect(got?.headers['x-idempotency-key']).toMatch(/^[0-9a-f]{64}$/)
  })

  it('splits a POST, so that nobody sees another’s number, and leaves out who does not listen', async () => {
    await using world = await start(kind)
    await using ofOne = await receiver()
    await using ofProject = await receiver()
    await using ofTheirs = await receiver()
    await webhook(world, { url: ofOne.url, kind: 'meta', phone_number_id: world.one.phone })
    await webhook(world, { url: ofProject.url, kind: 'meta' })
    await webhook(world, { url: ofTheirs.url, kind: 'meta' }, world.theirKey)
    const { one, two, theirs } = world
    await signed(world, [
      received(one, '1001', 'for one'),
      received(two, '1002', 'for two'),
      received(theirs, '1003', 'for theirs'),
      // The number of one, in an account that nobody here has connected it in.
      received({ phone: one.phone, waba: theirs.waba }, '1004', 'of another account'),
      received({ phone: '424242', waba: '434343' }, '1005', 'of nobody'),
      {
        waba: theirs.waba,
        field: 'message_template_status_update',
        value: { event: 'APPROVED', message_template_name: 'x' },
      },
    ])
    await ofProject.arrived(2)
    await ofTheirs.arrived(2)
    const texts = (hook: typeof ofOne) =>
      hook.received.map(({ text }) => /"body":"([^"]*)"/.exec(text)?.[1] ?? 'account')
    expect(texts(ofOne)).toEqual(['for one'])
    expect(texts(ofProject).sort()).toEqual(['for one', 'for two'])
    expect(texts(ofTheirs).sort()).toEqual(['account', 'for theirs'])
    const rows = await world.db.selectFrom('deliveries').select('project_id').execute()
    expect(rows).toHaveLength(5)
  })

  it('keeps what people write sealed, and logs nothing of it', async () => {
    await using world = await start(kind)
    await using hook = await receiver()
    const id = await webhook(world, { url: hook.url, kind: 'meta' })
    await signed(world, [received(world.one, '15550001111', 'the secret recipe')])
    await hook.arrived(1)
    const row = await world.db.selectFrom('deliveries').selectAll().executeTakeFirstOrThrow()
    expect(row.body).toMatch(/^eyJ/)
    expect(JSON.stringify(row)).not.toMatch(/secret recipe|15550001111/)
    expect(world.logged.join('')).not.toMatch(/secret recipe|15550001111/)
    const shown = await world.api('GET', `/webhook_deliveries/${row.id}`)
    expect(shown.body.data).toMatchObject({ webhook_id: id, event: 'messages', phone_number_id: world.one.phone })
    expect(JSON.stringify(shown.body.data.body)).toContain('the secret recipe')
    expect((await world.api('POST', `/webhook_deliveries/${row.id}/redeliver`)).status).toBe(200)
    const [first, second] = await hook.arrived(2)
    expect(second?.text).toBe(first?.text)
  })

  it('tells the events of messages in Kapso’s shape', async () => {
    await using world = await start(kind)
    await using hook = await receiver()
    const events = ['received', 'sent', 'delivered', 'read', 'failed'].map((name) => `whatsapp.message.${name}`)
    await webhook(world, { url: hook.url, phone_number_id: world.one.phone, events })
    await signed(world, [
      received(world.one, '15550001111', 'Hello'),
      ...['sent', 'delivered', 'read', 'failed', 'played'].map((name) => status(world.one, '15550001111', name)),
    ])
    const all = await hook.arrived(5)
    expect(all.map(({ headers }) => headers['x-webhook-event'])).toEqual(events)
    expect(all[0]?.body).toEqual({
      message: {
        from: '15550001111',
        id: expect.stringMatching(/^wamid/),
        timestamp: '1760000000',
        type: 'text',
        text: { body: 'Hello' },
        kapso: {
          direction: 'inbound',
          status: 'received',
          processing_status: 'pending',
          origin: 'cloud_api',
          has_media: false,
          content: 'Hello',
        },
      },
      conversation: {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        phone_number_id: world.one.phone,
        phone_number: '+15550001111',
        status: 'active',
        kapso: { contact_name: 'Ada' },
      },
      phone_number_id: world.one.phone,
    })
    expect(all[2]?.body).toMatchObject({
      message: {
        id: 'wamid.out',
        kapso: { direction: 'outbound', status: 'delivered', statuses: [{ status: 'delivered' }] },
      },
      conversation: { id: all[0]?.body.conversation.id },
    })
    expect(all[0]?.headers['x-webhook-signature']).toBe(
      createHmac('sha256', 'hush hush')
        .update(all[0]?.text as string)
        .digest('hex'),
    )
  })

  it('tells messages that were sent from the phone, and leaves a history to webhooks of kind meta', async () => {
    await using world = await start(kind)
    await using kapso = await receiver()
    await using meta = await receiver()
    const events = ['whatsapp.message.received', 'whatsapp.message.sent']
    await webhook(world, { url: kapso.url, phone_number_id: world.one.phone, events })
    await webhook(world, { url: meta.url, kind: 'meta' })
    const metadata = { display_phone_number: '15550009999', phone_number_id: world.one.phone }
    const echo = {
      from: '15550009999',
      to: '15550001111',
      id: 'wamid.echo',
      timestamp: '1',
      type: 'text',
      text: { body: 'hi' },
    }
    const { waba } = world.one
    await signed(world, [
      { waba, field: 'history', value: { metadata, history: [{ threads: [{ id: '1', messages: [echo] }] }] } },
      { waba, field: 'smb_app_state_sync', value: { metadata, state_sync: [{ type: 'contact' }] } },
      { waba, field: 'smb_message_echoes', value: { metadata, message_echoes: [echo] } },
    ])
    await meta.arrived(2)
    const fields = meta.received.flatMap(({ body }) =>
      body.entry[0].changes.map(({ field }: { field: string }) => field),
    )
    expect(fields.sort()).toEqual(['history', 'smb_app_state_sync', 'smb_message_echoes'])
    const [got] = await kapso.arrived(1)
    expect(got?.body.message.kapso).toMatchObject({ direction: 'outbound', origin: 'business_app', content: 'hi' })
    expect(kapso.received).toHaveLength(1)
  })

  it('keeps the order of each person, also when deliveries fail, and lets nobody wait for another', async () => {
    await using world = await start(kind)
    await using hook = await receiver()
    await using slow = await receiver()
    await webhook(world, { url: slow.url, kind: 'meta', phone_number_id: world.two.phone })
    await webhook(world, { url: hook.url, kind: 'meta' })
    slow.answers(() => {}) // hangs until its timeout
    const seen = new Set<string>()
    hook.answers((res, _nth, { text }) => {
      const id = /"id":"(wamid[^"]*)"/.exec(text)?.[1] as string
      // Every fifth is refused at its first try.
      const refuse = Number(id.split('.')[1]) % 5 === 0 && !seen.has(id)
      seen.add(id)
      res.writeHead(refuse ? 500 : 200).end()
    })
    const people = ['1001', '1002', '1003']
    for (let nth = 0; nth < 12; nth++)
      for (const person of people) await signed(world, [received(world.one, person, `${person} ${nth}`)])
    await signed(world, [received(world.two, '2001', 'hangs')])
    const good = () => hook.received.filter((_, at) => hookStatus(at) === 200)
    const hookStatus = (at: number) => {
      const text = hook.received[at]?.text as string
      const id = /"id":"(wamid[^"]*)"/.exec(text)?.[1] as string
      const before = hook.received.slice(0, at).some((one) => one.text.includes(`"${id}"`))
      return Number(id.split('.')[1]) % 5 === 0 && !before ? 500 : 200
    }
    // The failed ones are tried again after ten seconds of the server's clock.
    for (const end = Date.now() + 40_000; good().length < 37 && Date.now() < end; ) {
      await new Promise((resolve) => setTimeout(resolve, 200))
      world.advance(2_000)
    }
    const order = (person: string) =>
      good()
        .map(({ text }) => new RegExp(`"body":"${person} (\\d+)"`).exec(text)?.[1])
        .filter((nth) => nth !== undefined)
        .map(Number)
    for (const person of people)
      expect([person, order(person)]).toEqual([person, Array.from({ length: 12 }, (_, nth) => nth)])
    expect(slow.received.length).toBeGreaterThan(0)
  }, 90_000)

  it('collects messages of one person into a batch, until its window ends or it is full', async () => {
    await using world = await start(kind)
    await using hook = await receiver()
    await webhook(world, {
      url: hook.url,
      phone_number_id: world.one.phone,
      events: ['whatsapp.message.received', 'whatsapp.message.read'],
      buffer_enabled: true,
      buffer_window_seconds: 30,
      max_buffer_size: 3,
    })
    const send = (person: string, body: string) => signed(world, [received(world.one, person, body)])
    for (const body of ['a', 'b']) await send('1001', body)
    await send('1002', 'other')
    await signed(world, [status(world.one, '1001', 'read')])
    // What is not collected does not wait for what is.
    expect((await hook.arrived(1))[0]?.headers['x-webhook-event']).toBe('whatsapp.message.read')
    await send('1001', 'c')
    const full = (await hook.arrived(2))[1]
    expect(full?.body).toMatchObject({
      type: 'whatsapp.message.received',
      batch: true,
      batch_info: { size: 3, window_ms: 30_000 },
    })
    expect(full?.body.data.map(({ message }: { message: { text: object } }) => message.text)).toEqual(
      ['a', 'b', 'c'].map((body) => ({ body })),
    )
    expect([full?.headers['x-webhook-batch'], full?.headers['x-batch-size']]).toEqual(['true', '3'])
    world.advance(31_000)
    const late = (await hook.arrived(3))[2]
    expect(late?.body.data.map(({ message }: { message: { text: object } }) => message.text)).toEqual([
      { body: 'other' },
    ])
  })

  it('hands on nothing of a number whose inbound messages were switched off', async () => {
    await using world = await start(kind)
    await using hook = await receiver()
    await webhook(world, { url: hook.url, kind: 'meta' })
    const off = { whatsapp_phone_number: { inbound_processing_enabled: false } }
    await world.api('PATCH', `/whatsapp/phone_numbers/${world.one.phone}`, off)
    await signed(world, [received(world.one, '1001', 'quiet'), received(world.two, '1001', 'loud')])
    const [got] = await hook.arrived(1)
    expect(got?.text).toContain('loud')
    expect(await world.db.selectFrom('deliveries').select('id').execute()).toHaveLength(1)
  })

  it('refuses events that are never sent, and says why', async () => {
    await using world = await start(kind)
    const ask = async (about: object) => {
      const reply = await world.api('POST', '/whatsapp/webhooks', {
        whatsapp_webhook: { url: 'https://app.example.com/', ...about },
      })
      return [reply.status, reply.body.error]
    }
    const { phone: phone_number_id } = world.one
    expect(await ask({ phone_number_id, events: ['whatsapp.contact.identity_changed'] })).toEqual([
      422,
      'Events contains unsupported events: "whatsapp.contact.identity_changed" (Patchbay stores no contacts: a webhook of kind meta gets what Meta says of them)',
    ])
    expect(await ask({ kind: 'meta', events: ['whatsapp.message.received'] })).toEqual([
      422,
      'Events contains unsupported events: "whatsapp.message.received" (a webhook of kind meta gets what Meta sends, and names no events)',
    ])
  })

  it('sends an example to a webhook of either kind', async () => {
    await using world = await start(kind)
    await using hook = await receiver()
    const meta = await webhook(world, { url: hook.url, kind: 'meta', phone_number_id: world.one.phone })
    await world.api('POST', `/whatsapp/webhooks/${meta}/test`)
    const [first] = await hook.arrived(1)
    expect(normalizeWebhook(first?.body).messages[0]?.text?.body).toBe('Hello')
    expect(first?.body.test).toBe(true)
    const events = ['whatsapp.message.failed']
    const kapso = await webhook(world, { url: hook.url, phone_number_id: world.one.phone, events })
    await world.api('POST', `/whatsapp/webhooks/${kapso}/test`)
    const [, second] = await hook.arrived(2)
    expect(second?.body).toMatchObject({ message: { kapso: { status: 'failed' } }, test: true })
  })
})
