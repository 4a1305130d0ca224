import fc from 'fast-check'
import { expect, it } from 'vitest'
import { number, person } from './number.ts'

const names = [
  ...['body', 'text', 'type', 'action', 'buttons', 'reply', 'id', 'title', 'sections', 'rows', 'parameters', 'header'],
  ...['name', 'language', 'code', 'components', 'index', 'sub_type', 'cards', 'format', 'example', 'latitude', 'link'],
  ...[
    'message_id',
    'session',
    'sdp_type',
    'calling',
    'status',
    'sip',
    'servers',
    'messageId',
    'button',
    '__proto__',
    'location',
    'contacts',
    'react',
    'replyTo',
    'file',
    'press',
    'emoji',
  ],
]

/** Any JSON, made of the names that the small Graph reads more often than chance would. */
const { anything } = fc.letrec<{ anything: unknown }>((tie) => ({
  anything: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom('text', 'button', 'body', '{{1}}', 'HEADER'),
    ),
    fc.array(tie('anything'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...names), tie('anything'), { maxKeys: 5 }),
  ),
}))

const types = ['text', 'image', 'location', 'contacts', 'reaction', 'interactive', 'template', 'sticker', 'poll']
const object = fc.dictionary(fc.constantFrom(...names), anything, { maxKeys: 6 })

it('answers whatever it is sent: it refuses, and never fails', async () => {
  await using one = await number()
  one.control.settings({ messageLimits: false, callsPerHour: 1_000_000 })
  await one.write()
  const { phone, wabaId } = one
  const sent = await one.say('Hello')
  const template = (await one.get(`/${wabaId}/message_templates`)).body.data[0].id
  const edges = [
    `${wabaId}/message_templates`,
    `${wabaId}/flows`,
    template,
    `${phone}/settings`,
    `${phone}/whatsapp_business_profile`,
    `${phone}/calls`,
    `${phone}/username`,
    `${phone}/media`,
  ]
  const calls = fc.oneof(
    fc
      .record({
        path: fc.constant(`${phone}/messages`),
        type: fc.constantFrom(...types),
        content: anything,
        more: object,
      })
      .map(({ path, type, content, more }) => ({
        path,
        body: { ...more, messaging_product: 'whatsapp', to: person, type, [type]: content },
      })),
    fc.record({ path: fc.constantFrom(...edges), body: object }).map(({ path, body }) => ({
      path,
      body: { messaging_product: 'whatsapp', name: 'a', language: 'en_US', category: 'UTILITY', ...body },
    })),
  )
  await fc.assert(
    fc.asyncProperty(calls, async ({ path, body }) => {
      const reply = await one.post(`/${path}`, body)
      expect([200, 400, 404]).toContain(reply.status)
      expect(Boolean(reply.body.error?.code) || reply.status === 200).toBe(true)
    }),
    { numRuns: 1500 },
  )
  await fc.assert(
    fc.asyncProperty(object, async (written) => {
      const press = { messageId: sent.body.messages[0].id, button: written.button }
      const body = JSON.stringify({ press, ...written })
      const headers = { 'Content-Type': 'application/json', 'X-Phone': '1' }
      const reply = await fetch(`${one.url}/_phone/${person}/${phone}/write`, { method: 'POST', headers, body })
      expect([201, 422]).toContain(reply.status)
      // What was taken can be shown.
      expect((await fetch(`${one.url}/_phone/${person}/${phone}`)).status).toBe(200)
      expect((await fetch(`${one.url}/_phone/${person}`)).status).toBe(200)
    }),
    { numRuns: 300 },
  )
  expect(({} as Record<string, unknown>).body).toBeUndefined()
}, 120_000)
