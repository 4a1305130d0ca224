import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { number, person } from './number.ts'

const refused = async (reply: Promise<{ status: number; body: { error?: { code: number } } }>) => {
  const { status, body } = await reply
  return [status, body.error?.code]
}

describe('people who are blocked', () => {
  const blocking = (...users: string[]) => ({
    messaging_product: 'whatsapp',
    block_users: users.map((user) => ({ user })),
  })

  it('write into nothing and get nothing, until they are let in again', async () => {
    await using one = await number()
    await one.write()
    const before = (await one.told()).length
    const blocked = await one.post(`/${one.phone}/block_users`, blocking(`+${person}`))
    expect(blocked.body).toEqual({
      messaging_product: 'whatsapp',
      block_users: { added_users: [{ input: `+${person}`, wa_id: person }] },
    })
    expect((await one.get(`/${one.phone}/block_users`)).body.data).toEqual([
      { block_users: [{ messaging_product: 'whatsapp', wa_id: person }] },
    ])
    await one.write({ text: 'Are you there?' })
    expect(await one.told()).toHaveLength(before)
    expect(await refused(one.say('No'))).toEqual([400, 131026])

    const freed = await one.call('DELETE', `/${one.phone}/block_users`, { token: one.token, body: blocking(person) })
    expect(freed.body.block_users).toEqual({ removed_users: [{ input: person, wa_id: person }] })
    await one.write({ text: 'And now?' })
    expect(await one.told()).toHaveLength(before + 1)
    expect((await one.say('Yes')).status).toBe(200)
  })

  it('wrote within a day: others are named, and the rest is blocked', async () => {
    await using one = await number()
    await one.write()
    const reply = await one.post(`/${one.phone}/block_users`, blocking(person, '14155550999'))
    expect(reply.status).toBe(400)
    expect(reply.body).toMatchObject({
      block_users: {
        added_users: [{ wa_id: person }],
        failed_users: [{ input: '14155550999', errors: [{ code: 131047 }] }],
      },
      error: { code: 139100 },
    })
  })

  it('are named in a list, each as a user', async () => {
    await using one = await number()
    for (const body of [{}, { block_users: [] }, { block_users: [{ number: '1' }] }, { block_users: 'all' }]) {
      const reply = one.post(`/${one.phone}/block_users`, { messaging_product: 'whatsapp', ...body })
      expect([body, (await refused(reply))[0]]).toEqual([body, 400])
    }
  })
})

describe('a short link', () => {
  it('is made, changed, listed and taken away', async () => {
    await using one = await number()
    const links = `/${one.phone}/message_qrdls`
    const { body: made } = await one.post(links, { prefilled_message: 'A question', generate_qr_image: 'SVG' })
    expect(made).toEqual({
      code: expect.stringMatching(/^[A-Z2-7]{14}$/),
      prefilled_message: 'A question',
      deep_link_url: `https://wa.me/message/${made.code}`,
      qr_image_url: expect.stringContaining(made.code),
    })
    await one.post(links, { code: made.code, prefilled_message: 'Another one' })
    const shown = {
      code: made.code,
      prefilled_message: 'Another one',
      deep_link_url: `https://wa.me/message/${made.code}`,
    }
    expect((await one.get(links)).body.data).toEqual([shown])
    expect((await one.get(`${links}/${made.code}`)).body.data).toEqual([shown])
    expect((await one.delete(`${links}/${made.code}`)).body).toEqual({ success: true })
    expect((await one.get(links)).body.data).toEqual([])
    expect(await refused(one.get(`${links}/${made.code}`))).toEqual([400, 100])
  })

  it('is refused for a message, picture or code that cannot be', async () => {
    await using one = await number()
    for (const [body, code] of [
      [{}, 100],
      [{ prefilled_message: 'x'.repeat(141) }, 131009],
      [{ prefilled_message: 'x', generate_qr_image: 'GIF' }, 100],
      [{ prefilled_message: 'x', code: 'NOSUCHCODE' }, 131009],
    ] as const)
      expect([body, ...(await refused(one.post(`/${one.phone}/message_qrdls`, body)))]).toEqual([body, 400, code])
  })
})

describe('what a number says of its business', () => {
  const company = {
    messaging_product: 'whatsapp',
    entity_name: 'Wind & Wool',
    entity_type: 'PARTNERSHIP',
    grievance_officer_details: { name: 'Ada', email: 'ada@example.com' },
    customer_care_details: { mobile_number: '+915550001111' },
  }

  it('is kept as it was given: catalog, law, commands', async () => {
    await using one = await number()
    const edge = (name: string) => `/${one.phone}/${name}`
    expect((await one.get(edge('whatsapp_commerce_settings'))).body).toEqual({ data: [] })
    await one.post(edge('whatsapp_commerce_settings'), { is_catalog_visible: true })
    expect((await one.get(edge('whatsapp_commerce_settings'))).body.data).toEqual([
      { is_cart_enabled: true, is_catalog_visible: true, id: one.phone },
    ])
    await one.post(edge('business_compliance_info'), company)
    expect((await one.get(edge('business_compliance_info'))).body.data).toEqual([company])
    const commands = [{ command_name: 'hours', command_description: 'When we are open' }]
    await one.post(edge('conversational_automation'), { enable_welcome_message: true, commands })
    await one.post(edge('conversational_automation'), { prompts: ['Where are you?'] })
    expect((await one.get(`/${one.phone}?fields=conversational_automation`)).body.conversational_automation).toEqual({
      id: one.phone,
      enable_welcome_message: true,
      commands,
      prompts: ['Where are you?'],
    })
  })

  it('is refused where it cannot be so', async () => {
    await using one = await number()
    const wrong: [string, Record<string, unknown>, number][] = [
      ['whatsapp_commerce_settings', {}, 100],
      ['whatsapp_commerce_settings', { is_cart_enabled: 'perhaps' }, 100],
      ['business_compliance_info', { ...company, entity_type: 'CLUB' }, 100],
      ['business_compliance_info', { ...company, entity_type: 'OTHER' }, 100],
      ['business_compliance_info', { ...company, entity_name: undefined }, 100],
      ['conversational_automation', { prompts: Array(5).fill('Hello') }, 131009],
      ['conversational_automation', { commands: [{ command_name: 'x'.repeat(33), command_description: 'y' }] }, 131009],
      ['conversational_automation', { greetings: true }, 100],
      ['whatsapp_business_encryption', {}, 100],
      ['whatsapp_business_encryption', { business_public_key: 'not a key' }, 100],
      ['whatsapp_business_encryption', { business_public_key: keyOf(1_024) }, 100],
    ]
    for (const [edge, body, code] of wrong)
      expect([edge, body, ...(await refused(one.post(`/${one.phone}/${edge}`, body)))]).toEqual([edge, body, 400, code])
  })

  it('holds the key of its flows', async () => {
    await using one = await number()
    const edge = `/${one.phone}/whatsapp_business_encryption`
    const business_public_key = keyOf(2_048)
    expect((await one.post(edge, { business_public_key })).body).toEqual({ success: true })
    expect((await one.get(edge)).body.data).toEqual([
      { business_public_key, business_public_key_signature_status: 'VALID' },
    ])
  })
})

function keyOf(modulusLength: number): string {
  return generateKeyPairSync('rsa', {
    modulusLength,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }).publicKey
}
