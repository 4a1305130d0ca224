import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Link, start, type World } from '../../support/world.ts'

/** Headers that differ from one request to the next, and the tag that a host's app of Express adds by itself. */
const ofTheMoment = new Set(['connection', 'date', 'etag', 'keep-alive', 'transfer-encoding', 'x-request-id'])

/**
 * The world's own port leads through an app of Express, as a host's does; its handler is the server without one, where what is asked
 * often is answered before Express.
 */
describe('a session without Express', () => {
  let world: World
  let links: Record<'open' | 'revoked' | 'strange', Pick<Link, 'token'>>

  beforeAll(async () => {
    world = await start('SQLite')
    const allowed_origins = ['https://app.example.com']
    const [open, revoked] = [await world.link({ allowed_origins }), await world.link()]
    const revoke = { setup_link: { status: 'revoked' } }
    await world.api('PATCH', `/customers/${revoked.customerId}/setup_links/${revoked.id}`, revoke)
    links = { open, revoked, strange: { token: 'never' } }
  })
  afterAll(() => world[Symbol.asyncDispose]())

  const seen = async (response: Response) => ({
    status: response.status,
    headers: Object.fromEntries([...response.headers].filter(([name]) => !ofTheMoment.has(name))),
    body: await response.text(),
  })
  const ask = async (door: 'app' | 'handler', method: string, path: string, headers: Record<string, string>) => {
    const asked = new Request(`${world.url}/connect/v1${path}`, { method, headers })
    return seen(await (door === 'app' ? fetch(asked) : world.handler(asked, { address: '127.0.0.1' })))
  }

  it.each<[string, keyof typeof links, string, string, Record<string, string>?]>([
    ['is the session', 'open', 'GET', '/session'],
    ['reads no query', 'open', 'GET', '/session?a=1&b[]=2'],
    ['is the same with a slash at its end', 'open', 'GET', '/session/'],
    ['is the same in capitals', 'open', 'GET', '/Session'],
    ['has a head', 'open', 'HEAD', '/session'],
    ['is read by a page that the link names', 'open', 'GET', '/session', { Origin: 'https://app.example.com' }],
    ['is refused to another page', 'open', 'GET', '/session', { Origin: 'https://evil.example' }],
    ['is asked for before', 'open', 'OPTIONS', '/session', { Origin: 'https://evil.example' }],
    ['is not posted to', 'open', 'POST', '/session'],
    ['is not a longer path', 'open', 'GET', '/sessions'],
    ['is over with its link', 'revoked', 'GET', '/session'],
    ['is nobody’s without a link', 'strange', 'GET', '/session'],
  ])('%s', async (_, link, method, path, headers = {}) => {
    const asked = { Authorization: `Bearer ${links[link].token}`, ...headers }
    expect(await ask('handler', method, path, asked)).toEqual(await ask('app', method, path, asked))
  })

  it('keeps the limit of a link, and says how long to wait', async () => {
    await using limited = await start('SQLite', { rateLimit: 9 })
    const { token } = await limited.link()
    const session = new Request(`${limited.url}/connect/v1/session`, { headers: { Authorization: `Bearer ${token}` } })
    const statuses: number[] = []
    for (let nth = 0; nth < 10; nth++) statuses.push((await limited.handler(session.clone())).status)
    expect(statuses).toEqual([...Array(9).fill(200), 429])
    const over = await seen(await limited.handler(session))
    expect(JSON.parse(over.body)).toMatchObject({ code: 'rate_limited' })
    expect(Number(over.headers['retry-after'])).toBeGreaterThan(0)
  })

  it('is written down as its route', async () => {
    await ask('handler', 'GET', '/session?secret=1', { Authorization: 'Bearer never' })
    const line = world.logged.map((line) => JSON.parse(line)).findLast(({ msg }) => msg === 'request')
    expect(line).toMatchObject({ method: 'GET', route: '/connect/v1/session', status: 404 })
  })

  it('says that something went wrong where nothing more can be found out', async () => {
    const { token } = await world.link()
    await world.patchbay().close()
    const gone = await ask('handler', 'GET', '/session', { Authorization: `Bearer ${token}` })
    await world.restart()
    expect([gone.status, JSON.parse(gone.body).code]).toEqual([500, 'internal'])
  })
})
