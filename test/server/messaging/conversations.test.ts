import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { signed } from '../../support/messaging/from-meta.ts'
import { type MessagingWorld, startMessaging } from '../../support/messaging/world.ts'
import { receiver } from '../../support/receiver.ts'
import { request } from '../../support/world.ts'

const minute = 60_000
const events = ['created', 'inactive', 'ended'].map((name) => `whatsapp.conversation.${name}`)
const ada = '15550001111'

let count = 0
const value = ({ phone }: MessagingWorld['one'], rows: object) => ({
  messaging_product: 'whatsapp',
  metadata: { display_phone_number: '15550009999', phone_number_id: phone },
  ...rows,
})

/** A person writes to a number. */
const writes = (world: MessagingWorld, from = ada, to = world.one) =>
  signed(world, [
    {
      waba: to.waba,
      field: 'messages',
      value: value(to, {
        contacts: [{ profile: { name: 'Ada' }, wa_id: from }],
        messages: [{ from, id: `wamid.${++count}`, timestamp: '1760000000', type: 'text', text: { body: 'Hello' } }],
      }),
    },
  ])

/** Meta says what became of a message of the number's. */
const says = (world: MessagingWorld, status: string) =>
  signed(world, [
    {
      waba: world.one.waba,
      field: 'messages',
      value: value(world.one, {
        statuses: [{ id: 'wamid.out', status, timestamp: '1760000600', recipient_id: ada }],
      }),
    },
  ])

async function listen(world: MessagingWorld, about: object, apiKey = world.options.apiKey as string) {
  const hook = await receiver()
  const whatsapp_webhook = { url: hook.url, phone_number_id: world.one.phone, ...about }
  const path = `${world.url}/platform/v1/whatsapp/webhooks`
  const made = await request('POST', path, { whatsapp_webhook }, { 'X-API-Key': apiKey })
  expect([made.status, made.body.error]).toEqual([201, undefined])
  const names = () => hook.received.map(({ headers }) => String(headers['x-webhook-event']).replace('whatsapp.', ''))
  return Object.assign(hook, { names })
}

const start = (kind: Parameters<typeof startMessaging>[0]) => startMessaging(kind, { allowPrivateWebhooks: true })
const rows = (world: MessagingWorld) => world.db.selectFrom('conversations').selectAll().execute()

describe.each(databaseKinds)('conversations on %s', (kind) => {
  it('are told when they begin, before their first message, fall silent, and end; then they are forgotten', async () => {
    await using world = await start(kind)
    await using hook = await listen(world, { events: [...events, 'whatsapp.message.received'], inactivity_minutes: 30 })
    await writes(world)
    await writes(world)
    await hook.arrived(3)
    expect(hook.names()).toEqual(['conversation.created', 'message.received', 'message.received'])
    const [created, message] = hook.received.map(({ body }) => body)
    const conversation = {
      id: message.conversation.id,
      phone_number: `+${ada}`,
      status: 'active',
      last_active_at: expect.any(String),
      created_at: created.conversation.last_active_at,
      updated_at: created.conversation.last_active_at,
      metadata: {},
      phone_number_id: world.one.phone,
      kapso: { contact_name: 'Ada' },
    }
    expect(created).toEqual({ conversation, phone_number_id: world.one.phone })

    world.advance(31 * minute)
    const inactive = (await hook.arrived(4))[3]?.body
    expect(inactive).toEqual({
      conversation: { ...conversation, updated_at: expect.any(String) },
      since_message: {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        whatsapp_message_id: `wamid.${count}`,
        direction: 'inbound',
        created_at: '2025-10-09T08:53:20.000Z',
      },
      inactivity: { minutes: 30 },
      phone_number_id: world.one.phone,
    })
    world.advance(60 * minute)
    await setTimeout(1_500)
    expect(hook.received).toHaveLength(4)

    world.advance(24 * 60 * minute)
    const ended = (await hook.arrived(5))[4]
    expect(ended?.headers['x-webhook-event']).toBe('whatsapp.conversation.ended')
    expect(ended?.body.conversation).toMatchObject({ id: conversation.id, status: 'ended' })
    expect(await rows(world)).toEqual([])
    await writes(world)
    await hook.arrived(7)
    expect(hook.names().slice(5)).toEqual(['conversation.created', 'message.received'])
  })

  it('begin anew to be silent with each message, in either direction, but not with what becomes of a message', async () => {
    await using world = await start(kind)
    await using soon = await listen(world, { events: [events[1]], inactivity_minutes: 20 })
    await using late = await listen(world, { events: [events[1]], inactivity_minutes: 40 })
    await writes(world)
    world.advance(15 * minute)
    await says(world, 'sent')
    world.advance(15 * minute)
    await says(world, 'delivered')
    await setTimeout(1_500)
    expect(soon.received).toEqual([])
    world.advance(6 * minute)
    const [told] = await soon.arrived(1)
    expect(told?.body.since_message).toMatchObject({ direction: 'outbound', whatsapp_message_id: 'wamid.out' })
    expect(late.received).toEqual([])
    world.advance(20 * minute)
    expect((await late.arrived(1))[0]?.body.inactivity).toEqual({ minutes: 40 })
    await setTimeout(1_200)
    expect([soon.received.length, late.received.length]).toEqual([1, 1])
  })

  it('begin once, however many messages come at the same time', async () => {
    await using world = await start(kind)
    await using hook = await listen(world, { events: [events[0], 'whatsapp.message.received'] })
    await Promise.all(Array.from({ length: 12 }, () => writes(world)))
    await hook.arrived(13)
    expect(hook.names().filter((name) => name === 'conversation.created')).toHaveLength(1)
    expect(hook.names()[0]).toBe('conversation.created')
  })

  it('are kept only where somebody asks, name nobody in the database, and are nobody else’s', async () => {
    await using world = await start(kind)
    await using all = await listen(world, { events: ['whatsapp.message.received'] })
    await writes(world)
    await all.arrived(1)
    expect(await rows(world)).toEqual([])

    await using theirs = await listen(world, { events, phone_number_id: world.theirs.phone }, world.theirKey)
    await using own = await listen(world, { events })
    await writes(world)
    await own.arrived(1)
    const [row, ...more] = await rows(world)
    expect(more).toEqual([])
    expect(JSON.stringify(row)).not.toMatch(/Ada|15550001111|wamid/)
    expect(theirs.received).toEqual([])
    await writes(world, ada, world.theirs)
    expect((await theirs.arrived(1))[0]?.body.phone_number_id).toBe(world.theirs.phone)
    expect(await rows(world)).toHaveLength(2)
    expect(own.received).toHaveLength(1)
  })
})
