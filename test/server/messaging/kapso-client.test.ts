import { GraphApiError, WhatsAppClient } from '@kapso/whatsapp-cloud-api'
import { normalizeWebhook, verifySignature } from '@kapso/whatsapp-cloud-api/server'
import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { type MessagingWorld, startMessaging } from '../../support/messaging/world.ts'
import { receiver } from '../../support/receiver.ts'

/** Kapso's own client, as it is published, against this server. */
const client = (world: MessagingWorld, kapsoApiKey = world.options.apiKey as string) =>
  new WhatsAppClient({ baseUrl: `${world.url}/meta/whatsapp`, graphVersion: 'v26.0', kapsoApiKey })

const to = '14155550123'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Nothing but the sandbox behind the server, and a person who has written, so that the number may answer freely. */
async function start(kind: Parameters<typeof startMessaging>[0]) {
  const world = await startMessaging(kind, { allowPrivateWebhooks: true }, { played: false })
  const phoneNumberId = world.one.phone
  const heard = await world.sandbox.control.phone.write({ from: to, phoneNumberId, text: 'Hello' })
  return Object.assign(world, { phoneNumberId, heard: heard.id, common: { phoneNumberId, to } })
}

describe.each(databaseKinds)('@kapso/whatsapp-cloud-api on %s', (kind) => {
  it('sends every type of message', async () => {
    await using world = await start(kind)
    const { common, heard, phoneNumberId, sandbox } = world
    const { messages } = client(world)
    const { id } = await client(world).media.upload({
      phoneNumberId,
      type: 'image/png',
      file: new Blob([png], { type: 'image/png' }),
    })
    const sent = [
      await messages.sendText({ ...common, body: 'Hello' }),
      await messages.sendImage({ ...common, image: { id, caption: 'A dot' } }),
      await messages.sendReaction({ ...common, reaction: { messageId: heard, emoji: '👍' } }),
      await messages.sendLocation({ ...common, location: { latitude: 1.5, longitude: 2.5, name: 'Here' } }),
      await messages.sendContacts({
        ...common,
        contacts: [{ name: { formattedName: 'Ada', firstName: 'Ada' }, phones: [{ phone: '+15550002222' }] }],
      }),
      await messages.sendTemplate({ ...common, template: { name: 'hello_world', language: { code: 'en_US' } } }),
      await messages.sendInteractiveButtons({
        ...common,
        bodyText: 'Choose',
        buttons: [{ id: 'yes', title: 'Yes' }],
      }),
    ]
    const known = sandbox.control.messages({ phoneNumberId })
    const types = sent.map(({ messages: [first] }) => known.find(({ id }) => id === first?.id)?.type)
    expect(types).toEqual(['text', 'image', 'reaction', 'location', 'contacts', 'template', 'interactive'])
    expect(await messages.markRead({ phoneNumberId, messageId: heard })).toEqual({ success: true })
  })

  it('uploads, reads, downloads and deletes a media file, the bytes untouched', async () => {
    await using world = await start(kind)
    const { media } = client(world)
    const { phoneNumberId } = world
    const file = new Blob([png], { type: 'image/png' })
    const { id: mediaId } = await media.upload({ phoneNumberId, type: 'image/png', file, fileName: 'a.png' })
    const about = await media.get({ mediaId, phoneNumberId })
    expect(about).toMatchObject({ mimeType: 'image/png', downloadUrl: expect.stringContaining(world.url) })
    const got = (await media.download({ mediaId, phoneNumberId, auth: 'never' })) as ArrayBuffer
    expect(Buffer.from(got).equals(png)).toBe(true)
    expect(await media.delete({ mediaId, phoneNumberId })).toEqual({ success: true })
    await expect(media.get({ mediaId, phoneNumberId })).rejects.toMatchObject({ code: 100, errorSubcode: 33 })
  })

  it('makes, lists, reads and deletes templates', async () => {
    await using world = await start(kind)
    const { templates } = client(world)
    const businessAccountId = world.one.waba
    const made = await templates.create({
      businessAccountId,
      name: 'order_update',
      language: 'en_US',
      category: 'UTILITY',
      components: [{ type: 'BODY', text: 'Your order is ready.' }],
    })
    expect(made).toMatchObject({ status: 'PENDING' })
    const list = await templates.list({ businessAccountId, name: 'order_update', limit: 10 })
    expect(list.data.map(({ name }) => name)).toEqual(['order_update'])
    const one = await templates.get({ businessAccountId, templateId: made.id as string })
    expect(one).toMatchObject({ name: 'order_update' })
    expect(await templates.delete({ businessAccountId, name: 'order_update' })).toEqual({ success: true })
    expect((await templates.list({ businessAccountId, name: 'order_update' })).data).toEqual([])
  })

  it('reads and changes the profile and the settings, and registers the number', async () => {
    await using world = await start(kind)
    const { phoneNumbers } = client(world)
    const { phoneNumberId } = world
    await phoneNumbers.businessProfile.update({ phoneNumberId, about: 'We knit', websites: ['https://wool.example'] })
    const profile = await phoneNumbers.businessProfile.get({ phoneNumberId, fields: 'about,websites' })
    expect(profile.data[0]).toMatchObject({ about: 'We knit', websites: ['https://wool.example'] })
    await phoneNumbers.settings.update({ phoneNumberId, calling: { status: 'ENABLED' } })
    expect((await phoneNumbers.settings.get({ phoneNumberId })).calling?.status).toBe('ENABLED')
    const pin = world.sandbox.control.state().numbers.find(({ id }) => id === phoneNumberId)?.pin as string
    expect(await phoneNumbers.register({ phoneNumberId, pin })).toEqual({ success: true })
  })

  it('makes a flow, uploads its JSON, shows it and publishes it', async () => {
    await using world = await start(kind)
    const { flows } = client(world, await world.keyOf(world.one.waba))
    const flowJson = {
      version: '7.2',
      screens: [{ id: 'START', layout: { type: 'SingleColumnLayout', children: [] } }],
    }
    const { id: flowId } = await flows.create({ wabaId: world.one.waba, name: 'survey', flowJson })
    expect(await flows.updateAsset({ flowId, json: flowJson })).toMatchObject({ success: true })
    expect((await flows.preview({ flowId })).preview.previewUrl).toMatch(/^https:/)
    expect(await flows.publish({ flowId, phoneNumberId: world.phoneNumberId })).toEqual({ success: true })
    const list = await flows.list({ wabaId: world.one.waba })
    expect(list).toMatchObject({ data: [{ id: flowId, status: 'PUBLISHED' }] })
  })

  it('understands what a person’s answer brings by webhook', async () => {
    await using world = await start(kind)
    const { phoneNumberId, sandbox } = world
    await using hook = await receiver()
    const whatsapp_webhook = { url: hook.url, kind: 'meta', secret_key: 'hush hush', phone_number_id: phoneNumberId }
    expect((await world.api('POST', '/whatsapp/webhooks', { whatsapp_webhook })).status).toBe(201)
    await world.restart({ meta: { ...world.options.meta, webhookVerifyToken: 'the app' } })
    sandbox.control.webhooks.to(`${world.url}/webhooks/meta`, 'the app')
    await client(world).messages.sendText({ phoneNumberId, to, body: 'How many?' })
    await sandbox.control.phone.write({ from: to, phoneNumberId, text: 'Two' })
    const all = await hook.arrived(3)
    for (const { text, headers } of all) {
      const signatureHeader = headers['x-hub-signature-256'] as string
      expect(verifySignature({ appSecret: 'hush hush', rawBody: Buffer.from(text), signatureHeader })).toBe(true)
    }
    const heard = all.map(({ body }) => normalizeWebhook(body))
    expect(heard.flatMap(({ statuses }) => statuses.map(({ status }) => status))).toEqual(['sent', 'delivered'])
    const [answer] = heard.flatMap(({ messages }) => messages)
    expect([answer?.text?.body, answer?.kapso?.direction]).toEqual(['Two', 'inbound'])
  })

  it('understands every refusal of ours', async () => {
    await using world = await start(kind)
    const { phoneNumberId } = world
    const caught = async (work: Promise<unknown>) => (await work.catch((error: unknown) => error)) as GraphApiError
    const wrong = await caught(client(world, 'wrong-key').messages.sendText({ phoneNumberId, to, body: 'x' }))
    expect([wrong instanceof GraphApiError, wrong.httpStatus, wrong.code]).toEqual([true, 401, 190])
    const history = await caught(client(world).messages.query({ phoneNumberId }))
    expect([history.httpStatus, history.details]).toEqual([501, expect.stringMatching(/stores no messages/)])
    const talk = await caught(client(world).conversations.get({ conversationId: 'c1' }))
    expect(talk.httpStatus).toBe(501)
    const foreign = await caught(client(world).messages.sendText({ phoneNumberId: world.theirs.phone, to, body: 'x' }))
    expect([foreign.code, foreign.errorSubcode]).toEqual([100, 33])
  })
})
