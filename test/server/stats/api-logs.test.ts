import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import type { ApiLog } from '../../../contract/index.ts'
import { createApiLog } from '../../../server/runtime/api-log.ts'
import { createMetrics } from '../../../server/runtime/metrics.ts'
import { openDatabase } from '../../../server/store/database/database.ts'
import { defaultProjectId } from '../../../server/store/projects/projects.ts'
import { deleteOldRows, keptByDefault } from '../../../server/use-cases/projects/delete-old-rows.ts'
import { signIn } from '../../support/console.ts'
import { databaseKinds } from '../../support/databases.ts'
import { until } from '../../support/until.ts'
import { request, start } from '../../support/world.ts'

const entry = (nth: number) => ({
  project_id: defaultProjectId,
  api_key_id: 'a key',
  request_id: `request ${nth}`,
  method: 'GET',
  path: '/platform/v1/customers',
  status: 200,
  duration_ms: nth,
  fault: null,
  created_at: new Date(Date.now() - 3_600_000 + nth).toISOString(),
})

describe.each(databaseKinds)('the log of requests on %s', (kind) => {
  it('has each request of a key, by its pattern and why it was refused, and nothing that was in it', async () => {
    await using world = await start(kind)
    const { id: key } = (await world.api('GET', '/api_keys')).body.data[0]
    const made = await world.api('POST', '/customers', { customer: { name: 'Wool & Secrets' } })
    await world.api('GET', `/customers/${made.body.data.id}?name_contains=hush`)
    await world.api('GET', '/customers/nobody')
    await world.api('GET', '/nowhere')
    await request('GET', `${world.url}/v1/me`, undefined, { 'X-API-Key': world.options.apiKey as string })
    await world.api('GET', '/customers', undefined, { 'X-API-Key': 'a wrong one' })
    const logs = await until(
      async () => {
        const { data } = (await world.api('GET', '/api_logs?limit=100')).body as { data: ApiLog[] }
        expect(data.map(({ path }) => path)).toContain('/v1/me')
        return data
      },
      { timeout: 10_000, interval: 300 },
    )
    const ours = logs.filter(({ path }) => path !== '/platform/v1/api_logs').reverse()
    expect(ours.map(({ method, path, status, fault }) => [method, path, status, fault])).toEqual([
      ['GET', '/platform/v1/api_keys', 200, null],
      ['POST', '/platform/v1/customers', 201, null],
      ['GET', '/platform/v1/customers/:customer_id', 200, null],
      ['GET', '/platform/v1/customers/:customer_id', 404, 'not_found'],
      ['GET', 'none', 404, 'not_found'],
      ['GET', '/v1/me', 200, null],
    ])
    expect(ours[1]).toMatchObject({ api_key_id: key, request_id: made.headers.get('x-request-id') })
    expect(JSON.stringify(logs)).not.toMatch(/Wool|hush|a wrong one/)
    const { data } = (await world.api('GET', '/api_logs?errors_only=true')).body as { data: ApiLog[] }
    expect(data.map(({ status }) => status)).toEqual([404, 404])
  })

  it('leaves out what a page of the console reads again and again, and has what it does', async () => {
    await using world = await start(kind)
    const browser = await signIn(world, { key: world.options.apiKey })
    await browser.ask('GET', '/platform/v1/customers')
    await browser.ask('POST', '/platform/v1/customers', { customer: { name: 'Wool' } })
    await world.restart() // Writes what is in mind.
    const rows = await world.db.selectFrom('api_logs').select(['method', 'path']).execute()
    expect(rows).toEqual([{ method: 'POST', path: '/platform/v1/customers' }])
  })

  it('is read in pages, forth and back, each request once', async () => {
    await using world = await start(kind)
    const log = createApiLog({
      db: world.db,
      log: pino({ level: 'silent' }),
      metrics: createMetrics({ db: world.db, now: () => new Date() }),
    })
    for (let nth = 0; nth < 7; nth++) log.note(entry(nth))
    await log.close()
    const halfAnHourAgo = new Date(Date.now() - 1_800_000).toISOString()
    const read = async (query: string) =>
      (await world.api('GET', `/api_logs?limit=3&created_before=${halfAnHourAgo}&${query}`)).body
    const ids = ({ data }: { data: ApiLog[] }) => data.map(({ duration_ms }) => duration_ms)
    const first = await read('')
    expect([ids(first), first.paging.previous]).toEqual([[6, 5, 4], null])
    const second = await read(`after=${first.paging.next}`)
    const third = await read(`after=${second.paging.next}`)
    expect([ids(second), ids(third), third.paging.next]).toEqual([[3, 2, 1], [0], null])
    expect(ids(await read(`before=${third.paging.previous}`))).toEqual([3, 2, 1])
    await deleteOldRows({ db: world.db, now: () => new Date(Date.now() + 15 * 86_400_000) }, keptByDefault)
    expect(ids(await read(''))).toEqual([])
  })

  it('never holds a request up: what is too much, or what the database does not take, is dropped and counted', async () => {
    await using world = await start(kind)
    const db = await openDatabase(world.options.databaseUrl)
    const metrics = createMetrics({ db, now: () => new Date() })
    const log = createApiLog({ db, log: pino({ level: 'silent' }), metrics }, { pause: 60_000, most: 10 })
    for (let nth = 0; nth < 14; nth++) log.note(entry(nth))
    const dropped = async () => (await metrics.apiLogsDropped.get()).values[0]?.value
    expect(await dropped()).toBe(4)
    await db.destroy()
    await log.close()
    expect(await dropped()).toBe(14)
  })
})
