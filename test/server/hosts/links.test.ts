import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { verifyResult } from '../../../server/index.ts'
import { databaseKinds } from '../../support/databases.ts'
import { askAs, ownHost } from '../../support/hosts.ts'
import { start, type World } from '../../support/world.ts'

describe.each(databaseKinds)('the links of a project with hosts of its own, on %s', (kind) => {
  let world: World
  let customerId: string
  const made = (domain?: string | null) =>
    world.api('POST', `/customers/${customerId}/setup_links`, { setup_link: domain === undefined ? {} : { domain } })
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000)
  /** The server learns of it at its next look; `domain` in a request has it look at once. */
  const known = (host: string) => expect.poll(async () => (await made(host)).status, { timeout: 15_000 }).toBe(201)

  beforeAll(async () => {
    world = await start(kind)
    customerId = (await world.api('POST', '/customers', { customer: { name: 'Wool' } })).body.data.id
  })
  afterAll(() => world[Symbol.asyncDispose]())
  beforeEach(() => world.db.deleteFrom('domains').execute())

  it('stand on the domain that became active last, or on the one that the link names, or on ours', async () => {
    const { port } = new URL(world.url)
    const before = (await made()).body.data
    expect([before.domain, before.url]).toEqual([null, `${world.url}/s/${before.token}`])
    await ownHost(world.db, 'first.acme.test', { at: at(-2) })
    await ownHost(world.db, 'second.acme.test', { at: at(-1) })
    await ownHost(world.db, 'third.acme.test', { at: at(0), state: 'failing' })
    await known('first.acme.test')

    const newest = (await made()).body.data
    expect([newest.domain, newest.url]).toEqual([
      'second.acme.test',
      `http://second.acme.test:${port}/s/${newest.token}`,
    ])
    const named = (await made('FIRST.acme.test.')).body.data
    expect([named.domain, named.url]).toEqual(['first.acme.test', `http://first.acme.test:${port}/s/${named.token}`])
    const ours = (await made(null)).body.data
    expect([ours.domain, ours.url]).toEqual([null, `${world.url}/s/${ours.token}`])

    const path = `/customers/${customerId}/setup_links/${ours.id}`
    const changed = (setup_link: object) => world.api('PATCH', path, { setup_link })
    expect((await changed({ domain: 'second.acme.test' })).body.data.url).toMatch(/^http:\/\/second\.acme\.test:/)
    expect((await changed({ language: 'es' })).body.data.domain).toBe('second.acme.test')
    expect((await changed({ domain: null })).body.data.url).toMatch(world.url)
  })

  it('go on under our address when their domain is gone, and come back to it', async () => {
    const id = await ownHost(world.db, 'signup.acme.test')
    await known('signup.acme.test')
    const link = (await made()).body.data
    const read = async () =>
      (await world.api('GET', `/customers/${customerId}/setup_links/${link.id}`)).body.data.url as string
    await world.db.updateTable('domains').set({ state: 'removed', owned: 0 }).where('id', '=', id).execute()
    await expect.poll(read, { timeout: 15_000 }).toBe(`${world.url}/s/${link.token}`)
    expect((await made('signup.acme.test')).status).toBe(422)
    await ownHost(world.db, 'signup.acme.test')
    await expect.poll(read, { timeout: 15_000 }).toBe(link.url)
  })

  it('take no domain that is not their project’s, and say so alike for what is another’s and what is nobody’s', async () => {
    const projectId = randomUUID()
    await world.db
      .insertInto('projects')
      .values({ id: projectId, name: 'Other', policy: '{}', created_at: at(0).toISOString(), number: Date.now() })
      .execute()
    await ownHost(world.db, 'start.other.test', { projectId })
    await ownHost(world.db, 'waiting.acme.test', { state: 'pending' })
    const answers = []
    for (const domain of ['start.other.test', 'waiting.acme.test', 'nobody.test', 'a b', 'x@y.test', '127.0.0.1', ''])
      answers.push(await made(domain))
    for (const { status, body } of answers) expect([status, body]).toEqual([422, answers[0]?.body])
    expect(answers[0]?.body.error).toContain('domain must be an active domain of this project')
  })

  it('are made by the admin dialect alike', async () => {
    await ownHost(world.db, 'signup.acme.test')
    await known('signup.acme.test')
    const headers = { 'X-API-Key': world.options.apiKey as string }
    const ask = (path: string, body?: object) =>
      askAs(world.url, 'localhost', `/admin${path}`, { method: body ? 'POST' : 'GET', headers, body })
    const tenant = (await askAs(world.url, 'localhost', '/v1/me', { headers })).body.id
    const { id } = (await ask(`/tenants/${tenant}/customers`, { name: 'Oak' })).body
    const link = (await ask(`/customers/${id}/setup-links`, {})).body
    expect(link.domain).toBe('signup.acme.test')
    expect(link.url).toMatch(/^http:\/\/signup\.acme\.test:/)
  })

  it('end with a result that our canonical address signed, and that is verified as ever', async () => {
    await ownHost(world.db, 'signup.acme.test')
    await known('signup.acme.test')
    const link = await world.link({ success_redirect_url: 'https://app.acme.test/done' })
    expect(link.url).toMatch(/^http:\/\/signup\.acme\.test:/)
    const { code, assets } = world.sandbox.control.finish({ connectionType: 'dedicated' })
    const headers = { Authorization: `Bearer ${link.token}`, Origin: new URL(link.url).origin }
    const attempt = `/connect/v1/attempts/${randomUUID()}`
    const onHost = (method: string, body?: object) =>
      askAs(world.url, 'signup.acme.test', attempt, { method, headers, body })
    await onHost('PUT', { connection_type: 'dedicated', code, assets })
    await expect.poll(async () => (await onHost('GET')).body.status, { timeout: 50_000 }).toBe('completed')
    const { redirect_url } = (await onHost('GET')).body
    const verified = await verifyResult(redirect_url, { serverUrl: world.url, expect: { setup_link_id: link.id } })
    expect(verified).toMatchObject({ status: 'completed' })
  })
})
