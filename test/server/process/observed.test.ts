import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { receiver } from '../../support/receiver.ts'
import { request, start, type World } from '../../support/world.ts'

const metricsToken = 'a token for prometheus'
const scrape = (world: World, token?: string) =>
  request('GET', `${world.url}/metrics`, undefined, token ? { Authorization: `Bearer ${token}` } : {})

/** The value of one line, such as `patchbay_queue_depth{queue="attempts"}`. */
const lineOf = (text: string, line: string) =>
  Number(
    text
      .split('\n')
      .find((one) => one.startsWith(`${line} `))
      ?.slice(line.length),
  )

describe.each(databaseKinds)('seen from outside, a server on %s', (kind) => {
  it('counts signups by step, outcome and duration, Graph calls by code, queues and deliveries', async () => {
    await using world = await start(kind, { metricsToken, allowPrivateWebhooks: true })
    await using host = await receiver()
    const hook = { url: host.url, secret_key: 'hush hush', events: ['whatsapp.phone_number.created'] }
    await world.api('POST', '/whatsapp/webhooks', { whatsapp_webhook: hook })
    await world.signUp(await world.link())
    world.sandbox.control.fault({ path: 'debug_token', times: 1, answer: { reset: true } })
    await world.signUp(await world.link())
    const spoilt = { connection_type: 'dedicated', code: 'made up' }
    await world.connect((await world.link()).token, 'PUT', `/attempts/${randomUUID()}`, spoilt)
    await host.arrived(2)
    await expect
      .poll(async () => lineOf((await scrape(world, metricsToken)).body, 'patchbay_delivery_lag_seconds_count'))
      .toBe(2)

    const { body, headers } = await scrape(world, metricsToken)
    expect(headers.get('content-type')).toMatch(/^text\/plain/)
    const count = (name: string, labels: string) => lineOf(body, `${name}_count{${labels}}`)
    expect(count('patchbay_attempt_duration_seconds', 'connection_type="dedicated",outcome="completed",fault=""')).toBe(
      2,
    )
    expect(
      count('patchbay_attempt_duration_seconds', 'connection_type="dedicated",outcome="failed",fault="code_used"'),
    ).toBe(1)
    expect(count('patchbay_attempt_step_duration_seconds', 'step="inspect",outcome="retried"')).toBe(1)
    expect(count('patchbay_attempt_step_duration_seconds', 'step="register",outcome="done"')).toBe(2)
    expect(count('patchbay_graph_call_duration_seconds', 'operation="inspect",code="none"')).toBe(1)
    expect(count('patchbay_graph_call_duration_seconds', 'operation="exchange",code="100"')).toBe(1)
    expect(count('patchbay_graph_call_duration_seconds', 'operation="exchange",code="ok"')).toBe(2)
    expect(lineOf(body, 'patchbay_queue_depth{queue="attempts"}')).toBe(0)
    expect(lineOf(body, 'patchbay_queue_depth{queue="deliveries"}')).toBe(0)
    expect(lineOf(body, 'patchbay_delivery_tries_total{outcome="delivered"}')).toBe(2)
    expect(
      count('patchbay_http_request_duration_seconds', 'route="/connect/v1/attempts/:id",method="PUT",status="200"'),
    ).toBe(3)
  })

  it('gives each line of its log the request and the attempt that it belongs to', async () => {
    await using world = await start(kind)
    const link = await world.link()
    const id = randomUUID()
    world.sandbox.control.fault({ path: 'debug_token', times: 1, answer: { reset: true } })
    const { code, assets } = world.sandbox.control.finish({ connectionType: 'dedicated' })
    world.logged.length = 0
    const put = await world.connect(
      link.token,
      'PUT',
      `/attempts/${id}`,
      { connection_type: 'dedicated', code, assets },
      { 'X-Request-Id': 'from-the-proxy-1' },
    )
    expect(put.headers.get('x-request-id')).toBe('from-the-proxy-1')
    await world.settled(link, id)
    const lines = world.logged.map((line) => JSON.parse(line))
    expect(lines.length).toBeGreaterThan(5)
    for (const line of lines) expect([line.msg, line.attempt]).toEqual([line.msg, id])
    const asked = lines.find(({ msg, method }) => msg === 'request' && method === 'PUT')
    expect(asked).toMatchObject({
      request: 'from-the-proxy-1',
      route: '/connect/v1/attempts/:id',
      status: 200,
      link: link.id,
    })
    expect(lines.find(({ msg }) => msg === 'a step is tried again later')).toMatchObject({
      step: 'inspect',
      attempt: id,
    })
    for (const { request } of lines.filter(({ msg }) => msg === 'request')) expect(request).toEqual(expect.any(String))
  })
})

describe('seen from outside', () => {
  it('shows what is counted to nobody without the token, and without a token to nobody', async () => {
    await using world = await start('SQLite')
    expect((await scrape(world, 'anything')).status).toBe(404)
    await world.restart({ metricsToken })
    expect((await scrape(world)).status).toBe(401)
    expect((await scrape(world, `${metricsToken}x`)).status).toBe(401)
    expect((await scrape(world, metricsToken)).status).toBe(200)
  })

  it('takes no request id that could be something else', async () => {
    await using world = await start('SQLite')
    for (const given of ['short', 'x'.repeat(65), 'with a space', '"}{"msg":"forged"'])
      expect(
        (await request('GET', `${world.url}/healthz`, undefined, { 'X-Request-Id': given })).headers.get(
          'x-request-id',
        ),
      ).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('is alive and not ready while its database is gone, and ready again when that is back', async () => {
    await using world = await start('PostgreSQL')
    const { pathname, href } = new URL(world.options.databaseUrl)
    const client = new pg.Client({ connectionString: href.replace(pathname, '/postgres') })
    await client.connect()
    const name = pathname.slice(1)
    const status = async (path: string) => (await request('GET', `${world.url}${path}`)).status
    expect(await status('/readyz')).toBe(200)
    await client.query(`alter database ${name} with allow_connections false`)
    await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)
    expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 503])
    await client.query(`alter database ${name} with allow_connections true`)
    expect(await status('/readyz')).toBe(200)
    await client.end()
  })
})
