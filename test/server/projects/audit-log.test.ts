import { describe, expect, it } from 'vitest'
import { createPatchbay } from '../../../server/index.ts'
import { databaseKinds } from '../../support/databases.ts'
import { start, type World } from '../../support/world.ts'

/** What the log says, first things first. */
async function told(world: World) {
  const { body } = await world.api('GET', '/audit_log?per_page=100')
  return (body.data as { actor: string; action: string; subject: string; detail: object }[])
    .map(({ actor, action, subject, detail }) => ({ actor, action, subject, detail }))
    .reverse()
}

describe.each(databaseKinds)('the audit log on %s', (kind) => {
  it('says which key changed customers, links and webhooks, and what of them, but no secret', async () => {
    await using world = await start(kind)
    const actor = `key:${(await world.api('GET', '/api_keys')).body.data[0].id}`
    const customer = (await world.api('POST', '/customers', { customer: { name: 'Wool' } })).body.data.id
    await world.api('PATCH', `/customers/${customer}`, { customer: { name: 'Wind & Wool' } })
    const links = `/customers/${customer}/setup_links`
    const first = (await world.api('POST', links, { setup_link: {} })).body.data.id
    const second = (await world.api('POST', links, { setup_link: {} })).body.data.id
    await world.api('PATCH', `${links}/${second}`, { setup_link: { language: 'es' } })
    await world.api('PATCH', `${links}/${second}`, { setup_link: { status: 'revoked' } })
    const hook = { url: 'https://app.example.com/hooks', secret_key: 'hush hush hush' }
    const webhook = (await world.api('POST', '/whatsapp/webhooks', { whatsapp_webhook: hook })).body.data.id
    await world.api('PATCH', `/whatsapp/webhooks/${webhook}`, { whatsapp_webhook: { secret_key: 'another hush' } })
    await world.api('DELETE', `/whatsapp/webhooks/${webhook}`)
    await world.api('DELETE', `/customers/${customer}`)

    const log = await told(world)
    expect(log).toEqual([
      { actor, action: 'customer.created', subject: customer, detail: {} },
      { actor, action: 'customer.updated', subject: customer, detail: { fields: ['name'] } },
      { actor, action: 'setup_link.created', subject: first, detail: { customer_id: customer } },
      { actor, action: 'setup_link.created', subject: second, detail: { customer_id: customer, revoked: first } },
      { actor, action: 'setup_link.updated', subject: second, detail: { customer_id: customer, fields: ['language'] } },
      { actor, action: 'setup_link.revoked', subject: second, detail: { customer_id: customer, fields: ['status'] } },
      { actor, action: 'webhook.created', subject: webhook, detail: { phone_number_id: null } },
      { actor, action: 'webhook.updated', subject: webhook, detail: { fields: ['secret_key'] } },
      { actor, action: 'webhook.deleted', subject: webhook, detail: {} },
      { actor, action: 'customer.deleted', subject: customer, detail: {} },
    ])
    expect(JSON.stringify(log)).not.toContain('hush')
  })

  it('says that a customer connected a number, and that a key deleted it', async () => {
    await using world = await start(kind)
    const link = await world.link()
    const done = await world.signUp(link)
    const { phone_number_id } = done.body.result
    await world.api('DELETE', `/whatsapp/phone_numbers/${phone_number_id}`)
    const about = (await told(world)).filter(({ subject }) => subject === phone_number_id)
    expect(about.map(({ actor, action }) => [actor.replace(/:.*/, ''), action])).toEqual([
      ['customer', 'phone_number.connected'],
      ['key', 'phone_number.deleted'],
    ])
    expect(about[0]?.detail).toEqual({ setup_link_id: link.id })
  })

  it('says what the host of a mounted server did', async () => {
    await using world = await start(kind)
    const patchbay = await createPatchbay(world.options)
    try {
      const { id } = await patchbay.createCustomer({ name: 'Wool' })
      await patchbay.createSetupLink(id)
      expect((await told(world)).map(({ actor, action }) => `${actor} ${action}`)).toEqual([
        'host customer.created',
        'host setup_link.created',
      ])
    } finally {
      await patchbay.close()
    }
  })

  it('holds nothing of what was refused', async () => {
    await using world = await start(kind)
    const customer = { name: 'Wool', external_customer_id: 'w-1' }
    const { id } = (await world.api('POST', '/customers', { customer })).body.data
    const other = (await world.api('POST', '/customers', { customer: { name: 'Other' } })).body.data
    expect((await world.api('POST', '/customers', { customer })).status).toBe(422)
    expect((await world.api('PATCH', `/customers/${other.id}`, { customer })).status).toBe(422)
    const links = `/customers/${id}/setup_links`
    expect((await world.api('POST', links, { setup_link: { reconnect_phone_number: '+14155550100' } })).status).toBe(
      422,
    )
    expect((await told(world)).map(({ action }) => action)).toEqual(['customer.created', 'customer.created'])
  })
})
