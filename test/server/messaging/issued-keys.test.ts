import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { type MessagingWorld, startMessaging, text } from '../../support/messaging/world.ts'
import { receiver } from '../../support/receiver.ts'
import { request } from '../../support/world.ts'

const start = (kind: Parameters<typeof startMessaging>[0]) => startMessaging(kind, { allowPrivateWebhooks: true })

/** A finished signup of a link that brings a key, or of one that does not. */
async function signedUp(world: MessagingWorld, options: object = { issue_key: true }) {
  const link = await world.link({ success_redirect_url: 'https://app.example.com/done', ...options })
  const { body } = await world.signUp(link)
  expect(body.status).toBe('completed')
  return { link, phone: body.result.phone_number_id as string, redirect: body.redirect_url as string }
}

const resultOf = (redirect: string) => new URL(redirect).searchParams.get('result') as string

const claim = (world: MessagingWorld, result: string, key = world.options.apiKey as string) =>
  request(
    'POST',
    `${world.url}/platform/v1/whatsapp/account_keys/claim`,
    { account_key: { result } },
    { 'X-API-Key': key },
  )

describe.each(databaseKinds)('a key that a signup brings on %s', (kind) => {
  it('is claimed once with the signed result, and works for that account', async () => {
    await using world = await start(kind)
    const { phone, redirect } = await signedUp(world)
    expect(await world.db.selectFrom('account_keys').select('id').execute()).toEqual([])
    const got = await claim(world, resultOf(redirect))
    expect([got.status, got.body.data.name]).toEqual([201, 'issued by a setup link'])
    const { key } = got.body.data
    expect(redirect).not.toContain(key)
    expect((await world.graph('POST', `/${phone}/messages`, text(), { 'X-API-Key': key })).status).toBe(200)
    expect((await world.graph('POST', `/${world.one.phone}/messages`, text(), { 'X-API-Key': key })).status).toBe(400)
    const again = await claim(world, resultOf(redirect))
    expect([again.status, again.body.error]).toEqual([404, expect.stringMatching(/^There is no key to claim/)])
  })

  it('is claimed once, however many ask at the same moment', async () => {
    await using world = await start(kind)
    const { redirect } = await signedUp(world)
    const replies = await Promise.all(Array.from({ length: 8 }, () => claim(world, resultOf(redirect))))
    expect(replies.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(404)])
    expect(await world.db.selectFrom('account_keys').select('id').execute()).toHaveLength(1)
  })

  it('is given to nobody else: not to another project, for an old, altered or failed result, or where none was asked for', async () => {
    await using world = await start(kind)
    const { redirect } = await signedUp(world)
    const result = resultOf(redirect)
    const refused =
      'account_key.result must be the signed result of a completed signup of this project, and at most ten minutes old'
    for (const reply of [
      await claim(world, result, world.theirKey),
      await claim(world, `${result.slice(0, -4)}AAAA`),
      await claim(world, 'x'),
    ])
      expect([reply.status, reply.body.error]).toEqual([422, refused])
    const none = await signedUp(world, {})
    expect((await claim(world, resultOf(none.redirect))).status).toBe(404)
    world.advance(11 * 60_000)
    expect((await claim(world, result)).status).toBe(422)
    expect(await world.db.selectFrom('account_keys').select('id').execute()).toEqual([])
  })

  it('is told by webhook in place of that, sealed in the outbox, and shown in no log', async () => {
    await using world = await start(kind)
    await using hook = await receiver()
    const events = ['whatsapp.account_key.issued']
    const secret_key = 'hush hush'
    await world.api('POST', '/whatsapp/webhooks', { whatsapp_webhook: { url: hook.url, events, secret_key } })
    const { link, phone, redirect } = await signedUp(world)
    const [got] = await hook.arrived(1)
    expect(got?.body).toMatchObject({
      event: 'whatsapp.account_key.issued',
      phone_number_id: phone,
      customer: { id: link.customerId },
      setup_link: { id: link.id },
      account_key: { key: expect.stringMatching(/^pbw_/) },
    })
    const key: string = got?.body.account_key.key
    expect((await world.graph('POST', `/${phone}/messages`, text(), { 'X-API-Key': key })).status).toBe(200)
    const [row] = await world.db
      .selectFrom('deliveries')
      .selectAll()
      .where('event', '=', events[0] as string)
      .execute()
    expect(row?.body).toMatch(/^eyJ/)
    const shown = await world.api('GET', `/webhook_deliveries/${row?.id}`)
    expect(shown.body.data.body.account_key).toMatchObject({ id: expect.any(String), key: null })
    expect(world.logged.join('')).not.toContain(key)
    expect((await claim(world, resultOf(redirect))).status).toBe(404)
  })

  it('is an option of a link in both dialects', async () => {
    await using world = await start(kind)
    const link = await world.link({ issue_key: true })
    const shown = await world.api('GET', `/customers/${link.customerId}/setup_links/${link.id}`)
    expect(shown.body.data.issue_key).toBe(true)
    expect((await world.link()).status).toBe('active')
    const plain = await world.link()
    const other = await world.api('GET', `/customers/${plain.customerId}/setup_links/${plain.id}`)
    expect(other.body.data.issue_key).toBe(false)
  })
})
