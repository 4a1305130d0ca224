import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { type MessagingWorld, startMessaging } from '../../support/messaging/world.ts'
import { request } from '../../support/world.ts'

const v1 = (world: MessagingWorld) => (method: string, path: string, body?: object) =>
  request(method, `${world.url}/v1${path}`, body, { 'X-API-Key': world.options.apiKey as string })

describe.each(databaseKinds)('POST /v1/messages on %s', (kind) => {
  it('sends a message in the admin dialect', async () => {
    await using world = await startMessaging(kind)
    const { phone: phone_number_id } = world.one
    const sent = await v1(world)('POST', '/messages', {
      phone_number_id,
      to: '+15550001111',
      type: 'template',
      template: { name: 'hello', language: { code: 'en' } },
      biz_opaque_callback_data: 'order 7',
    })
    expect([sent.status, sent.body]).toEqual([
      201,
      {
        id: expect.stringMatching(/^wamid\./),
        phone_number_id,
        to: '+15550001111',
        type: 'template',
        status: 'accepted',
      },
    ])
    expect(world.meta.calls.at(-1)?.body).toEqual({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: '15550001111',
      type: 'template',
      template: { name: 'hello', language: { code: 'en' } },
      biz_opaque_callback_data: 'order 7',
    })
  })

  it('names what is wrong in its own words, and sends nothing', async () => {
    await using world = await startMessaging(kind)
    const message = { phone_number_id: world.one.phone, to: '+15550001111', type: 'text', text: { body: 'Hello' } }
    const send = async (change: object) => {
      const { status, body } = await v1(world)('POST', '/messages', { ...message, ...change })
      return [status, body.error, body.details?.field]
    }
    expect(await send({ phone_number_id: world.theirs.phone })).toEqual([
      404,
      'PHONE_NUMBER_NOT_IN_TENANT',
      'phone_number_id',
    ])
    expect(await send({ to: 'Ada' })).toEqual([422, 'VALIDATION_ERROR', 'to'])
    expect(await send({ type: 'fax' })).toEqual([422, 'VALIDATION_ERROR', 'type'])
    expect(await send({ text: undefined })).toEqual([422, 'MISSING_REQUIRED_FIELD', 'text'])
    expect(world.meta.calls).toEqual([])
  })

  it('says what Meta said, and that a number is gone when its token is', async () => {
    await using world = await startMessaging(kind)
    const message = { phone_number_id: world.one.phone, to: '+15550001111', type: 'text', text: { body: 'Hello' } }
    const refuse = (code: number) =>
      world.meta.answers((_req, res) =>
        res
          .writeHead(400, { 'Content-Type': 'application/json' })
          .end(JSON.stringify({ error: { message: 'Re-engagement message', code } })),
      )
    refuse(131047)
    const refused = await v1(world)('POST', '/messages', message)
    expect([refused.status, refused.body.message]).toEqual([
      422,
      'Meta refused the message (code 131047): Re-engagement message',
    ])
    refuse(190)
    expect((await v1(world)('POST', '/messages', message)).body.message).toMatch(/is disconnected: send its customer/)
    const number = await world.api('GET', `/whatsapp/phone_numbers/${world.one.phone}`)
    expect(number.body.data.connection_status).toBe('disconnected')
  })

  it('answers 501 for what lives on stored messages', async () => {
    await using world = await startMessaging(kind)
    for (const [method, path] of [
      ['GET', '/messages'],
      ['GET', '/messages/1'],
      ['GET', '/conversations'],
      ['POST', '/conversations/1/close'],
      ['GET', '/templates'],
      ['POST', '/templates/sync'],
    ] as const) {
      const { status, body } = await v1(world)(method, path)
      expect([path, status, body.error]).toEqual([path, 501, 'NOT_IMPLEMENTED'])
    }
  })
})
