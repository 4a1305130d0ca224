import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sandboxTwilio } from '../../../sandbox/index.ts'
import { databaseKinds } from '../../support/databases.ts'
import { told } from '../../support/meta.ts'
import { pool, providing, reserve, signUpWith, until } from '../../support/numbers.ts'
import { start, type World } from '../../support/world.ts'

/** The two ways to write a line, in both directions: as the customer types it, and as the other side names it. */
const pairs = [
  ['Brazil', '+5564998765432', '556498765432'],
  ['Brazil, the old way', '+556498765432', '5564998765432'],
  ['Mexico', '+525512345678', '5215512345678'],
  ['Mexico, the old way', '+5215512345678', '525512345678'],
  ['Argentina', '+5491123456789', '541123456789'],
  ['Ivory Coast', '+2250708123456', '22508123456'],
  ['Benin', '+2290197123456', '22997123456'],
] as const

const post = (world: World, wabaId: string, field: string, value: object) => {
  const time = Math.floor(Date.now() / 1_000)
  const body = JSON.stringify({ entry: [{ id: wabaId, time, changes: [{ field, value }] }] })
  const signature = createHmac('sha256', world.options.meta.appSecret).update(body).digest('hex')
  const headers = { 'Content-Type': 'application/json', 'X-Hub-Signature-256': `sha256=${signature}` }
  return fetch(`${world.url}/webhooks/meta`, { method: 'POST', body, headers })
}

const shown = async (world: World, id: string) => (await world.api('GET', `/whatsapp/phone_numbers/${id}`)).body.data

describe.each(databaseKinds)('a line with two spellings on %s', (kind) => {
  it.each(pairs)('of %s is one number for webhooks, lists and links that reconnect it', async (_, typed, other) => {
    await using world = await start(kind)
    const link = await world.link()
    const { body } = await world.signUp(link, {
      connectionType: 'coexistence',
      finish: { number: { phoneNumber: typed } },
    })
    const { phone_number_id, business_account_id } = body.result
    const named = { display_phone_number: other, decision: 'APPROVED', requested_verified_name: 'Wool & Co' }
    await post(world, business_account_id, 'phone_number_name_update', named)
    expect(await shown(world, phone_number_id)).toMatchObject({ verified_name: 'Wool & Co', name_status: 'APPROVED' })

    const path = `/customers/${link.customerId}/setup_links`
    const again = await world.api('POST', path, { setup_link: { reconnect_phone_number: other } })
    expect(again.status).toBe(201)
    for (const spelling of [typed, other]) {
      const found = await world.api('GET', `/whatsapp/phone_numbers?phone_number=${encodeURIComponent(spelling)}`)
      expect(found.body.data.map(({ id }: { id: string }) => id)).toEqual([phone_number_id])
    }
    const removed = { phone_number: other, event: 'PARTNER_REMOVED' }
    await post(world, business_account_id, 'account_update', removed)
    expect(await shown(world, phone_number_id)).toMatchObject({ connection_status: 'disconnected' })
  })

  it('is one number in the scenario of the sandbox, where every side writes it in its own way', async () => {
    await using world = await start(kind)
    world.sandbox.control.webhooks.to(`${world.url}/webhooks/meta`, 'verify-me')
    await world.restart({ meta: { ...world.options.meta, webhookVerifyToken: 'verify-me' } })
    world.sandbox.control.play('other-spelling')
    const finish = { number: { phoneNumber: '+525512345678' } }
    const { body } = await world.signUp(await world.link(), { connectionType: 'coexistence', finish })
    expect(body.result.display_phone_number).toBe('+5215512345678')
    world.sandbox.control.disconnect({ wabaId: body.result.business_account_id })
    await world.sandbox.control.webhooks.settled()
    expect((await shown(world, body.result.phone_number_id)).connection_status).toBe('disconnected')
  })

  it('is not the line of somebody else whose digits are similar', async () => {
    await using world = await start(kind)
    const finish = { number: { phoneNumber: '+5564998765432' } }
    const { body } = await world.signUp(await world.link(), { connectionType: 'coexistence', finish })
    const { phone_number_id, business_account_id } = body.result
    for (const phone_number of ['556488765432', '5564998765433', '64998765432', '9998765432'])
      await post(world, business_account_id, 'account_update', { phone_number, event: 'PARTNER_REMOVED' })
    expect((await shown(world, phone_number_id)).connection_status).toBe('active')
    const found = await world.api('GET', '/whatsapp/phone_numbers?phone_number=556498765433')
    expect(found.body.data).toEqual([])
  })

  it('is what the customer reserved, whichever spelling Graph shows', async () => {
    await using world = await start(kind, { twilio: sandboxTwilio })
    world.sandbox.control.play('other-spelling')
    await pool(world, 'MX', 1)
    const link = await providing(world, { phone_number_country_isos: ['MX'] })
    const { phone_number } = (await reserve(world, link, 'MX')).body
    const done = await signUpWith(world, link, phone_number)
    expect(done.body).toMatchObject({ status: 'completed' })
    expect(done.body.result.display_phone_number).not.toBe(phone_number)
  })

  it('is taken into a pool once, and found at the provider in the spelling of the provider', async () => {
    await using world = await start(kind, { twilio: sandboxTwilio })
    const { phoneNumber } = world.sandbox.control.twilio.own({ country: 'MX' })
    const other = phoneNumber.replace(/^\+52/, '+521')
    const made = await world.api('POST', '/number_pools', { number_pool: { country_iso: 'MX' } })
    const path = `/number_pools/${made.body.data.id}/numbers`
    const first = await world.api('POST', path, { numbers: [{ phone_number: other }, { phone_number: phoneNumber }] })
    expect([first.status, first.body.data.already_there]).toEqual([201, 1])
    const [row] = await until(
      async () => (await world.api('GET', `${path}?phone_number=${encodeURIComponent(phoneNumber)}`)).body.data,
      ([number]) => number?.status !== 'checking',
    )
    expect(row).toMatchObject({ status: 'available', phone_number: other, provider: 'twilio' })
    const again = await world.api('POST', path, { numbers: [{ phone_number: phoneNumber }] })
    expect(again.body.data).toEqual({ imported: [], already_there: 1 })
  })
})

/** A customer whose number went to another account of theirs, where it has another id. */
async function movedAway(world: World, disconnected: boolean) {
  world.sandbox.control.webhooks.to(`${world.url}/webhooks/meta`, 'verify-me')
  await world.restart({ meta: { ...world.options.meta, webhookVerifyToken: 'verify-me' } })
  const link = await world.link()
  const { body } = await world.signUp(link)
  const before = body.result
  if (disconnected) world.sandbox.control.disconnect({ wabaId: before.business_account_id })
  await world.sandbox.control.webhooks.settled()
  const moved = world.sandbox.control.move({ phoneNumberId: before.phone_number_id })
  return { customerId: link.customerId, before, moved, finish: { waba: moved.wabaId, number: moved.phoneNumberId } }
}

describe.each(databaseKinds)('the same line in another account on %s', (kind) => {
  it.each([
    ['by a link that reconnects it', true, true],
    ['by a link for any number', true, false],
    ['while its old connection still looked alive', false, false],
  ])('is the same number of the customer, connected %s', async (_, disconnected, reconnecting) => {
    await using world = await start(kind)
    const { customerId, before, moved, finish } = await movedAway(world, disconnected)
    const events = await told(world)
    const own = { whatsapp_webhook: { url: 'https://hooks.example.com/n', secret_key: 'its-own-secret', kind: 'meta' } }
    const webhook = await world.api('POST', `/whatsapp/phone_numbers/${before.phone_number_id}/webhooks`, own)
    await world.api('PATCH', `/whatsapp/phone_numbers/${before.phone_number_id}`, {
      whatsapp_phone_number: { webhook_verify_token: 'its-own-token', name: 'Support' },
    })
    const setup_link = reconnecting ? { reconnect_phone_number: before.display_phone_number } : {}
    const link = (await world.api('POST', `/customers/${customerId}/setup_links`, { setup_link })).body.data
    const { body } = await world.signUp(link, { finish })
    expect(body).toMatchObject({
      status: 'completed',
      result: { phone_number_id: moved.phoneNumberId, business_account_id: moved.wabaId },
    })
    const { data } = (await world.api('GET', `/whatsapp/phone_numbers?customer_id=${customerId}`)).body
    expect(data).toMatchObject([
      {
        phone_number_id: moved.phoneNumberId,
        business_account_id: moved.wabaId,
        connection_status: 'active',
        name: 'Support',
      },
    ])
    expect(await events('whatsapp.phone_number.reconnected')).toMatchObject([
      { phone_number_id: moved.phoneNumberId, previous_phone_number_id: before.phone_number_id },
    ])
    expect(await events('whatsapp.phone_number.created')).toEqual([])
    const kept = await world.db
      .selectFrom('webhooks')
      .select('phone_number_id')
      .where('id', '=', webhook.body.data.id)
      .execute()
    expect(kept).toEqual([{ phone_number_id: moved.phoneNumberId }])
    const next = await world.api('POST', `/customers/${customerId}/setup_links`, {
      setup_link: { reconnect_phone_number: before.display_phone_number },
    })
    expect(next.status).toBe(201)
  })

  it('is another number when somebody else of the project connects it', async () => {
    await using world = await start(kind)
    const { before, moved, finish } = await movedAway(world, true)
    const { body } = await world.signUp(await world.link(), { finish })
    expect(body).toMatchObject({ status: 'completed', result: { phone_number_id: moved.phoneNumberId } })
    expect((await shown(world, before.phone_number_id)).connection_status).toBe('disconnected')
  })

  it('is refused on a link that reconnects another line', async () => {
    await using world = await start(kind)
    const link = await world.link()
    const { body } = await world.signUp(link)
    const setup_link = { reconnect_phone_number: body.result.display_phone_number }
    const again = (await world.api('POST', `/customers/${link.customerId}/setup_links`, { setup_link })).body.data
    expect((await world.signUp(again)).body).toMatchObject({ status: 'failed', fault: 'reconnect_mismatch' })
  })
})
