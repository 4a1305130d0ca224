import { describe, expect, it } from 'vitest'
import { createWorld } from '../../../sandbox/app/create-world.ts'
import { keepWithinLimits } from '../../../sandbox/graph/messages/limits.ts'
import type { PhoneNumber } from '../../../sandbox/world/customers.ts'
import { addBusiness, addNumber, addWaba } from '../../../sandbox/world/seed.ts'
import { registration, start } from '../meta.ts'
import { number, person } from './number.ts'

const button = (id: string, title: string) => ({ type: 'reply', reply: { id, title } })
const buttons = (...all: object[]) => ({
  type: 'interactive',
  interactive: { type: 'button', body: { text: 'Which?' }, action: { buttons: all } },
})
const rows = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `r${at}`, title: `Row ${at}` }))
const list = (sections: object[]) => ({
  type: 'interactive',
  interactive: { type: 'list', body: { text: 'Which?' }, action: { button: 'See', sections } },
})

describe('a message that Meta would refuse', () => {
  it.each([
    ['without a recipient', { to: undefined, text: { body: 'x' } }, 100, 'to is required'],
    ['to something that is no number', { to: 'Ada', text: { body: 'x' } }, 131009, ''],
    ['to a number with leading zeros', { to: '0033612345678', text: { body: 'x' } }, 131009, ''],
    ['of another product', { messaging_product: 'telegram', text: { body: 'x' } }, 100, 'messaging_product'],
    ['of an unknown type', { type: 'poll', poll: {} }, 100, 'type must be one of'],
    ['to a group', { recipient_type: 'group', text: { body: 'x' } }, 100, 'recipient_type'],
    ['without text', { type: 'text' }, 100, 'text is required'],
    ['without a body', { text: {} }, 100, "text['body'] is required"],
    ['with a body that is a number', { text: { body: 7 } }, 100, "text['body'] must be a string"],
    ['with an empty body', { text: { body: '' } }, 131009, ''],
    ['with a body of 4,097 characters', { text: { body: 'x'.repeat(4097) } }, 131009, ''],
    ['with a key that text does not have', { text: { body: 'x', preview: true } }, 100, 'Unexpected key "preview"'],
    [
      'with a key that messages do not have',
      { text: { body: 'x' }, priority: 'high' },
      100,
      'Unexpected key "priority"',
    ],
    [
      'with what belongs to another type',
      { type: 'text', text: { body: 'x' }, image: { id: '1' } },
      100,
      'Unexpected key "image"',
    ],
    [
      'with callback data of 513 characters',
      { text: { body: 'x' }, biz_opaque_callback_data: 'x'.repeat(513) },
      131009,
      '',
    ],
    [
      'with a picture by id and link',
      { type: 'image', image: { id: '1', link: 'https://a.example/a.png' } },
      131009,
      '',
    ],
    ['with a picture by neither', { type: 'image', image: { caption: 'x' } }, 131009, ''],
    ['with a picture that was never uploaded', { type: 'image', image: { id: '123456' } }, 131009, ''],
    [
      'with a caption on a sticker',
      { type: 'sticker', sticker: { link: 'https://a.example/a.webp', caption: 'x' } },
      100,
      'caption',
    ],
    ['with a link that is no address', { type: 'image', image: { link: 'file:///etc/passwd' } }, 131009, ''],
    ['with a latitude of 91', { type: 'location', location: { latitude: 91, longitude: 0 } }, 131009, ''],
    ['with a place without longitude', { type: 'location', location: { latitude: 1 } }, 100, 'longitude'],
    ['with no contacts', { type: 'contacts', contacts: [] }, 131009, ''],
    ['with a contact without a name', { type: 'contacts', contacts: [{ phones: [] }] }, 100, "contacts[0]['name']"],
    [
      'with a reaction to nothing',
      { type: 'reaction', reaction: { message_id: 'wamid.none', emoji: '👍' } },
      131009,
      '',
    ],
    ['with four buttons', buttons(button('1', 'a'), button('2', 'b'), button('3', 'c'), button('4', 'd')), 131009, ''],
    ['with a title of 21 characters', buttons(button('1', 'x'.repeat(21))), 131009, ''],
    ['with two buttons of one id', buttons(button('1', 'a'), button('1', 'b')), 131009, ''],
    [
      'with eleven rows',
      list([
        { title: 'a', rows: rows(6) },
        { title: 'b', rows: rows(5).map((row) => ({ ...row, id: `b${row.id}` })) },
      ]),
      131009,
      '',
    ],
    ['with sections without titles', list([{ rows: rows(1) }, { rows: [{ id: 'x', title: 'X' }] }]), 131009, ''],
    [
      'with an unknown kind of interactive message',
      { type: 'interactive', interactive: { type: 'quiz' } },
      100,
      'one of',
    ],
  ])('%s', async (_, message, code, says) => {
    await using one = await number()
    await one.write()
    const { status, body } = await one.send(message)
    expect([status, body.error.code]).toEqual([400, code])
    expect(`${body.error.message} ${body.error.error_data?.details ?? ''}`).toContain(says)
    expect(body.error.fbtrace_id).toEqual(expect.any(String))
    expect(one.control.messages().filter(({ from }) => from === 'business')).toEqual([])
  })

  it('is one that a number sends to itself', async () => {
    await using one = await number()
    const own = one.control.state().numbers.find(({ id }) => id === one.phone)?.digits
    expect((await one.say('x', { to: own })).body.error.code).toBe(131021)
  })

  it('is one with a file of another number of the same account', async () => {
    await using one = await number()
    const other = await one.post(`/${one.wabaId}/phone_numbers`, {
      cc: '1',
      phone_number: '4155550188',
      verified_name: 'Branch',
    })
    const form = new FormData()
    form.set('messaging_product', 'whatsapp')
    form.set('file', new Blob([new Uint8Array(4)], { type: 'image/png' }), 'a.png')
    const reply = await fetch(`${one.url}/v26.0/${other.body.id}/media`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${one.token}` },
      body: form,
    })
    const { id } = (await reply.json()) as { id: string }
    expect((await one.send({ type: 'image', image: { id } })).body.error.code).toBe(131009)
  })

  it('is one without the permission for messages', async () => {
    await using meta = await start('messaging-missing')
    const { phone, post } = await meta.customer()
    const message = { messaging_product: 'whatsapp', to: person, text: { body: 'x' } }
    await post(`/${phone}/register`, registration)
    expect((await post(`/${phone}/messages`, message)).body.error.code).toBe(200)
  })

  it('is one of somebody else’s number, which is said to be not there', async () => {
    await using one = await number()
    const other = await one.customer()
    const { body } = await other.post(`/${one.phone}/messages`, {
      messaging_product: 'whatsapp',
      to: person,
      text: { body: 'x' },
    })
    expect([body.error.code, body.error.error_subcode]).toEqual([100, 33])
  })
})

it('takes a message as a form too, with JSON in it', async () => {
  await using one = await number()
  await one.write()
  const form = { messaging_product: 'whatsapp', to: person, type: 'text', text: '{"body":"Hello"}' }
  const reply = await one.call('POST', `/${one.phone}/messages`, { token: one.token, form })
  expect(reply.body.messages).toHaveLength(1)
})

describe('limits', () => {
  it('refuse the 46th message to one person, and let it pass after a while', async () => {
    await using one = await number()
    await one.write()
    for (let count = 0; count < 45; count += 1) {
      expect((await one.say('x')).status).toBe(200)
      if (count % 20 === 0) one.control.clock.advance(1000)
    }
    expect((await one.say('x')).body.error.code).toBe(131056)
    one.control.clock.advance(270_000)
    expect((await one.say('x')).status).toBe(200)
  })

  it.each([
    ['that lives in the cloud', {}, 80],
    ['that sends much', { throughput: 'HIGH' }, 1000],
    [
      'that lives in the app, too',
      { coexistence: { since: 0, synced: [], sharesHistory: true, offboarded: false } },
      20,
    ],
  ])('refuse what a number %s sends in one second beyond its throughput', (_, more, most) => {
    let now = 1_000_000
    const clock = { now: () => now, advance: () => {}, reset: () => {} }
    const world = { ...createWorld({}), clock }
    const waba = addWaba(world, addBusiness(world, { name: 'Shop' }), { name: 'Shop', funded: true })
    const given = { digits: '14152100000', verifiedName: 'Shop', verified: true }
    const sender = Object.assign(addNumber(world, waba, given), more) as PhoneNumber
    const send = (at: number) => keepWithinLimits(world, sender, `1415555${1000 + at}`)
    for (let at = 0; at < most; at += 1) send(at)
    expect(() => send(most)).toThrow(expect.objectContaining({ status: 429, code: 130429 }))
    now += 1001
    expect(() => send(most)).not.toThrow()
    for (let at = 0; at < most - 1; at += 1) send(at)
    world.settings.messageLimits = false
    expect(() => send(most)).not.toThrow()
  })

  it('count no messages as calls of the account’s management', async () => {
    await using one = await number()
    one.control.settings({ callsPerHour: 6, messageLimits: false })
    for (let count = 0; count < 10; count += 1) expect((await one.say('x')).status).toBe(200)
    for (let count = 0; count < 6; count += 1) await one.get(`/${one.phone}`)
    expect((await one.get(`/${one.phone}`)).body.error.code).toBe(80007)
    expect((await one.say('x')).status).toBe(200)
  })
})
