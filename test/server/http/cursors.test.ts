import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createClient } from '../../../client/index.ts'
import { databaseKinds } from '../../support/databases.ts'
import { start, type World } from '../../support/world.ts'

describe.each(databaseKinds)('cursors of lists on %s', (kind) => {
  let world: World
  beforeAll(async () => {
    world = await start(kind)
  })
  afterAll(() => world[Symbol.asyncDispose]())
  beforeEach(async () => {
    await world.db.deleteFrom('customers').execute()
  })

  const add = async (name: string): Promise<string> =>
    (await world.api('POST', '/customers', { customer: { name } })).body.data.id
  const page = async (query: string) => {
    const { status, body, headers } = await world.api('GET', `/customers?per_page=2${query}`)
    expect(status, JSON.stringify(body)).toBe(200)
    return { names: body.data.map(({ name }: { name: string }) => name), meta: body.meta, link: headers.get('link') }
  }

  it('lead from page to page, each row once, while rows come and go', async () => {
    const ids: Record<string, string> = {}
    for (const name of ['a', 'b', 'c', 'd', 'e']) ids[name] = await add(name)
    const first = await page('')
    expect([first.names, first.meta.total_count]).toEqual([['e', 'd'], 5])
    await add('f')
    await world.api('DELETE', `/customers/${ids.d}`)
    const second = await page(`&cursor=${encodeURIComponent(first.meta.next_cursor)}`)
    expect([second.names, second.meta.total_count]).toEqual([['c', 'b'], 5])
    expect(second.link).toBe(
      `<${world.url}/platform/v1/customers?per_page=2&cursor=${encodeURIComponent(second.meta.next_cursor)}>; rel="next"`,
    )
    const third = await page(`&cursor=${encodeURIComponent(second.meta.next_cursor)}`)
    expect([third.names, third.meta.next_cursor, third.link]).toEqual([['a'], null, null])
  })

  it('are given beside numbered pages, and not where nothing follows', async () => {
    for (const name of ['a', 'b', 'c']) await add(name)
    const { meta } = await page('&page=1')
    expect((await page(`&cursor=${encodeURIComponent(meta.next_cursor)}`)).names).toEqual(['a'])
    expect((await page('&page=2')).meta.next_cursor).toBeNull()
    expect((await page('&page=3')).meta.next_cursor).toBeNull()
  })

  it('keep the filters that are said again', async () => {
    for (const name of ['wool 1', 'wind 2', 'wool 3', 'wool 4']) await add(name)
    const first = await page('&name_contains=wool')
    expect(first.names).toEqual(['wool 4', 'wool 3'])
    expect((await page(`&name_contains=wool&cursor=${encodeURIComponent(first.meta.next_cursor)}`)).names).toEqual([
      'wool 1',
    ])
  })

  it('of a journey lead on from its beginning', async () => {
    const link = await world.link()
    await world.connect(link.token, 'GET', '/session')
    const path = `/customers/${link.customerId}/setup_links/${link.id}/events`
    const names = ({ body }: { body: { data: { name: string }[] } }) => body.data.map(({ name }) => name)
    const all = names(await world.api('GET', path))
    const first = await world.api('GET', `${path}?per_page=1`)
    const second = await world.api('GET', `${path}?per_page=1&cursor=${first.body.meta.next_cursor}`)
    expect([...names(first), ...names(second)]).toEqual(all.slice(0, 2))
  })

  it.each(['x', 'bnVsbA==', Buffer.from('{"values":["yesterday","1"]}').toString('base64')])(
    'that no list gave are refused: %s',
    async (cursor) => {
      const { status, body } = await world.api('GET', `/customers?cursor=${encodeURIComponent(cursor)}`)
      expect([status, body.error]).toEqual([422, expect.stringContaining('must be a cursor that this list gave')])
    },
  )

  it('let the client walk through all, whoever comes meanwhile', async () => {
    for (const name of ['a', 'b', 'c']) await add(name)
    const client = createClient({ serverUrl: world.url, apiKey: world.options.apiKey as string })
    const seen: string[] = []
    for await (const { name } of client.customers.all({ per_page: 1 })) {
      seen.push(name)
      await add(`after ${name}`)
    }
    expect(seen).toEqual(['c', 'b', 'a'])
  })
})
