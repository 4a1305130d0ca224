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
    expect(await send({ to: 'Ada' })).toEqual([422, 'INVALID_E164', 'to'])
    expect(await send({ type: 'fax' })).toEqual([422, 'INVALID_MESSAGE_TYPE', 'type'])
    expect(await send({ phone_number_id: 7 })).toEqual([422, 'INVALID_PHONE_NUMBER_ID', 'phone_number_id'])
    expect(await send({ to: undefined })).toEqual([422, 'MISSING_REQUIRED_FIELD', 'to'])
    expect(await send({ type: undefined })).toEqual([422, 'MISSING_REQUIRED_FIELD', 'type'])
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
    refuse(132001)
    const template = { name: 'gone', language: { code: 'en' } }
    const without = await v1(world)('POST', '/messages', { ...message, type: 'template', template })
    expect([without.status, without.body.error, without.body.details]).toEqual([
      422,
      'TEMPLATE_NOT_IN_WABA',
      { field: 'template.name', value: 'gone' },
    ])
    refuse(190)
    expect((await v1(world)('POST', '/messages', message)).body.message).toMatch(/is disconnected: send its customer/)
    const number = await world.api('GET', `/whatsapp/phone_numbers/${world.one.phone}`)
    expect(number.body.data.connection_status).toBe('disconnected')
  })

  it('sends media by id and by address, and every other type, as Meta has them', async () => {
    await using world = await startMessaging(kind)
    const contents: Record<string, unknown> = {
      image: { id: '1037543291543636', caption: 'Blue' },
      video: { link: 'https://shop.example/a.mp4' },
      audio: { id: '1037543291543637' },
      document: { link: 'https://shop.example/a.pdf', filename: 'a.pdf' },
      sticker: { id: '1037543291543638' },
      location: { latitude: 37.4, longitude: -122.1 },
      contacts: [{ name: { formatted_name: 'Ada', first_name: 'Ada' } }],
      interactive: { type: 'button', body: { text: 'Tea?' }, action: { buttons: [] } },
      reaction: { message_id: 'wamid.1', emoji: '👍' },
    }
    for (const [type, content] of Object.entries(contents)) {
      const message = { phone_number_id: world.one.phone, to: '15550001111', type, [type]: content }
      expect([type, (await v1(world)('POST', '/messages', message)).status]).toEqual([type, 201])
      expect(world.meta.calls.at(-1)?.body).toMatchObject({ type, [type]: content })
    }
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
      ['POST', '/media'],
      ['GET', '/media/1'],
    ] as const) {
      const { status, body } = await v1(world)(method, path)
      expect([path, status, body.error]).toEqual([path, 501, 'NOT_IMPLEMENTED'])
    }
  })
})
