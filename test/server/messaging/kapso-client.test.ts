import { GraphApiError, WhatsAppClient } from '@kapso/whatsapp-cloud-api'
import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { type MessagingWorld, startMessaging } from '../../support/messaging/world.ts'

/** Kapso's own client, as it is published, against this server. */
const client = (world: MessagingWorld, kapsoApiKey = world.options.apiKey as string) =>
  new WhatsAppClient({ baseUrl: `${world.url}/meta/whatsapp`, graphVersion: 'v26.0', kapsoApiKey })

const to = '15550001111'

describe.each(databaseKinds)('@kapso/whatsapp-cloud-api on %s', (kind) => {
  it('sends every type of message', async () => {
    await using world = await startMessaging(kind)
    const { messages } = client(world)
    const phoneNumberId = world.one.phone
    const common = { phoneNumberId, to }
    const sent = [
      await messages.sendText({ ...common, body: 'Hello' }),
      await messages.sendImage({ ...common, image: { link: 'https://example.com/a.png', caption: 'A' } }),
      await messages.sendReaction({ ...common, reaction: { messageId: 'wamid.1', emoji: '👍' } }),
      await messages.sendLocation({ ...common, location: { latitude: 1.5, longitude: 2.5, name: 'Here' } }),
      await messages.sendContacts({
        ...common,
        contacts: [{ name: { formattedName: 'Ada', firstName: 'Ada' }, phones: [{ phone: '+15550002222' }] }],
      }),
      await messages.sendTemplate({ ...common, template: { name: 'hello', language: { code: 'en' } } }),
      await messages.sendInteractiveButtons({
        ...common,
        bodyText: 'Choose',
        buttons: [{ id: 'yes', title: 'Yes' }],
      }),
    ]
    expect(sent.every(({ messages: [first] }) => first?.id.startsWith('wamid.'))).toBe(true)
    const types = world.meta.calls.map(({ body }) => body.type)
    expect(types).toEqual(['text', 'image', 'reaction', 'location', 'contacts', 'template', 'interactive'])
    const read = await messages.markRead({ phoneNumberId, messageId: 'wamid.1' })
    expect(read).toEqual({ success: true })
  })

  it('uploads, reads, downloads and deletes a media file, the bytes untouched', async () => {
    await using world = await startMessaging(kind)
    const { media } = client(world)
    const phoneNumberId = world.one.phone
    const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, nth) => nth % 256))
    const uploaded = await media.upload({
      phoneNumberId,
      type: 'image/png',
      file: new Blob([bytes], { type: 'image/png' }),
      fileName: 'a.png',
    })
    const form = world.meta.calls.at(-1)?.body as FormData
    expect(Buffer.from(await (form.get('file') as File).arrayBuffer()).equals(bytes)).toBe(true)
    expect(world.meta.things.get(uploaded.id)?.owner).toBe(phoneNumberId)

    const mediaId = world.meta.media(phoneNumberId, bytes)
    const about = await media.get({ mediaId, phoneNumberId })
    expect(about).toMatchObject({ mimeType: 'image/png', downloadUrl: expect.stringContaining(world.url) })
    const got = (await media.download({ mediaId, phoneNumberId, auth: 'never' })) as ArrayBuffer
    expect(Buffer.from(got).equals(bytes)).toBe(true)
    expect(await media.delete({ mediaId, phoneNumberId })).toEqual({ success: true })
    expect(world.meta.things.has(mediaId)).toBe(false)
  })

  it('makes, lists, reads and deletes templates', async () => {
    await using world = await startMessaging(kind)
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
    const list = await templates.list({ businessAccountId, limit: 10 })
    expect(list.data.map(({ name }) => name)).toEqual(['order_update'])
    const one = await templates.get({ businessAccountId, templateId: made.id as string })
    expect(one).toMatchObject({ name: 'order_update' })
    expect(await templates.delete({ businessAccountId, name: 'order_update' })).toEqual({ success: true })
    expect((await templates.list({ businessAccountId })).data).toEqual([])
  })

  it('reads and changes the profile and the settings, and registers the number', async () => {
    await using world = await startMessaging(kind)
    const { phoneNumbers } = client(world)
    const phoneNumberId = world.one.phone
    const profile = await phoneNumbers.businessProfile.get({ phoneNumberId, fields: 'about' })
    expect(profile.data[0]).toMatchObject({ about: 'Wind & Wool' })
    await phoneNumbers.businessProfile.update({ phoneNumberId, about: 'We knit' })
    expect(world.meta.calls.at(-1)?.body).toEqual({ messaging_product: 'whatsapp', about: 'We knit' })
    expect(await phoneNumbers.settings.get({ phoneNumberId })).toBeTruthy()
    await phoneNumbers.settings.update({ phoneNumberId, calling: { status: 'ENABLED' } })
    expect(world.meta.calls.at(-1)?.body).toEqual({ calling: { status: 'ENABLED' } })
    const pin = world.sandbox.control.state().numbers.find(({ id }) => id === phoneNumberId)?.pin as string
    expect(await phoneNumbers.register({ phoneNumberId, pin })).toEqual({ success: true })
  })

  it('makes a flow, uploads its JSON, shows it and publishes it', async () => {
    await using world = await startMessaging(kind)
    const { flows } = client(world, await world.keyOf(world.one.waba))
    const flowJson = { version: '7.2', screens: [] }
    const { id: flowId } = await flows.create({ wabaId: world.one.waba, name: 'survey', flowJson })
    expect(await flows.updateAsset({ flowId, json: flowJson })).toMatchObject({ success: true })
    const form: FormData | undefined = world.meta.calls.at(-1)?.body
    expect(form?.get('asset_type')).toBe('FLOW_JSON')
    expect((await flows.preview({ flowId })).preview.previewUrl).toContain(flowId)
    expect(await flows.publish({ flowId, phoneNumberId: world.one.phone })).toEqual({ success: true })
    expect(await flows.list<{ data: unknown[] }>({ wabaId: world.one.waba })).toMatchObject({ data: [{ id: flowId }] })
  })

  it('understands every refusal of ours', async () => {
    await using world = await startMessaging(kind)
    const phoneNumberId = world.one.phone
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
