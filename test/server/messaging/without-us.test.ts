import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { endpoint } from '../../support/messaging/own-endpoint.ts'
import { startMessaging } from '../../support/messaging/world.ts'
import { toldBy } from '../../support/meta.ts'
import { until } from '../../support/until.ts'
import { request } from '../../support/world.ts'

const start = async (kind: Parameters<typeof startMessaging>[0]) => {
  const world = await startMessaging(kind, { allowPrivateWebhooks: true })
  world.sandbox.control.webhooks.to(`${world.url}/webhooks/meta`, 'the app')
  const path = `/whatsapp/phone_numbers/${world.one.phone}`
  const change = (about: object) => world.api('PATCH', path, { whatsapp_phone_number: about })
  return Object.assign(world, { path, change })
}

describe.each(databaseKinds)('a number’s own address for webhooks on %s', (kind) => {
  it('is checked, set at Meta, shown as Meta has it, and gets the messages without us', async () => {
    await using world = await start(kind)
    await using own = await endpoint()
    const { change, path, sandbox, one } = world
    const set = await change({ webhook_destination_url: own.url, webhook_verify_token: 'their word' })
    expect([set.status, set.body.data.webhook_destination_url]).toEqual([200, own.url])
    // Once by us, and once by Meta.
    expect(own.asked.map((query) => query.get('hub.verify_token'))).toEqual(['their word', 'their word'])
    const shown = await world.api('GET', `${path}/webhook_configuration`)
    expect(shown.body.data).toEqual({
      phone_number: own.url,
      whatsapp_business_account: null,
      application: `${world.url}/webhooks/meta`,
    })
    const value = { metadata: { phone_number_id: one.phone }, messages: [{ from: '1', id: 'wamid.1' }] }
    await sandbox.control.webhooks.send({ field: 'messages', value, phoneNumberId: one.phone })
    expect(own.posted).toHaveLength(1)
    expect(world.logged.join('')).not.toContain('their word')

    expect((await change({ webhook_destination_url: null })).body.data.webhook_destination_url).toBeNull()
    const after = (await world.api('GET', `${path}/webhook_configuration`)).body.data
    expect(after.phone_number).toBeNull()
  })

  it('is taken away at Meta when the number is deleted here', async () => {
    await using world = await start(kind)
    await using own = await endpoint()
    const { change, path, sandbox, one } = world
    await change({ webhook_destination_url: own.url, webhook_verify_token: 'their word' })
    const token = await world.db
      .selectFrom('phone_numbers')
      .select('webhook_destination_url')
      .where('phone_number_id', '=', one.phone)
      .executeTakeFirstOrThrow()
    expect(token.webhook_destination_url).toBe(own.url)
    expect((await world.api('DELETE', path)).status).toBe(204)
    const calls = () => sandbox.control.calls().filter(({ method, path }) => method === 'POST' && path === '/{phone}')
    await until(() => expect(calls(), 'leased work does it').toHaveLength(2))
    const value = { metadata: { phone_number_id: one.phone }, messages: [{ from: '1', id: 'wamid.1' }] }
    await sandbox.control.webhooks.send({ field: 'messages', value, phoneNumberId: one.phone })
    expect(own.posted).toEqual([])
  })

  it('does not go on to get the messages of another tenant, who has the same number', async () => {
    await using world = await start(kind)
    await using own = await endpoint()
    const { change, path, sandbox, one } = world
    const other = await toldBy(world)
    await other.adopt(one.phone)
    await change({ webhook_destination_url: own.url, webhook_verify_token: 'their word' })
    expect((await world.api('DELETE', path)).status).toBe(204)
    const calls = () => sandbox.control.calls().filter(({ method, path }) => method === 'POST' && path === '/{phone}')
    await until(() => expect(calls()).toHaveLength(2))
    const value = { metadata: { phone_number_id: one.phone }, messages: [{ from: '1', id: 'wamid.1' }] }
    await sandbox.control.webhooks.send({ field: 'messages', value, phoneNumberId: one.phone })
    expect(own.posted).toEqual([])
    const subscribed = sandbox.control.state().wabas.find(({ id }) => id === one.waba)?.subscribed
    expect(subscribed, 'the account stays for the other tenant').toBe(true)
  })

  it.each([
    [
      'that does not repeat the challenge',
      () => 'hello',
      'must answer the handshake with hub.challenge and nothing else',
    ],
    [
      'that adds to it',
      (challenge: string) => `${challenge}\n`,
      'must answer the handshake with hub.challenge and nothing else',
    ],
  ])('is refused before Meta is asked: one %s', async (_which, answer, words) => {
    await using world = await start(kind)
    await using own = await endpoint(answer)
    const { change, sandbox } = world
    const refused = await change({ webhook_destination_url: own.url, webhook_verify_token: 'their word' })
    expect([refused.status, refused.body.error]).toEqual([
      422,
      `whatsapp_phone_number.webhook_destination_url ${words}`,
    ])
    expect(sandbox.control.calls().filter(({ method, path }) => method === 'POST' && path === '/{phone}')).toEqual([])
    const without = await change({ webhook_destination_url: own.url })
    expect(without.body.error).toMatch(/^whatsapp_phone_number.webhook_verify_token is needed/)
  })

  it('is not asked for inside our own network', async () => {
    await using world = await startMessaging(kind)
    await using own = await endpoint()
    const refused = await world.api('PATCH', `/whatsapp/phone_numbers/${world.one.phone}`, {
      whatsapp_phone_number: { webhook_destination_url: own.url, webhook_verify_token: 'their word' },
    })
    expect([refused.status, refused.body.error]).toEqual([
      422,
      expect.stringMatching(/not an address of the open internet/),
    ])
    expect(own.asked).toEqual([])
  })
})

describe.each(databaseKinds)('the token of a number on %s', (kind) => {
  it('stays here unless the policy lets it out, and then the log says who asked each time', async () => {
    await using world = await startMessaging(kind)
    const path = `/whatsapp/phone_numbers/${world.one.phone}/access_token`
    const refused = await world.api('POST', path)
    expect([refused.status, refused.body.error]).toEqual([422, expect.stringMatching(/allow_access_token/)])
    await world.api('PATCH', '/project', { project: { policy: { allow_access_token: true } } })
    const { status, headers, body } = await world.api('POST', path)
    expect([status, headers.get('cache-control')]).toEqual([201, 'no-store'])
    const { access_token, ...rest } = body.data
    expect(rest).toEqual({
      expires_at: expect.toSatisfy((end: unknown) => end === null || typeof end === 'string'),
      phone_number_id: world.one.phone,
      business_account_id: world.one.waba,
    })
    const direct = await request('GET', `${world.sandbox.url}/v26.0/${world.one.phone}`, undefined, {
      Authorization: `Bearer ${access_token}`,
    })
    expect(direct.status).toBe(200)
    await world.api('POST', path)
    const log = (await world.api('GET', '/audit_log?action=phone_number.token_read')).body
    expect([log.meta.total_count, log.data[0].subject]).toEqual([2, world.one.phone])
    expect(world.logged.join('')).not.toContain(access_token)
    const number = await world.api('GET', `/whatsapp/phone_numbers/${world.one.phone}`)
    expect(JSON.stringify([number.body, log])).not.toContain(access_token)
    expect((await world.api('POST', `/whatsapp/phone_numbers/${world.theirs.phone}/access_token`)).status).toBe(404)
    const theirs = await world.keyOf(world.one.waba)
    expect((await world.api('POST', path, undefined, { 'X-API-Key': theirs })).status).toBe(401)
  })
})
