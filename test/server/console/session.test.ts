import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultProjectId } from '../../../server/store/projects/projects.ts'
import { createTicket } from '../../../server/use-cases/console/create-ticket.ts'
import { createProject } from '../../../server/use-cases/projects/create-project.ts'
import { deleteOldRows, keptByDefault } from '../../../server/use-cases/projects/delete-old-rows.ts'
import { browserOf, ofPage, signIn } from '../../support/console.ts'
import { databaseKinds } from '../../support/databases.ts'
import { request, start, type World } from '../../support/world.ts'

const hour = 3_600_000

describe.each(databaseKinds)('a session of the console on %s', (kind) => {
  let world: World
  beforeAll(async () => {
    world = await start(kind)
  })
  afterAll(() => world[Symbol.asyncDispose]())

  const newKey = async (more: object = {}) =>
    (await world.api('POST', '/api_keys', { api_key: { name: `operator ${randomUUID()}`, ...more } })).body.data
  const signInBy = (body: object, headers: Record<string, string> = ofPage) =>
    request('POST', `${world.url}/console/session`, body, headers)
  const audited = async (subject: string) =>
    (await world.api('GET', `/audit_log?subject=${subject}`)).body.data.map(
      ({ actor, action }: { actor: string; action: string }) => [actor, action],
    )

  it('begins with a key, opens the API in the name of the key, and ends for good', async () => {
    const key = await newKey()
    const reply = await signInBy({ key: key.key })
    expect([reply.status, reply.headers.get('cache-control')]).toEqual([201, 'no-store'])
    expect(reply.body.data).toEqual({
      id: expect.any(String),
      project: { id: defaultProjectId, name: 'Acme' },
      role: 'act',
      entrance: 'key',
      key: { id: key.id, name: key.name, prefix: key.prefix },
      csrf: expect.stringMatching(/^[\w-]{43}$/),
      expires_at: expect.any(String),
      insecure: true,
    })
    expect(reply.headers.get('set-cookie')).toMatch(
      /^patchbay_console=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/,
    )
    const browser = browserOf(world.url, reply)
    expect((await browser.ask('GET', '/console/session')).body).toEqual(reply.body)
    const made = await browser.ask('POST', '/platform/v1/customers', { customer: { name: 'Wool' } })
    expect(made.status).toBe(201)
    expect(await audited(made.body.data.id)).toEqual([[`key:${key.id}`, 'customer.created']])

    const out = await browser.ask('DELETE', '/console/session')
    expect([out.status, out.headers.get('set-cookie')]).toEqual([
      204,
      expect.stringMatching(/^patchbay_console=; .*1970/),
    ])
    expect((await browser.ask('GET', '/platform/v1/project')).status).toBe(401)
    expect((await browser.ask('GET', '/console/session')).status).toBe(401)
    expect(await audited(reply.body.data.id)).toEqual([
      [`key:${key.id}`, 'console_session.ended'],
      [`key:${key.id}`, 'console_session.created'],
    ])
  })

  it('stores nothing that would open it', async () => {
    const browser = await signIn(world, { key: (await newKey()).key })
    const secret = browser.cookie.split('=')[1] as string
    const rows = JSON.stringify(await world.db.selectFrom('console_sessions').selectAll().execute())
    expect([rows.includes(secret), rows.includes(browser.csrf)]).toEqual([false, false])
  })

  it('begins with a link of the command line, once and within five minutes', async () => {
    const deps = { db: world.db, now: world.options.now as () => Date }
    const ticket = await createTicket(deps, defaultProjectId, 'read')
    const [one, other] = await Promise.all([signInBy({ ticket }), signInBy({ ticket })])
    expect([one.status, other.status].sort()).toEqual([201, 401])
    const { role, key } = (one.status === 201 ? one : other).body.data
    expect([role, key]).toEqual(['read', { id: expect.any(String), name: 'Console, read only', prefix: 'console' }])
    const late = await createTicket({ ...deps, now: () => new Date(Date.now() - 301_000) }, defaultProjectId, 'act')
    const refused = await signInBy({ ticket: late })
    expect([refused.status, refused.body.error]).toEqual([401, expect.stringContaining('patchbay console')])
    // The next one acts by the same key.
    const again = await signInBy({ ticket: await createTicket(deps, defaultProjectId, 'read') })
    expect(again.body.data.key.id).toBe(key.id)
  })

  it.each([
    ['nothing', {}],
    ['both', { key: 'a', ticket: 'b' }],
    ['no text', { key: 7 }],
  ])('does not begin with %s', async (_, body) => {
    expect((await signInBy(body)).status).toBe(422)
  })

  it('does not begin with a key that is wrong, revoked or over, nor from a page of another origin', async () => {
    const revoked = await newKey()
    await world.api('DELETE', `/api_keys/${revoked.id}`)
    for (const key of ['pb_wrong', revoked.key]) expect((await signInBy({ key })).status).toBe(401)
    const { key } = await newKey()
    for (const headers of [
      {},
      { Origin: 'https://evil.example' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { Origin: 'null' },
    ])
      expect([headers, (await signInBy({ key }, headers as Record<string, string>)).status]).toEqual([headers, 403])
    expect((await signInBy({ key }, { Origin: new URL(world.url).origin })).status).toBe(201)
  })

  it('ends with its key: at once when that is revoked, and never later than it', async () => {
    const key = await newKey({ expires_at: new Date(Date.now() + hour).toISOString() })
    const browser = await signIn(world, { key: key.key })
    expect((await browser.ask('GET', '/console/session')).body.data.expires_at).toBe(key.expires_at)
    expect((await browser.ask('GET', '/platform/v1/project')).status).toBe(200)
    await world.api('DELETE', `/api_keys/${key.id}`)
    expect((await browser.ask('GET', '/platform/v1/project')).status).toBe(401)
  })

  it('is listed, and can be ended by another key of the project, and by none of another project', async () => {
    const key = await newKey()
    const browser = await signIn(world, { key: key.key })
    const { data } = (await browser.ask('GET', '/console/sessions')).body
    const own = data.find(({ current }: { current: boolean }) => current)
    expect(own).toMatchObject({ role: 'act', entrance: 'key', key: { id: key.id }, browser: expect.any(String) })
    const listed = (await world.api('GET', '/console_sessions')).body.data
    expect(listed.map(({ id }: { id: string }) => id)).toContain(own.id)
    const { key: foreign } = await createProject({ db: world.db, now: () => new Date() }, 'Second')
    const asForeign = { 'X-API-Key': foreign }
    expect((await world.api('GET', '/console_sessions', undefined, asForeign)).body.data).toEqual([])
    expect((await world.api('DELETE', `/console_sessions/${own.id}`, undefined, asForeign)).status).toBe(404)
    expect((await world.api('DELETE', `/console_sessions/${own.id}`)).status).toBe(204)
    expect((await browser.ask('GET', '/platform/v1/project')).status).toBe(401)
  })

  it('of a key that may only read changes nothing, but can sign out', async () => {
    const browser = await signIn(world, { key: (await newKey({ role: 'read' })).key })
    expect((await browser.ask('GET', '/platform/v1/customers')).status).toBe(200)
    expect((await browser.ask('POST', '/platform/v1/customers', { customer: { name: 'x' } })).status).toBe(403)
    const [{ id }] = (await browser.ask('GET', '/console/sessions')).body.data
    expect((await browser.ask('DELETE', `/console/sessions/${id}`)).status).toBe(403)
    expect((await browser.ask('DELETE', '/console/session')).status).toBe(204)
  })

  it('opens nothing by its cookie alone, and a key in the request decides before it', async () => {
    const browser = await signIn(world, { key: (await newKey()).key })
    const path = '/platform/v1/customers'
    expect((await browser.ask('GET', path, undefined, { 'X-Patchbay-Console': '' })).status).toBe(403)
    expect((await browser.ask('GET', path, undefined, { 'X-Patchbay-Console': `${browser.csrf}x` })).status).toBe(403)
    const body = { customer: { name: 'x' } }
    expect((await browser.ask('POST', path, body, { 'Sec-Fetch-Site': 'same-site' })).status).toBe(403)
    const reader = await newKey({ role: 'read' })
    expect((await browser.ask('POST', path, body, { 'X-API-Key': reader.key })).status).toBe(403)
    expect((await browser.ask('GET', path, undefined, { 'X-API-Key': 'wrong' })).status).toBe(401)
    const byKey = { 'X-API-Key': world.options.apiKey as string, 'X-Patchbay-Console': '' }
    expect((await browser.ask('POST', path, body, byKey)).status).toBe(201)
  })

  it('counts towards the limits of its key, and wrong keys towards those of the address', async () => {
    await using strict = await start(kind, { rateLimit: 3, publicUrl: 'https://connect.example.com' })
    const browser = await signIn(strict, { key: strict.options.apiKey as string })
    const statuses = []
    for (let nth = 0; nth < 4; nth++) statuses.push((await browser.ask('GET', '/platform/v1/project')).status)
    expect(statuses).toEqual([200, 200, 429, 429])
    const guesses = Array.from({ length: 61 }, () =>
      request('POST', `${strict.url}/console/session`, { key: 'wrong' }, ofPage),
    )
    expect((await Promise.all(guesses)).map(({ status }) => status)).toContain(429)
  })

  it('has a cookie that only HTTPS carries where the server is reached by it, and none where nothing protects it', async () => {
    await using secure = await start(kind, { publicUrl: 'https://connect.example.com' })
    const key = secure.options.apiKey
    const reply = await request('POST', `${secure.url}/console/session`, { key }, ofPage)
    expect(reply.headers.get('set-cookie')).toMatch(
      /^__Host-patchbay_console=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Strict$/,
    )
    expect(reply.body.data.insecure).toBe(false)
    await secure.restart({ publicUrl: 'http://connect.example.com' })
    expect((await request('POST', `${secure.url}/console/session`, { key }, ofPage)).status).toBe(403)
  })

  it('is over after twelve hours, and its row goes a day later', async () => {
    await signIn(world, { key: (await newKey()).key })
    const browser = await signIn(world, { key: (await newKey()).key })
    world.advance(12 * hour + 1_000)
    expect((await browser.ask('GET', '/console/session')).status).toBe(401)
    expect((await world.api('GET', '/console_sessions')).body.data).toEqual([])
    await deleteOldRows({ db: world.db, now: () => new Date(Date.now() + 37 * hour) }, keptByDefault)
    expect(await world.db.selectFrom('console_sessions').selectAll().execute()).toEqual([])
    expect(await world.db.selectFrom('console_tickets').selectAll().execute()).toEqual([])
  })
})
