import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { receiver } from '../../support/receiver.ts'
import { start, type World } from '../../support/world.ts'

const make = async (world: World, customer: object) =>
  (await world.api('POST', '/customers', { customer })).body.data as { id: string; created_at: string }

describe.concurrent.each(databaseKinds)('customers on %s', (kind) => {
  it('change: what is said and nothing else', async () => {
    await using world = await start(kind)
    const made = await make(world, { name: 'Wool', external_customer_id: 'w-1' })
    const patch = (customer: object) => world.api('PATCH', `/customers/${made.id}`, { customer })
    world.advance(5_000)
    const renamed = await patch({ name: 'Wind & Wool' })
    expect(renamed.status).toBe(200)
    expect(renamed.body.data).toMatchObject({ ...made, name: 'Wind & Wool', updated_at: expect.any(String) })
    expect(renamed.body.data.updated_at > made.created_at).toBe(true)
    expect((await patch({})).body.data).toMatchObject({ name: 'Wind & Wool', external_customer_id: 'w-1' })
    expect((await patch({ external_customer_id: null })).body.data.external_customer_id).toBeNull()
    expect((await world.api('GET', `/customers/${made.id}`)).body.data.name).toBe('Wind & Wool')
  })

  it('refuse a name that is nothing, an external id that is taken, and a customer who is not there', async () => {
    await using world = await start(kind)
    await make(world, { name: 'A', external_customer_id: 'a' })
    const b = await make(world, { name: 'B', external_customer_id: 'b' })
    const patch = (id: string, body: object) => world.api('PATCH', `/customers/${id}`, body)
    const taken = await patch(b.id, { customer: { external_customer_id: 'a' } })
    expect([taken.status, taken.body]).toEqual([422, { error: 'External customer has already been taken' }])
    expect((await patch(b.id, { customer: { name: '' } })).body).toEqual({ error: "customer.name can't be blank" })
    expect((await patch(b.id, { customer: { name: null } })).body).toEqual({ error: 'customer.name must be text' })
    expect((await patch(b.id, {})).body).toEqual({ error: 'customer must be an object' })
    const lost = await patch(randomUUID(), { customer: { name: 'C' } })
    expect([lost.status, lost.body]).toEqual([404, { error: 'Customer not found' }])
  })

  it('go with all that is theirs, telling of each number', async () => {
    await using world = await start(kind, { allowPrivateWebhooks: true })
    await using host = await receiver()
    const whatsapp_webhook = { url: host.url, events: ['whatsapp.phone_number.deleted'] }
    await world.api('POST', '/whatsapp/webhooks', { whatsapp_webhook })
    const link = await world.link()
    const phone_number_id = (await world.signUp(link)).body.result.phone_number_id
    const stays = await world.link()

    const gone = await world.api('DELETE', `/customers/${link.customerId}`)
    expect([gone.status, gone.body]).toEqual([204, ''])
    expect((await world.api('GET', `/customers/${link.customerId}`)).status).toBe(404)
    expect((await world.api('DELETE', `/customers/${link.customerId}`)).status).toBe(404)
    expect((await world.api('GET', `/whatsapp/phone_numbers/${phone_number_id}`)).status).toBe(404)
    expect((await world.connect(link.token, 'GET', '/session')).body.code).toBe('link_not_found')
    for (const table of ['attempts', 'accounts', 'phone_numbers'] as const)
      expect([table, await world.db.selectFrom(table).selectAll().execute()]).toEqual([table, []])
    expect((await world.api('GET', '/customers')).body.data).toMatchObject([{ id: stays.customerId }])

    const [told] = await host.arrived(1)
    expect(told?.headers['x-webhook-event']).toBe('whatsapp.phone_number.deleted')
    expect(told?.body).toEqual({
      phone_number_id,
      display_phone_number: expect.any(String),
      business_account_id: expect.any(String),
      project: { id: expect.any(String) },
      customer: { id: link.customerId, external_id: null },
    })
  })

  it('are found by name, external id and age, with % and _ standing for themselves', async () => {
    await using world = await start(kind)
    const first = await make(world, { name: '100% Wool', external_customer_id: 'x_1' })
    world.advance(60_000)
    const second = await make(world, { name: '1000 Wools' })
    const found = async (query: string) =>
      (await world.api('GET', `/customers?${query}`)).body.data.map(({ id }: { id: string }) => id)
    expect(await found('name_contains=wOOL')).toEqual([second.id, first.id])
    expect(await found('name_contains=100%25')).toEqual([first.id])
    expect(await found('name_contains=1__')).toEqual([])
    expect(await found('name_contains=%5C')).toEqual([])
    expect(await found('external_customer_id=x_1')).toEqual([first.id])
    expect(await found('external_customer_id=')).toEqual([])
    expect(await found(`created_after=${first.created_at}`)).toEqual([second.id])
    expect(await found(`created_before=${second.created_at}`)).toEqual([first.id])
    expect(await found('per_page=1')).toEqual([second.id])
    const wrong = await world.api('GET', '/customers?created_after=yesterday')
    expect([wrong.status, wrong.body.error]).toEqual([
      422,
      'created_after must be a moment such as 2026-12-31T23:59:59Z',
    ])
  })

  it('are found by letters with accents, in capitals or not', async () => {
    await using world = await start(kind)
    const made = await make(world, { name: 'ÁGUILA Ñandú' })
    for (const part of ['ÁGUILA', 'águila', 'Águila ñ', 'NDÚ'])
      expect([
        part,
        (await world.api('GET', `/customers?name_contains=${encodeURIComponent(part)}`)).body.data,
      ]).toEqual([part, [made]])
  })

  it('need not be known to read a link', async () => {
    await using world = await start(kind)
    const link = await world.link({ language: 'es' })
    const nested = await world.api('GET', `/customers/${link.customerId}/setup_links/${link.id}`)
    const { customer, ...rest } = (await world.api('GET', `/setup_links/${link.id}`)).body.data
    expect(rest).toEqual(nested.body.data)
    expect(customer).toMatchObject({ id: link.customerId, external_customer_id: null })
    const lost = await world.api('GET', `/setup_links/${randomUUID()}`)
    expect([lost.status, lost.body]).toEqual([404, { error: 'Setup link not found' }])
  })

  it('have links that ask only for numbers that can be had', async () => {
    await using world = await start(kind)
    const { id } = await make(world, { name: 'Wool' })
    const error = 'Custom Twilio credentials are required to set non-US phone_number_country_isos'
    const make2 = (setup_link: object) => world.api('POST', `/customers/${id}/setup_links`, { setup_link })
    const abroad = await make2({ provision_phone_number: true, phone_number_country_isos: ['US', 'CL'] })
    expect([abroad.status, abroad.body]).toEqual([422, { error }])
    const home = { provision_phone_number: true, phone_number_area_code: '415', phone_number_country_isos: ['US'] }
    const link = (await make2(home)).body.data
    expect(link).toMatchObject(home)
    const patch = (setup_link: object) => world.api('PATCH', `/customers/${id}/setup_links/${link.id}`, { setup_link })
    expect((await patch({ phone_number_country_isos: ['CL'] })).body).toEqual({ error })
    expect((await patch({ phone_number_area_code: '123' })).body.error).toBe(
      'setup_link.phone_number_area_code must be a three-digit US area code, for example 415',
    )
    expect((await patch({ provision_phone_number: false })).body.data.provision_phone_number).toBe(false)
  })
})
