import { WhatsAppClient } from '@kapso/whatsapp-cloud-api'
import { normalizeWebhook, verifySignature } from '@kapso/whatsapp-cloud-api/server'
import { describe, expect, it } from 'vitest'
import { number, person } from './number.ts'

/** A client that people use, unchanged, at the small Meta. */
async function world() {
  const one = await number()
  const client = new WhatsAppClient({ accessToken: one.token, baseUrl: one.url, graphVersion: 'v26.0' })
  await one.write()
  return { ...one, client, to: { phoneNumberId: one.phone, to: person } }
}

const png = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (char) => char.charCodeAt(0),
)

describe('@kapso/whatsapp-cloud-api at the sandbox', () => {
  it('sends every kind of message, and each is delivered', async () => {
    await using one = await world()
    const { client, to } = one
    const { messages } = client
    const { id: image } = await client.media.upload({
      phoneNumberId: one.phone,
      type: 'image/png',
      file: new Blob([png], { type: 'image/png' }),
      fileName: 'dot.png',
    })
    const heard = (await one.control.messages()).at(-1)?.id as string
    const sent = [
      await messages.sendText({ ...to, body: 'Hello', previewUrl: false }),
      await messages.sendText({ ...to, body: 'An answer', contextMessageId: heard, bizOpaqueCallbackData: 'order 7' }),
      await messages.sendImage({ ...to, image: { id: image, caption: 'A dot' } }),
      await messages.sendDocument({ ...to, document: { link: 'https://shop.example/a.pdf', filename: 'a.pdf' } }),
      await messages.sendVideo({ ...to, video: { link: 'https://shop.example/a.mp4' } }),
      await messages.sendAudio({ ...to, audio: { link: 'https://shop.example/a.ogg' } }),
      await messages.sendSticker({ ...to, sticker: { link: 'https://shop.example/a.webp' } }),
      await messages.sendLocation({ ...to, location: { latitude: 37.4, longitude: -122.1, name: 'Shop' } }),
      await messages.sendContacts({
        ...to,
        contacts: [{ name: { formattedName: 'Ada', firstName: 'Ada' }, phones: [{ phone: '+14155550100' }] }],
      }),
      await messages.sendReaction({ ...to, reaction: { messageId: heard, emoji: '👍' } }),
      await messages.sendTemplate({ ...to, template: { name: 'hello_world', language: { code: 'en_US' } } }),
      await messages.sendInteractiveButtons({
        ...to,
        bodyText: 'Tea or coffee?',
        buttons: [
          { id: 'tea', title: 'Tea' },
          { id: 'coffee', title: 'Coffee' },
        ],
      }),
      await messages.sendInteractiveList({
        ...to,
        bodyText: 'When?',
        buttonText: 'Times',
        sections: [{ title: 'Today', rows: [{ id: 'ten', title: '10:00' }] }],
      }),
      await messages.sendInteractiveCtaUrl({
        ...to,
        bodyText: 'See it',
        parameters: { displayText: 'Open', url: 'https://shop.example' },
      }),
      await messages.sendInteractiveLocationRequest({
        ...to,
        bodyText: 'Where?',
        parameters: { requestMessage: 'Where?' },
      }),
      await messages.sendInteractiveCallPermission({ ...to, parameters: { phoneNumber: '14155550123' } }),
    ]
    for (const answer of sent)
      expect(answer).toMatchObject({
        messagingProduct: 'whatsapp',
        contacts: [{ input: person, waId: person }],
        messages: [{ id: expect.stringMatching(/^wamid\./) }],
      })
    await one.control.webhooks.settled()
    for (const {
      messages: [message],
    } of sent)
      expect(one.control.messages().find(({ id }) => id === message?.id)?.status).toBe('delivered')
  })

  it('marks as read with a typing indicator', async () => {
    await using one = await world()
    const messageId = one.control.messages().at(-1)?.id as string
    expect(
      await one.client.messages.markRead({ phoneNumberId: one.phone, messageId, typingIndicator: { type: 'text' } }),
    ).toEqual({ success: true })
    expect(one.control.messages().at(-1)?.status).toBe('read')
  })

  it('uploads a file, finds it, downloads the same bytes, and deletes it', async () => {
    await using one = await world()
    const { media } = one.client
    const { id } = await media.upload({
      phoneNumberId: one.phone,
      type: 'image/png',
      file: new Blob([png], { type: 'image/png' }),
    })
    expect(await media.get({ mediaId: id, phoneNumberId: one.phone })).toMatchObject({
      id,
      messagingProduct: 'whatsapp',
      mimeType: 'image/png',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    const bytes = await media.download({ mediaId: id, phoneNumberId: one.phone, auth: 'always' })
    expect(new Uint8Array(bytes as ArrayBuffer)).toEqual(png)
    expect(await media.delete({ mediaId: id })).toEqual({ success: true })
    await expect(media.get({ mediaId: id })).rejects.toMatchObject({ code: 100, errorSubcode: 33 })
  })

  it('manages templates: submits, lists, and deletes them', async () => {
    await using one = await world()
    const { templates } = one.client
    one.control.settings({ templateReviewMs: 1 })
    const created = await templates.create({
      businessAccountId: one.wabaId,
      name: 'order_ready',
      language: 'en_US',
      category: 'UTILITY',
      components: [{ type: 'BODY', text: 'Order {{1}} is ready, come by.', example: { bodyText: [['7']] } }],
    })
    expect(created).toEqual({ id: expect.any(String), status: 'PENDING', category: 'UTILITY' })
    await expect.poll(async () => (await one.told('message_template_status_update')).length).toBe(1)
    const listed = await templates.list({ businessAccountId: one.wabaId, name: 'order_ready', status: 'APPROVED' })
    expect(listed.data).toMatchObject([{ id: created.id, name: 'order_ready', status: 'APPROVED' }])
    const sent = await one.client.messages.sendTemplate({
      ...one.to,
      template: {
        name: 'order_ready',
        language: { code: 'en_US' },
        components: [{ type: 'body', parameters: [{ type: 'text', text: '42' }] }],
      },
    })
    expect(one.control.messages().find(({ id }) => id === sent.messages[0]?.id)?.shown?.body).toBe(
      'Order 42 is ready, come by.',
    )
    expect(await templates.delete({ businessAccountId: one.wabaId, name: 'order_ready' })).toEqual({ success: true })
  })

  it('reads and writes profile and settings', async () => {
    await using one = await world()
    const { businessProfile, settings } = one.client.phoneNumbers
    const phoneNumberId = one.phone
    await businessProfile.update({ phoneNumberId, about: 'Fresh bread', websites: ['https://shop.example'] })
    const { data } = await businessProfile.get({ phoneNumberId, fields: 'about,websites,vertical' })
    expect(data).toEqual([{ about: 'Fresh bread', websites: ['https://shop.example'], messagingProduct: 'whatsapp' }])
    await settings.update({ phoneNumberId, calling: { status: 'ENABLED' } })
    expect((await settings.get({ phoneNumberId })).calling?.status).toBe('ENABLED')
  })

  it('asks whether it may call, is allowed, and calls', async () => {
    await using one = await world()
    const { calls, phoneNumbers, messages } = one.client
    const phoneNumberId = one.phone
    await phoneNumbers.settings.update({ phoneNumberId, calling: { status: 'ENABLED' } })
    const session = { sdpType: 'offer', sdp: 'v=0' }
    await expect(calls.connect({ ...one.to, session })).rejects.toMatchObject({ code: 138006 })
    const asked = await messages.sendInteractiveCallPermission({ ...one.to, parameters: { phoneNumber: person } })
    await one.write({ press: { messageId: asked.messages[0]?.id, button: 'accept' } })
    expect((await calls.permissions.get({ phoneNumberId, userWaId: person })).permission.status).toBe('temporary')
    const { calls: [call] = [] } = await calls.connect({ ...one.to, session })
    await calls.terminate({ phoneNumberId, callId: call?.id as string })
    expect((await one.told('calls')).map((value) => value.calls[0].event)).toEqual(['connect', 'terminate'])
  })

  it('deploys a flow, publishes it, and sends it', async () => {
    await using one = await world()
    const { flows, messages } = one.client
    const flow = { version: '7.2', screens: [{ id: 'START', layout: { type: 'SingleColumnLayout', children: [] } }] }
    const made = await flows.create({
      wabaId: one.wabaId,
      name: 'Book',
      categories: ['OTHER'],
      flowJson: flow as never,
    })
    const parameters = { flowId: made.id, flowCta: 'Book' }
    await expect(messages.sendInteractiveFlow({ ...one.to, bodyText: 'Book', parameters })).rejects.toMatchObject({
      code: 131009,
    })
    await flows.updateAsset({ flowId: made.id, json: flow as never })
    await flows.publish({ flowId: made.id })
    expect(await flows.list({ wabaId: one.wabaId })).toMatchObject({ data: [{ id: made.id, status: 'PUBLISHED' }] })
    expect((await flows.preview({ flowId: made.id })).preview.previewUrl).toMatch(/^https:/)
    await messages.sendInteractiveFlow({ ...one.to, bodyText: 'Book', parameters })
    await flows.deprecate({ flowId: made.id })
  })

  it('understands the webhooks, and verifies their signature', async () => {
    await using one = await world()
    await one.write({ text: 'Is it open?' })
    await one.say('It is')
    await one.told()
    const posts = one.hook.posts()
    for (const { body, headers } of posts)
      expect(
        verifySignature({
          appSecret: one.app.secret,
          rawBody: body,
          signatureHeader: headers['x-hub-signature-256'] as string,
        }),
      ).toBe(true)
    const read = posts.map(({ body }) => normalizeWebhook(JSON.parse(body)))
    expect(read.flatMap(({ messages }) => messages).map(({ text, kapso }) => [text?.body, kapso?.direction])).toEqual([
      ['Hello', 'inbound'],
      ['Is it open?', 'inbound'],
    ])
    expect(read.flatMap(({ statuses }) => statuses).map(({ status }) => status)).toEqual(['sent', 'delivered'])
  })
})
