import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { addCustomers } from '../../support/customers.ts'
import { databaseKinds } from '../../support/databases.ts'
import { request, start, type World } from '../../support/world.ts'

const nested = (levels: number, [open, inside, close]: [string, string, string]) =>
  open.repeat(levels) + inside + close.repeat(levels)
const objects: [string, string, string] = ['{"a":', '1', '}']
const lists: [string, string, string] = ['[', '', ']']

describe.each(databaseKinds)('what costs more than it may is refused by name, on %s:', (kind) => {
  it('a body that is nested deep, under an Idempotency-Key and in what is kept as it comes', async () => {
    await using world = await start(kind)
    const tenant = (await request('GET', `${world.url}/v1/me`, undefined, key(world))).body
    const again = () => ({ 'Idempotency-Key': randomUUID() })
    const { token } = await world.link()
    for (const shape of [objects, lists]) {
      const deep = nested(5_000, shape)
      const platform = await world.api('POST', '/customers', `{"customer":${deep}}`, again())
      expect([platform.status, platform.body.error]).toEqual([
        422,
        'customer must not be nested more than 32 levels deep',
      ])
      const admin = `${world.url}/admin/tenants/${tenant.tenant_id ?? tenant.id}/customers`
      const metadata = (levels: number) =>
        request('POST', admin, `{"name":"Wool","metadata":{"a":${nested(levels, shape)}}}`, {
          ...key(world),
          ...again(),
        })
      const [over, under] = [await metadata(5_000), await metadata(20)]
      expect([over.status, over.body.error, over.body.details?.field]).toEqual([422, 'VALIDATION_ERROR', 'metadata'])
      expect(under.status).toBe(201)
      const connect = await world.connect(token, 'PUT', `/attempts/${randomUUID()}`, `{"assets":${deep}}`)
      expect([connect.status, connect.body.error]).toEqual([422, 'assets must not be nested more than 32 levels deep'])
      expect((await world.connect(token, 'POST', '/events', `{"token":"${token}","events":${deep}}`)).status).toBe(422)
    }
  })

  it('a spreadsheet with a line of a megabyte, or with more lines than are taken', async () => {
    await using world = await start(kind)
    const pool = await world.api('POST', '/number_pools', { number_pool: { country_iso: 'US' } })
    const path = `/number_pools/${pool.body.data.id}/numbers`
    const send = (csv: string) => world.api('POST', path, csv, { 'Content-Type': 'text/csv' })
    for (const header of [
      'a,'.repeat(500_000),
      'x'.repeat(1_000_000),
      `"${'x'.repeat(1_000_000)}`,
      `p${';'.repeat(20_000)}`,
    ])
      expect((await send(header)).body.error).toBe('the body must not hold a line of more than 10000 characters')
    expect((await send(`phone_number\n${'+14155550123\n'.repeat(70_000)}`)).body.error).toBe(
      'numbers must hold at most 1000 numbers',
    )
  })

  it('a search for text in more rows than can be read meanwhile', async () => {
    await using world = await start(kind)
    await addCustomers(world.db, kind, 20_001)
    const search = (query: string) => world.api('GET', `/customers?name_contains=ool%2020${query}`)
    expect((await search('')).body.error).toMatch(/^name_contains searches 20000 rows at most/)
    await world.db.deleteFrom('customers').where('id', '=', '0190c000-0000-7000-8000-000000000007').execute()
    expect((await search('')).body).toMatchObject({ meta: { total_count: 113 } }) // 20, 200 to 209, 2000 to 2099, 20000 and 20001
    expect((await search('&created_after=2026-02-01T00:00:00Z')).body.meta.total_count).toBe(0)
  })

  it('a query that the links of its answer would not hold', async () => {
    await using world = await start(kind)
    for (let n = 0; n < 3; n++) await world.link()
    const long = 'x'.repeat(5_000)
    for (const [path, parameter] of [
      ['/audit_log', 'actor'],
      ['/audit_log', 'nonsense'],
      ['/customers', 'name_contains'],
      ['/whatsapp/webhooks', 'url_contains'],
    ] as const) {
      const reply = await world.api('GET', `${path}?per_page=1&page=2&${parameter}=${long}`)
      expect([reply.status, reply.body.error]).toEqual([
        422,
        `${parameter} is too long: a query has at most 2000 characters`,
      ])
    }
    const escaped = await world.api('GET', `/audit_log?per_page=1&page=2&x=${"'".repeat(1_900)}`)
    expect(escaped.status).toBe(422)
    const fits = await world.api('GET', `/audit_log?per_page=1&page=2&x=${'x'.repeat(1_900)}`)
    expect([fits.status, fits.headers.get('link')?.length]).toEqual([200, expect.any(Number)])
  })

  it('and a page far behind is found from the nearer end, with the same rows as from the front', async () => {
    await using world = await start(kind)
    await addCustomers(world.db, kind, 57)
    const page = async (page: number) => (await world.api('GET', `/customers?per_page=10&page=${page}`)).body
    const pages = await Promise.all([1, 2, 3, 4, 5, 6].map(page))
    const seen = pages.flatMap(({ data }) => data.map(({ id }: { id: string }) => id))
    const all = (await world.api('GET', '/customers?per_page=100')).body.data.map(({ id }: { id: string }) => id)
    expect(seen).toEqual(all)
    expect(pages.map(({ data }) => data.length)).toEqual([10, 10, 10, 10, 10, 7])
    for (const far of [7, 10_000, 1e9]) {
      const { data, meta } = await page(far)
      expect([data, meta.total_count]).toEqual([[], 57])
    }
  })
})

const key = (world: World) => ({ 'X-API-Key': world.options.apiKey as string })
