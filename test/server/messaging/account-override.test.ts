import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { endpoint } from '../../support/messaging/own-endpoint.ts'
import { startMessaging } from '../../support/messaging/world.ts'
import { until } from '../../support/until.ts'
import { request } from '../../support/world.ts'

const start = async (kind: Parameters<typeof startMessaging>[0]) => {
  const world = await startMessaging(kind, { allowPrivateWebhooks: true })
  world.sandbox.control.webhooks.to(`${world.url}/webhooks/meta`, 'the app')
  const path = (waba: string) => `${world.url}/platform/v1/whatsapp/accounts/${waba}/webhook_configuration`
  const own = { 'X-API-Key': world.options.apiKey as string }
  const set = (waba: string, whatsapp_account: object, headers: Record<string, string> = own) =>
    request('PUT', path(waba), { whatsapp_account }, headers)
  const get = (waba: string, headers: Record<string, string> = own) => request('GET', path(waba), undefined, headers)
  /** Meta tells of a message to a number. */
  const arrives = async (phoneNumberId: string) => {
    const value = {
      metadata: { phone_number_id: phoneNumberId },
      messages: [{ from: '1', id: `wamid.${phoneNumberId}` }],
    }
    await world.sandbox.control.webhooks.send({ field: 'messages', value, phoneNumberId })
  }
  const atMeta = (waba: string) => world.sandbox.control.state().wabas.find(({ id }) => id === waba)?.override
  return Object.assign(world, { set, get, arrives, atMeta, their: { 'X-API-Key': world.theirKey } })
}

describe.each(databaseKinds)('an account’s own address for webhooks on %s', (kind) => {
  it('is checked, set at Meta, shown as Meta has it, gets what concerns that account alone, and is taken away', async () => {
    await using world = await start(kind)
    await using own = await endpoint()
    const { set, get, arrives, one, two, theirs } = world
    const wanted = { webhook_destination_url: own.url, webhook_verify_token: 'their word' }
    expect((await get(one.waba)).body.data).toEqual({ webhook_destination_url: null })
    const done = await set(one.waba, wanted)
    expect([done.status, done.body.data]).toEqual([200, { webhook_destination_url: own.url }])
    // Once by us, and once by Meta.
    expect(own.asked.map((query) => query.get('hub.verify_token'))).toEqual(['their word', 'their word'])
    expect((await get(one.waba)).body.data).toEqual({ webhook_destination_url: own.url })
    for (const { phone } of [one, two, theirs]) await arrives(phone)
    expect(own.posted).toHaveLength(1)
    expect(own.posted[0]).toContain(one.phone)
    expect(world.logged.join('')).not.toContain('their word')

    expect((await set(one.waba, { webhook_destination_url: null })).body.data).toEqual({
      webhook_destination_url: null,
    })
    await arrives(one.phone)
    expect(own.posted).toHaveLength(1)
    const { body } = await world.api('GET', '/audit_log?per_page=100')
    expect(body.data.filter(({ action }: { action: string }) => action === 'account.webhooks_changed')).toHaveLength(2)
  })

  it('is refused with the reason before anything is changed, and to everybody else', async () => {
    await using world = await start(kind)
    await using own = await endpoint()
    await using wrong = await endpoint(() => 'hello')
    const { set, get, one, theirs, their, atMeta } = world
    const wanted = { webhook_destination_url: own.url, webhook_verify_token: 'word' }
    const refused = async (about: object) => (await set(one.waba, about)).body.error
    expect(await refused({ ...wanted, webhook_verify_token: null })).toContain('webhook_verify_token is needed')
    expect(await refused({ ...wanted, webhook_destination_url: wrong.url })).toBe(
      'whatsapp_account.webhook_destination_url must answer the handshake with hub.challenge and nothing else',
    )
    expect(await refused({ ...wanted, webhook_destination_url: 'javascript:alert(1)' })).toContain('absolute')
    const key = { 'X-API-Key': await world.keyOf(one.waba) }
    const tries = [
      await set(theirs.waba, wanted),
      await get(theirs.waba),
      await set(one.waba, wanted, their),
      await get(one.waba, their),
      await set(one.waba, wanted, key),
    ]
    expect(tries.map(({ status }) => status)).toEqual([404, 404, 404, 404, 401])
    await world.db
      .updateTable('phone_numbers')
      .set({ business_account_id: one.waba })
      .where('phone_number_id', '=', theirs.phone)
      .execute()
    expect(await refused(wanted)).toContain('another project has numbers of this account')
    expect([own.asked, atMeta(one.waba) ?? null, atMeta(theirs.waba) ?? null]).toEqual([[], null, null])
  })

  it.each([0, 1])(
    'is taken away at Meta with the last number, also where the app was subscribed before us (%i)',
    async (before) => {
      await using world = await start(kind)
      await using own = await endpoint()
      const { set, one, atMeta, db } = world
      await db
        .updateTable('phone_numbers')
        .set({ was_subscribed: before })
        .where('phone_number_id', '=', one.phone)
        .execute()
      await set(one.waba, { webhook_destination_url: own.url, webhook_verify_token: 'word' })
      expect(atMeta(one.waba)).toBe(own.url)
      expect((await world.api('DELETE', `/whatsapp/phone_numbers/${one.phone}`)).status).toBe(204)
      await until(() => expect(atMeta(one.waba) ?? null).toBeNull())
      await until(
        async () => {
          const left = await db
            .selectFrom('meta_ledger')
            .select(['note', 'status'])
            .where('kind', '=', 'account_override')
            .execute()
          expect(left).toEqual([{ note: null, status: 'undone' }])
        },
        { timeout: 8_000 },
      )
    },
  )

  it('stays when a further signup connects the account again, and leaves no test message to wait for', async () => {
    await using world = await start(kind)
    await using own = await endpoint()
    const { set, one, atMeta } = world
    await set(one.waba, { webhook_destination_url: own.url, webhook_verify_token: 'word' })
    const { display_phone_number } = (await world.api('GET', `/whatsapp/phone_numbers/${one.phone}`)).body.data
    const setup_link = { reconnect_phone_number: display_phone_number, test_message: true }
    const { body } = await world.api('POST', `/customers/${one.customer}/setup_links`, { setup_link })
    const again = await world.signUp(body.data, {
      attemptId: randomUUID(),
      finish: { number: one.phone } as never,
      tamper: ({ phone_number_id: _, ...assets }) => assets,
    })
    expect(again.body).toMatchObject({ status: 'completed', test_message: null })
    expect(atMeta(one.waba)).toBe(own.url)
  })
})
