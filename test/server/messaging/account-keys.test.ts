import { describe, expect, it } from 'vitest'
import { patchbay } from '../../../bin/commands.ts'
import { accountScopes } from '../../../contract/index.ts'
import { hashApiKey } from '../../../server/security/api-key.ts'
import { databaseKinds } from '../../support/databases.ts'
import { type MessagingWorld, startMessaging, text } from '../../support/messaging/world.ts'
import { request } from '../../support/world.ts'

const hour = 60 * 60_000

const sends = async ({ graph, one }: MessagingWorld, key: string, phone = one.phone) =>
  (await graph('POST', `/${phone}/messages`, text(), { 'X-API-Key': key })).status

describe.each(databaseKinds)('keys of one account on %s', (kind) => {
  it('are shown once, stored as a hash, and noted in the audit log', async () => {
    await using world = await startMessaging(kind)
    const path = `/whatsapp/accounts/${world.one.waba}/keys`
    const made = await world.api('POST', path, { account_key: { name: 'their shop', scopes: ['messages'] } })
    expect(made.status).toBe(201)
    const { key, ...shown } = made.body.data
    expect(key).toMatch(/^pbw_[\w-]{43}$/)
    expect(shown).toMatchObject({
      name: 'their shop',
      prefix: key.slice(0, 9),
      status: 'active',
      scopes: ['messages'],
      business_account_id: world.one.waba,
    })
    expect((await world.api('GET', `${path}/${shown.id}`)).body).toEqual({ data: shown })
    expect((await world.api('GET', path)).body.data).toEqual([shown])
    const row = await world.db.selectFrom('account_keys').selectAll().executeTakeFirstOrThrow()
    expect([row.hash, JSON.stringify(row).includes(key)]).toEqual([hashApiKey(key), false])
    expect(world.logged.join()).not.toContain(key)
    const log = (await world.api('GET', '/audit_log')).body.data
    expect(log[0]).toMatchObject({ action: 'account_key.created', subject: shown.id })
    const whole = (await world.api('POST', path, { account_key: { name: 'all' } })).body.data
    expect(whole.scopes).toEqual([...accountScopes])
  })

  it('send in the name of their account as a header of either kind, and open nothing else', async () => {
    await using world = await startMessaging(kind)
    const { graph, one, two, url } = world
    const key = await world.keyOf(one.waba)
    expect(await sends(world, key)).toBe(200)
    const bearer = await graph('POST', `/${one.phone}/messages`, text(), { Authorization: `Bearer ${key}` })
    expect(bearer.status).toBe(200)
    expect(await sends(world, key, two.phone)).toBe(400)
    for (const path of ['/platform/v1/project', '/platform/v1/customers', '/admin/tenants', '/v1/me'])
      expect([path, (await request('GET', url + path, undefined, { 'X-API-Key': key })).status]).toEqual([path, 401])
  })

  it('do what their scopes say, and are told which one is missing', async () => {
    await using world = await startMessaging(kind)
    const { graph, one } = world
    const key = await world.keyOf(one.waba, ['templates'])
    const headers = { 'X-API-Key': key }
    expect((await graph('GET', `/${one.waba}/message_templates`, undefined, headers)).status).toBe(200)
    const refused = await graph('POST', `/${one.phone}/messages`, text(), headers)
    expect([refused.status, refused.body.error]).toMatchObject([
      403,
      { code: 200, error_data: { details: 'This key has no scope messages.' } },
    ])
    const mediaId = world.meta.media(one.phone, Buffer.from('x'))
    expect((await graph('GET', `/${mediaId}?phone_number_id=${one.phone}`, undefined, headers)).status).toBe(403)
    expect((await graph('GET', `/${one.phone}?fields=certificate`, undefined, headers)).status).toBe(403)
    expect((await graph('GET', `/${one.waba}/flows`, undefined, headers)).status).toBe(403)
  })

  it('are rotated with an overlap, revoked at once, and end at their time', async () => {
    await using world = await startMessaging(kind)
    const path = `/whatsapp/accounts/${world.one.waba}/keys`
    const first = (await world.api('POST', path, { account_key: { name: 'shop', scopes: ['messages'] } })).body.data
    const turned = await world.api('POST', `${path}/${first.id}/rotate`, { account_key: { overlap_hours: 2 } })
    const second = turned.body.data
    expect([turned.status, second.name, second.scopes]).toEqual([201, 'shop', ['messages']])
    expect([await sends(world, first.key), await sends(world, second.key)]).toEqual([200, 200])
    world.advance(2 * hour + 1_000)
    expect([await sends(world, first.key), await sends(world, second.key)]).toEqual([401, 200])
    expect((await world.api('DELETE', `${path}/${second.id}`)).status).toBe(204)
    expect(await sends(world, second.key)).toBe(401)
    const again = await world.api('POST', `${path}/${second.id}/rotate`)
    expect([again.status, again.body.error]).toEqual([422, 'The account key works no more: make another one instead'])
    const past = { name: 'x', expires_at: '2001-01-01T00:00:00Z' }
    expect((await world.api('POST', path, { account_key: past })).body.error).toBe(
      'account_key.expires_at must be in the future',
    )
  })

  it.each([
    [{ name: 'x', scopes: [] }, 'account_key.scopes must name at least one scope'],
    [{ name: 'x', scopes: ['everything'] }, `account_key.scopes.0 must be one of ${accountScopes.join(', ')}`],
    [{}, 'account_key.name must be text'],
  ])('name what is wrong with a key: %j', async (account_key, error) => {
    await using world = await startMessaging(kind)
    const reply = await world.api('POST', `/whatsapp/accounts/${world.one.waba}/keys`, { account_key })
    expect([reply.status, reply.body]).toEqual([422, { error }])
  })

  it('are made on the command line, too', async () => {
    await using world = await startMessaging(kind)
    const { databaseUrl: DATABASE_URL, secretKey } = world.options
    const env = { DATABASE_URL, PATCHBAY_SECRET_KEY: String(secretKey) }
    let said = ''
    const say = (line: string) => {
      said += line
    }
    const create = (...options: string[]) => patchbay(['keys', 'create', 'shop', ...options], { env, say })
    expect(await create('--account', world.one.waba, '--scopes', 'messages,media')).toBe(0)
    const key = /shown this once: (pbw_\S+)/.exec(said)?.[1] as string
    expect(await sends(world, key)).toBe(200)
    await expect(create('--account', '1')).rejects.toThrow('Account not found')
    await expect(create('--scopes', 'messages')).rejects.toThrow('--scopes is for a key of one account')
  })

  it('end with the last number of their account, so that nobody takes over what a customer left', async () => {
    await using world = await startMessaging(kind)
    const key = await world.keyOf(world.one.waba)
    const other = await world.keyOf(world.two.waba)
    expect((await world.api('DELETE', `/whatsapp/phone_numbers/${world.one.phone}`)).status).toBe(204)
    expect([await sends(world, key), await sends(world, other, world.two.phone)]).toEqual([401, 200])
    const log = (await world.api('GET', '/audit_log?action=account_key.revoked')).body.data
    expect(log).toMatchObject([{ detail: { by: 'number_deleted' } }])
  })
})
