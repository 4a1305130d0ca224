import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createPatchbay } from '../../../server/index.ts'
import { tellExpired } from '../../../server/use-cases/links/tell-expired.ts'
import { databaseKinds } from '../../support/databases.ts'
import { receiver } from '../../support/receiver.ts'
import { type Link, start, type World } from '../../support/world.ts'

const events = ['setup_link.opened', 'setup_link.completed', 'setup_link.failed', 'setup_link.expired']

/** The journey of a link, each moment as its name and what is worth comparing. */
async function journey(world: World, { customerId, id }: Link) {
  const { status, body } = await world.api('GET', `/customers/${customerId}/setup_links/${id}/events?per_page=100`)
  expect(status).toBe(200)
  return body.data as { id: string; name: string; attempt_id: string | null; detail: Record<string, unknown> }[]
}
const names = async (world: World, link: Link) =>
  (await journey(world, link)).map(({ name, detail }) => (name === 'step_done' ? `step_done ${detail.step}` : name))

async function hearing(world: World, url: string) {
  const made = await world.api('POST', '/whatsapp/webhooks', { whatsapp_webhook: { url, events, secret_key: 's' } })
  expect(made.status).toBe(201)
}

describe.concurrent.each(databaseKinds)('the journey of a link on %s', (kind) => {
  it('is written from its making to its end, with the events that a webhook asked for', async () => {
    await using world = await start(kind, { allowPrivateWebhooks: true })
    await using host = await receiver()
    await hearing(world, host.url)
    const link = await world.link()
    await world.connect(link.token, 'GET', '/session')
    await world.connect(link.token, 'GET', '/session')
    const { body } = await world.signUp(link)
    expect(body.status).toBe('completed')
    expect(await names(world, link)).toEqual([
      'created',
      'opened',
      'popup_ended',
      'exchanged',
      'step_done inspect',
      'step_done choose',
      'step_done subscribe',
      'step_done register',
      'completed',
    ])
    const told = await journey(world, link)
    expect(told.slice(0, 2).map((one) => one.attempt_id)).toEqual([null, null])
    expect(new Set(told.slice(2).map((one) => one.attempt_id))).toEqual(new Set([body.id]))
    expect(told.at(-1)?.detail).toEqual({
      phone_number_id: body.result.phone_number_id,
      business_account_id: body.result.business_account_id,
    })
    const arrived = await host.arrived(2)
    const common = {
      id: expect.any(String),
      occurred_at: expect.stringMatching(/^\d{4}-.*Z$/),
      project: { id: expect.any(String) },
      customer: { id: link.customerId, external_id: null },
    }
    expect(arrived.map((one) => one.body).sort((a, b) => (a.event < b.event ? 1 : -1))).toEqual([
      {
        ...common,
        event: 'setup_link.opened',
        setup_link: {
          id: link.id,
          status: 'active',
          whatsapp_setup_status: 'pending',
          whatsapp_setup_error: null,
        },
      },
      {
        ...common,
        event: 'setup_link.completed',
        setup_link: {
          id: link.id,
          status: 'used',
          whatsapp_setup_status: 'completed',
          whatsapp_setup_error: null,
          phone_number_id: body.result.phone_number_id,
        },
      },
    ])
  })

  it('says why a try failed, each time, and that the link goes on', async () => {
    await using world = await start(kind, { allowPrivateWebhooks: true })
    await using host = await receiver()
    await hearing(world, host.url)
    const link = await world.link()
    await world.connect(link.token, 'PUT', `/attempts/${randomUUID()}`, {
      connection_type: 'dedicated',
      cancelled: { fault: 'signup_cancelled', step: 'PHONE_NUMBER_SETUP' },
    })
    world.sandbox.control.play('code-expired')
    await world.signUp(link)
    world.sandbox.control.play('default')
    await world.signUp(link, { finish: { displayNameOnly: true } as never })
    const failed = (await journey(world, link)).filter(({ name }) => name === 'failed')
    expect(failed.map(({ detail }) => detail)).toEqual([
      { fault: 'signup_cancelled', error_code: 'facebook_auth_failed', step: 'exchange' },
      {
        fault: 'code_expired',
        error_code: 'token_exchange_failed',
        step: 'exchange',
        meta: { call: 'exchange', code: 100, subcode: 36007, fbtrace_id: expect.any(String) },
      },
      { fault: 'display_name_only', error_code: 'display_name_only', step: 'choose' },
    ])
    expect((await journey(world, link))[1]).toMatchObject({
      name: 'popup_ended',
      detail: { fault: 'signup_cancelled', step: 'PHONE_NUMBER_SETUP' },
    })
    const told = (await host.arrived(3)).map(({ headers, body }) => [
      headers['x-webhook-event'],
      body.setup_link.status,
      body.setup_link.whatsapp_setup_error,
    ])
    expect(told.sort()).toEqual([
      ['setup_link.failed', 'active', 'display_name_only'],
      ['setup_link.failed', 'active', 'facebook_auth_failed'],
      ['setup_link.failed', 'active', 'token_exchange_failed'],
    ])
  })

  it('shows that the customer was asked for the PIN and went on with it', async () => {
    await using world = await start(kind)
    world.sandbox.control.play('number-has-pin')
    const link = await world.link()
    const waiting = await world.signUp(link)
    expect(waiting.body.status).toBe('pin')
    await world.connect(link.token, 'POST', `/attempts/${waiting.body.id}/pin`, { pin: '123456' })
    await world.settled(link, waiting.body.id)
    const seen = await journey(world, link)
    expect(seen.map(({ name }) => name)).toContain('pin_required')
    expect(seen.find(({ name }) => name === 'resumed')?.detail).toEqual({ by: 'pin', step: 'register' })
    expect(JSON.stringify(seen)).not.toContain('123456')
  })

  it('tells revoking by hand from being replaced, and a link that came back', async () => {
    await using world = await start(kind)
    const link = await world.link()
    const path = `/customers/${link.customerId}/setup_links`
    const second = { ...link, id: (await world.api('POST', path, { setup_link: {} })).body.data.id }
    const patch = (id: string, status: string) => world.api('PATCH', `${path}/${id}`, { setup_link: { status } })
    expect((await journey(world, link)).at(-1)).toMatchObject({
      name: 'revoked',
      detail: { by: 'new_link', setup_link_id: second.id },
    })
    await patch(link.id, 'active')
    expect((await journey(world, second)).at(-1)).toMatchObject({
      name: 'revoked',
      detail: { by: 'other_link', setup_link_id: link.id },
    })
    await patch(link.id, 'revoked')
    await patch(link.id, 'revoked')
    expect(await names(world, link)).toEqual(['created', 'revoked', 'reactivated', 'revoked'])
  })

  it('tells of an expired link once, though two servers look, and again when its end was moved and came', async () => {
    await using world = await start(kind, { allowPrivateWebhooks: true })
    const beside = await createPatchbay(world.options)
    try {
      await using host = await receiver()
      await hearing(world, host.url)
      const links = [await world.link(), await world.link(), await world.link()] as const
      await world.api('PATCH', `/customers/${links[2].customerId}/setup_links/${links[2].id}`, {
        setup_link: { status: 'revoked' },
      })
      world.advance(30 * 24 * 60 * 60_000 + 1_000)
      const told = (await host.arrived(2)).map(({ body }) => [body.event, body.setup_link.id, body.setup_link.status])
      expect(told.sort()).toEqual([links[0], links[1]].map(({ id }) => ['setup_link.expired', id, 'expired']).sort())
      const [link] = links
      const move = (expires_at: string) =>
        world.api('PATCH', `/customers/${link.customerId}/setup_links/${link.id}`, { setup_link: { expires_at } })
      const soon = new Date(Date.now() + 31 * 24 * 60 * 60_000).toISOString()
      expect((await move(soon)).body.data.status).toBe('active')
      world.advance(2 * 24 * 60 * 60_000)
      await host.arrived(3)
      await new Promise((resolve) => setTimeout(resolve, 2_500))
      expect(host.received).toHaveLength(3)
      expect(await names(world, link)).toEqual(['created', 'expired', 'expired'])
      expect(await names(world, links[2])).toEqual(['created', 'revoked'])
    } finally {
      await beside.close()
    }
  })

  it('tells of an expired link once also when ten look at the same moment', async () => {
    await using world = await start(kind, { allowPrivateWebhooks: true })
    await using host = await receiver()
    await hearing(world, host.url)
    const links = [await world.link(), await world.link(), await world.link(), await world.link()]
    world.advance(31 * 24 * 60 * 60_000)
    const looking = { db: world.db, now: world.options.now as () => Date }
    await Promise.all(Array.from({ length: 10 }, () => tellExpired(looking)))
    for (const link of links) expect(await names(world, link)).toEqual(['created', 'expired'])
    expect(await world.db.selectFrom('deliveries').select('id').execute()).toHaveLength(4)
  })

  it('pages, and is nobody else’s to read', async () => {
    await using world = await start(kind)
    const link = await world.link()
    await world.connect(link.token, 'GET', '/session')
    const path = `/customers/${link.customerId}/setup_links/${link.id}/events`
    const page = await world.api('GET', `${path}?per_page=1&page=2`)
    expect(page.body.data.map(({ name }: { name: string }) => name)).toEqual(['opened'])
    expect(page.body.meta).toEqual({ page: 2, per_page: 1, total_pages: 2, total_count: 2, next_cursor: null })
    const other = await world.link()
    for (const lost of [
      `/customers/${other.customerId}/setup_links/${link.id}/events`,
      `/customers/${link.customerId}/setup_links/${randomUUID()}/events`,
    ])
      expect((await world.api('GET', lost)).status).toBe(404)
  })
})
