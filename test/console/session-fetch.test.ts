import { beforeEach, describe, expect, it, vi } from 'vitest'
import { consoleApi } from '../../console/api/console-api.ts'
import { until } from '../support/until.ts'

const server = 'https://connect.example.com'

interface Asked {
  method: string
  path: string
  headers: Headers
  body: string
}

/** A server whose answers the test gives, request by request. */
function played() {
  const asked: Asked[] = []
  let answer: (request: Asked) => Response | Promise<Response> = () => json({ data: [] })
  let session: object | undefined = sessionOf('one')
  const send = vi.fn(async (input: RequestInfo | URL, init: RequestInit = {}) => {
    const request = {
      method: init.method ?? 'GET',
      path: String(input).slice(server.length),
      headers: new Headers(init.headers),
      body: String(init.body ?? ''),
    }
    if (request.path === '/console/session') {
      if (request.method === 'POST') session = sessionOf(JSON.parse(request.body).key)
      return session ? json({ data: session }) : json({ error: 'Nobody is signed in' }, 401)
    }
    asked.push(request)
    return answer(request)
  }) as unknown as typeof fetch
  return {
    api: consoleApi(server, send),
    asked,
    answers: (next: typeof answer) => {
      answer = next
    },
    cookieOf: (next: object | undefined) => {
      session = next
    },
  }
}

const json = (body: object, status = 200, headers = {}) => new Response(JSON.stringify(body), { status, headers })
const sessionOf = (csrf: string, project = 'p1') => ({
  ...{ id: 's1', project: { id: project, name: 'Acme' }, role: 'act', entrance: 'key', csrf, insecure: false },
  ...{ key: { id: 'k1', name: null, prefix: null }, expires_at: '2027-01-01T00:00:00Z' },
})
const ended = () => json({ error: 'Unauthorized' }, 401)

describe('a request of the console', () => {
  let world: ReturnType<typeof played>
  beforeEach(async () => {
    world = played()
    await world.api.sessions.read()
  })
  const again = () => world.api.sessions.access()

  it('goes with the session’s proof in place of a key', async () => {
    await world.api.client.customers.list()
    const [{ headers } = {} as Asked] = world.asked
    expect([headers.get('X-Patchbay-Console'), headers.get('X-API-Key')]).toEqual(['one', null])
  })

  it('waits where the session has ended, and is done once when somebody has signed in', async () => {
    world.answers(({ headers }) =>
      headers.get('X-Patchbay-Console') === 'two' ? json({ data: { id: 'new' } }) : ended(),
    )
    const done = vi.fn()
    const made = world.api.client.customers.create({ name: 'Wool' }).then(done)
    await until(() => expect(again()).toMatchObject({ state: 'in', again: true }))
    expect(done).not.toHaveBeenCalled()
    expect(await world.api.sessions.signIn({ key: 'two' })).toBeUndefined()
    await made
    expect(done).toHaveBeenCalledWith({ id: 'new' })
    expect(world.asked).toHaveLength(2)
    // The server knows it for the same deed.
    const [first, second] = world.asked.map(({ headers }) => headers.get('Idempotency-Key'))
    expect(first).toBe(second)
    expect(again()).toMatchObject({ again: false })
  })

  it('is not sent where somebody signed in to another project', async () => {
    world.answers(ended)
    const made = world.api.client.customers.create({ name: 'Wool' })
    await until(() => expect(again()).toMatchObject({ again: true }))
    const refused = expect(made).rejects.toThrow('You signed in to another project, so nothing was sent.')
    world.cookieOf(sessionOf('three', 'p2'))
    await world.api.sessions.read()
    await refused
    expect(world.asked).toHaveLength(1)
  })

  it('is not sent when somebody signs out instead', async () => {
    world.answers(ended)
    const made = world.api.client.customers.create({ name: 'Wool' })
    await until(() => expect(again()).toMatchObject({ again: true }))
    const refused = expect(made).rejects.toThrow('You signed out, so nothing was sent.')
    world.api.sessions.leave()
    await refused
    expect([world.asked.length, again()]).toEqual([1, { state: 'out', byHost: false }])
  })

  it('takes over the session of another tab, which gave this one another cookie', async () => {
    world.answers(({ headers }) =>
      headers.get('X-Patchbay-Console') === 'tab' ? json({ data: { id: 'p1' } }) : json({ error: 'csrf' }, 403),
    )
    world.cookieOf(sessionOf('tab'))
    expect(await world.api.client.project.get()).toEqual({ id: 'p1' })
  })

  it('says what its key may not do, and does not ask again', async () => {
    world.answers(() => json({ error: 'this key may only read' }, 403))
    await expect(world.api.client.customers.create({ name: 'Wool' })).rejects.toThrow('this key may only read')
    expect(world.asked).toHaveLength(1)
  })

  it('brings the ETag of the last answer, and takes “not modified” for that answer', async () => {
    world.answers(({ headers }) =>
      headers.get('If-None-Match') === '"e1"'
        ? new Response(null, { status: 304 })
        : json({ data: { id: 'p1' } }, 200, { ETag: '"e1"' }),
    )
    const first = await world.api.client.project.get()
    expect(await world.api.client.project.get()).toEqual(first)
    expect(world.asked.map(({ headers }) => headers.get('If-None-Match'))).toEqual([null, '"e1"'])
  })

  it('notes that the server is away, and that it is back', async () => {
    world.answers(() => {
      throw new TypeError('failed to fetch')
    })
    await expect(world.api.client.project.get()).rejects.toMatchObject({ status: 0 })
    expect(world.api.reach.reached()).toBe(false)
    world.answers(() => json({ data: { id: 'p1' } }))
    await world.api.client.project.get()
    expect(world.api.reach.reached()).toBe(true)
  })

  it('takes a proxy’s “not now” for a server that is away', async () => {
    world.answers(() => new Response('<html>Bad gateway</html>', { status: 502 }))
    await expect(world.api.client.project.get()).rejects.toThrow()
    expect(world.api.reach.reached()).toBe(false)
  })
})

describe('a sign-in', () => {
  it('that is refused in words shows those', async () => {
    const error = 'The login of the app decides who may use this console'
    const api = consoleApi(server, async () => json({ error }, 403))
    expect(await api.sessions.signIn({ key: 'right' })).toBe(`${error}.`)
  })

  it.each([
    [401, { key: 'wrong' }, /no key of a project/],
    [401, { ticket: 'old' }, /used already/],
    [429, { key: 'wrong' }, /too many/],
    [500, { key: 'right' }, /could not sign you in/],
  ])('that is answered with %s says what to do', async (status, how, words) => {
    const api = consoleApi(server, async () => json({ error: 'x' }, status))
    expect(await api.sessions.signIn(how as { key: string })).toMatch(words)
    expect(api.sessions.access().state).toBe('unknown')
  })
})
