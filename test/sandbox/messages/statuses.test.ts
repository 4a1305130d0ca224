import { describe, expect, it } from 'vitest'
import { number, person } from './number.ts'

const hour = 3_600_000

describe('what becomes of a message', () => {
  it('is said by webhook: sent, delivered, and read once somebody looks', async () => {
    await using one = await number()
    await one.write()
    const {
      messages: [sent],
    } = (await one.say('Hello', { biz_opaque_callback_data: 'order 7' })).body
    await one.control.webhooks.settled()
    expect((await one.statuses(sent.id)).map(({ status }) => status)).toEqual(['sent', 'delivered'])
    one.control.phone.read({ from: person, phoneNumberId: one.phone })
    const statuses = await one.statuses(sent.id)
    expect(statuses.map(({ status }) => status)).toEqual(['sent', 'delivered', 'read'])
    expect(statuses[0]).toEqual({
      id: sent.id,
      status: 'sent',
      timestamp: expect.stringMatching(/^\d{10}$/),
      recipient_id: person,
      recipient_user_id: expect.stringMatching(/^US\.\d+$/),
      biz_opaque_callback_data: 'order 7',
      pricing: { billable: true, pricing_model: 'PMP', category: 'service', type: 'regular' },
    })
    expect(statuses[2].pricing).toBeUndefined()
  })

  it('comes with the number’s own metadata, and with the contact', async () => {
    await using one = await number()
    await one.write()
    await one.say('Hello')
    const [, said] = await one.told()
    const digits = one.control.state().numbers.find(({ id }) => id === one.phone)?.digits
    expect(said).toMatchObject({
      messaging_product: 'whatsapp',
      metadata: { display_phone_number: digits, phone_number_id: one.phone },
      contacts: [{ profile: { name: expect.any(String) }, wa_id: person, user_id: expect.any(String) }],
    })
  })

  it('is a failure 24 hours after the person wrote last, and also when they never did', async () => {
    await using one = await number()
    const never = (await one.say('Hello')).body.messages[0].id
    await one.write()
    one.control.clock.advance(24 * hour - 60_000)
    const before = (await one.say('Hello')).body.messages[0].id
    one.control.clock.advance(60_001)
    const after = (await one.say('Hello')).body.messages[0].id
    for (const id of [never, after]) {
      const [failed, ...more] = await one.statuses(id)
      expect(failed).toMatchObject({
        status: 'failed',
        errors: [{ code: 131047, title: 'Re-engagement message', error_data: { details: expect.any(String) } }],
      })
      expect(more).toEqual([])
    }
    expect((await one.statuses(before)).map(({ status }) => status)).toEqual(['sent', 'delivered'])
  })

  it('is no failure for a template, whenever it is sent', async () => {
    await using one = await number()
    const template = { name: 'hello_world', language: { code: 'en_US' } }
    const {
      messages: [sent],
    } = (await one.send({ type: 'template', template })).body
    expect(sent.message_status).toBe('accepted')
    expect(await one.statuses(sent.id)).toMatchObject([
      { status: 'sent', pricing: { category: 'utility' } },
      { status: 'delivered', pricing: { category: 'utility' } },
    ])
  })

  it('keeps the order of a chat under many messages at once', async () => {
    await using one = await number()
    one.control.settings({ messageLimits: false })
    await one.write()
    const sent = await Promise.all(Array.from({ length: 20 }, (_, at) => one.say(`${at}`)))
    await one.told()
    for (const { body } of sent)
      expect((await one.statuses(body.messages[0].id)).map(({ status }) => status)).toEqual(['sent', 'delivered'])
  })

  it.each([
    ['phones-unreachable', ['failed']],
    ['phones-switched-off', ['sent']],
    ['statuses-twice', ['sent', 'sent', 'delivered', 'delivered']],
    ['statuses-backwards', ['delivered', 'sent']],
  ] as const)('follows the scenario %s', async (scenario, expected) => {
    await using one = await number(scenario)
    await one.write()
    const {
      messages: [sent],
    } = (await one.say('Hello')).body
    expect((await one.statuses(sent.id)).map(({ status }) => status)).toEqual(expected)
  })

  it('is refused at once outside the window, where the scenario says so', async () => {
    await using one = await number('window-refused-at-once')
    expect((await one.say('Hello')).body.error.code).toBe(131047)
    expect(await one.told()).toEqual([])
  })

  it('holds a conversation where webhooks are older than v24.0', async () => {
    await using one = await number('statuses-with-conversations')
    await one.write()
    const {
      messages: [sent],
    } = (await one.say('Hello')).body
    const [first, second] = await one.statuses(sent.id)
    expect(first.conversation).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      expiration_timestamp: expect.any(String),
      origin: { type: 'service' },
    })
    expect(second.conversation.id).toBe(first.conversation.id)
  })

  it('is a refusal twice, and then none, where the number is throttled', async () => {
    await using one = await number('messages-throttled')
    await one.write()
    expect((await one.say('x')).body.error.code).toBe(130429)
    expect((await one.say('x')).status).toBe(429)
    expect((await one.say('x')).status).toBe(200)
  })
})

describe('people', () => {
  it('write text, pictures, places and reactions, in the shapes of Meta’s webhooks', async () => {
    await using one = await number()
    const bytes = new Uint8Array([1, 2, 3])
    await one.write()
    const { id } = (await one.say('Hello')).body.messages[0]
    await one.write({ text: 'An answer', replyTo: id })
    await one.write({ file: { mimeType: 'image/jpeg', bytes, caption: 'Look' } })
    await one.write({ location: { latitude: 1.5, longitude: 2, name: 'Here', address: '1 Road' } })
    await one.write({ react: { messageId: id, emoji: '🎉' } })
    const written = (await one.told()).flatMap(({ messages = [] }) => messages)
    expect(written.map(({ type }) => type)).toEqual(['text', 'text', 'image', 'location', 'reaction'])
    expect(written[0]).toEqual({
      from: person,
      from_user_id: expect.stringMatching(/^US\./),
      id: expect.stringMatching(/^wamid\./),
      timestamp: expect.stringMatching(/^\d{10}$/),
      type: 'text',
      text: { body: 'Hello' },
    })
    expect(written[1].context).toEqual({ from: expect.any(String), id })
    expect(written[2].image).toEqual({
      caption: 'Look',
      mime_type: 'image/jpeg',
      sha256: expect.stringMatching(/=$/),
      id: expect.any(String),
    })
    expect(written[4].reaction).toEqual({ message_id: id, emoji: '🎉' })
    const media = (await one.get(`/${written[2].image.id}`)).body
    const file = await fetch(media.url, { headers: { Authorization: `Bearer ${one.token}` } })
    expect([file.headers.get('Content-Type'), new Uint8Array(await file.arrayBuffer())]).toEqual(['image/jpeg', bytes])
  })

  it('press buttons and rows, and a template’s quick reply', async () => {
    await using one = await number()
    await one.write()
    const ask = async (message: object) => (await one.send({ type: 'interactive', ...message })).body.messages[0].id
    const action = { buttons: [{ type: 'reply', reply: { id: 'tea', title: 'Tea' } }] }
    const asked = await ask({ interactive: { type: 'button', body: { text: 'Which?' }, action } })
    const sections = [{ rows: [{ id: 'ten', title: '10:00', description: 'early' }] }]
    const listed = await ask({
      interactive: { type: 'list', body: { text: 'When?' }, action: { button: 'See', sections } },
    })
    await one.write({ press: { messageId: asked, button: 'tea' } })
    await one.write({ press: { messageId: listed, button: 'ten' } })
    await expect(one.write({ press: { messageId: listed, button: 'noon' } })).rejects.toThrow('press.button')
    const [, tea, ten] = (await one.told()).flatMap(({ messages = [] }) => messages)
    expect(tea).toMatchObject({
      type: 'interactive',
      context: { id: asked },
      interactive: { type: 'button_reply', button_reply: { id: 'tea', title: 'Tea' } },
    })
    expect(ten.interactive).toEqual({
      type: 'list_reply',
      list_reply: { id: 'ten', title: '10:00', description: 'early' },
    })
  })

  it('hide their numbers: webhooks hold the user id alone, which can be written to', async () => {
    await using one = await number('usernames-only')
    await one.write()
    const [{ contacts, messages }] = await one.told()
    expect(messages[0].from).toBeUndefined()
    expect(contacts[0]).toEqual({
      profile: { name: expect.any(String), username: expect.any(String) },
      user_id: messages[0].from_user_id,
    })
    const reply = await one.say('Hello', { to: undefined, recipient: messages[0].from_user_id })
    expect(reply.body.contacts).toEqual([{ input: messages[0].from_user_id, user_id: messages[0].from_user_id }])
    const [sent] = await one.statuses(reply.body.messages[0].id)
    expect([sent.recipient_id, sent.recipient_user_id]).toEqual([undefined, messages[0].from_user_id])
    expect((await one.say('x', { to: undefined, recipient: 'US.1' })).body.error.code).toBe(131009)
  })

  it('are told apart by business: another portfolio knows them under another id', async () => {
    await using one = await number()
    const other = await one.customer()
    await one.call('POST', `/${other.wabaId}/subscribed_apps`, { token: other.token })
    await other.post(`/${other.phone}/register`, { messaging_product: 'whatsapp', pin: '123456' })
    await one.write()
    await one.write({ phoneNumberId: other.phone, text: 'Hello' })
    const ids = (await one.told()).flatMap(({ messages = [] }) => messages).map(({ from_user_id }) => from_user_id)
    expect(new Set(ids).size).toBe(2)
  })

  it('get nothing that was sent to a user id in the field for numbers, as at Meta', async () => {
    await using one = await number()
    await one.write()
    const [{ messages }] = await one.told()
    const reply = await one.say('Lost', { to: messages[0].from_user_id })
    expect(reply.status).toBe(200)
    expect(await one.statuses(reply.body.messages[0].id)).toEqual([])
  })
})

it('is written, read and moved over HTTP, too', async () => {
  await using one = await number()
  const control = async (path: string, body?: object) => {
    const headers = { 'Content-Type': 'application/json' }
    const reply = await fetch(
      `${one.url}/_control/${path}`,
      body ? { method: 'POST', headers, body: JSON.stringify(body) } : {},
    )
    // biome-ignore lint/suspicious/noExplicitAny: an answer is what a test looks into
    return { status: reply.status, body: (await reply.json()) as any }
  }
  const chat = { from: person, phoneNumberId: one.phone }
  expect((await control('phone/write', { ...chat, file: { mimeType: 'image/png', base64: 'AQID' } })).status).toBe(201)
  const [{ messages }] = await one.told()
  const { url } = (await one.get(`/${messages[0].image.id}`)).body
  const file = await fetch(url, { headers: { Authorization: `Bearer ${one.token}` } })
  expect([...new Uint8Array(await file.arrayBuffer())]).toEqual([1, 2, 3])
  await one.say('Thank you')
  await one.control.webhooks.settled()
  await control('phone/read', chat)
  const listed = (await control(`messages?phoneNumberId=${one.phone}`)).body.messages
  expect(listed.map(({ from, status }: Record<string, string>) => [from, status])).toEqual([
    ['person', 'sent'],
    ['business', 'read'],
  ])
  for (const wrong of [
    { ...chat, text: '' },
    { ...chat, from: '12', text: 'x' },
    { from: person, phoneNumberId: '1', text: 'x' },
    { ...chat, file: { mimeType: 'image/png', base64: '*' } },
  ])
    expect((await control('phone/write', wrong)).status).toBe(422)
  expect((await control('phone/move', { from: person, to: '14155550124' })).body).toEqual({ ok: true })
  expect((await control('phone/move', { from: person, to: '14155550125' })).status).toBe(422)
})

describe('a person who takes a new number', () => {
  it('is told of by a system message, and known under a new user id', async () => {
    await using one = await number()
    await one.write()
    const [
      {
        messages: [before],
      },
    ] = await one.told()
    one.control.phone.move({ from: person, to: '14155550124' })
    await one.control.phone.write({ from: '14155550124', phoneNumberId: one.phone, text: 'It is me' })
    const [, changed, written] = await one.told()
    expect(changed.contacts).toBeUndefined()
    expect(changed.messages[0]).toMatchObject({
      from: person,
      type: 'system',
      system: { type: 'user_changed_number', wa_id: '14155550124', previous_user_id: before.from_user_id },
    })
    expect(written.messages[0].from).toBe('14155550124')
    expect(written.messages[0].from_user_id).toBe(changed.messages[0].system.user_id)
    expect(written.messages[0].from_user_id).not.toBe(before.from_user_id)
  })

  it('is told of without numbers where the person hides them', async () => {
    await using one = await number('usernames-only')
    await one.write()
    one.control.phone.move({ from: person, to: '14155550124' })
    const [, changed] = await one.told()
    expect(changed.messages[0].system.type).toBe('user_changed_user_id')
    expect(JSON.stringify(changed.messages)).not.toMatch(/1415555012[34]/)
  })
})

it('sends several webhooks in one POST, an entry for each account', async () => {
  await using one = await number()
  const other = await one.customer()
  await other.post(`/${other.wabaId}/subscribed_apps`)
  await one.control.webhooks.settled()
  const before = one.hook.posts().length
  await one.control.webhooks.sendTogether([
    { field: 'messages', value: { n: 1 }, phoneNumberId: one.phone },
    { field: 'messages', value: { n: 2 }, phoneNumberId: other.phone },
    { field: 'messages', value: { n: 3 }, phoneNumberId: one.phone },
  ])
  const posts = one.hook.posts().slice(before)
  expect(posts).toHaveLength(1)
  expect(posts[0] && one.hook.signed(posts[0], one.app.secret)).toBe(true)
  expect(JSON.parse(posts[0]?.body ?? '').entry).toMatchObject([
    { id: one.wabaId, changes: [{ value: { n: 1 } }, { value: { n: 3 } }] },
    { id: other.wabaId, changes: [{ value: { n: 2 } }] },
  ])
})

it('copies what the business writes in the app, in coexistence', async () => {
  await using one = await number()
  const app = await one.customer({ connectionType: 'coexistence', number: { phoneNumber: '+14152100001' } })
  await app.post(`/${app.wabaId}/subscribed_apps`)
  one.control.echo({ phoneNumberId: app.phone, to: person, text: 'From the app' })
  expect(await one.told('smb_message_echoes')).toMatchObject([
    { message_echoes: [{ from: '14152100001', to: person, type: 'text', text: { body: 'From the app' } }] },
  ])
})
