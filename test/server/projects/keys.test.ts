import { describe, expect, it } from 'vitest'
import { createPatchbay } from '../../../server/index.ts'
import { hashApiKey } from '../../../server/security/api-key.ts'
import { createProject } from '../../../server/use-cases/projects/create-project.ts'
import { databaseKinds } from '../../support/databases.ts'
import { request, start, type World } from '../../support/world.ts'

const hour = 60 * 60_000

/** What a project lets pass that says nothing. */
const safe = {
  allow_display_name_only: false,
  allow_other_type: false,
  launch: null,
  abandoned_numbers: 'return',
  allow_other_number: false,
  allow_number_move: false,
  allow_access_token: false,
  support_url: null,
  terms_url: null,
  privacy_url: null,
  healing_minutes: 30,
}

describe.concurrent.each(databaseKinds)('projects and keys on %s', (kind) => {
  it('makes a key, shows it once, and keeps its hash alone', async () => {
    await using world = await start(kind)
    const made = await world.api('POST', '/api_keys', { api_key: { name: 'billing' } })
    expect(made.status).toBe(201)
    const { key, ...shown } = made.body.data
    expect(key).toMatch(/^pb_[\w-]{43}$/)
    expect(shown).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      name: 'billing',
      prefix: key.slice(0, 8),
      role: 'act',
      status: 'active',
      current: false,
      expires_at: null,
      last_used_at: null,
      created_at: expect.stringMatching(/Z$/),
      revoked_at: null,
    })
    expect((await world.api('GET', `/api_keys/${shown.id}`)).body).toEqual({ data: shown })
    const row = await world.db.selectFrom('api_keys').selectAll().where('id', '=', shown.id).executeTakeFirstOrThrow()
    expect(row.hash).toBe(hashApiKey(key))
    expect(JSON.stringify(row)).not.toContain(key)
    expect(world.logged.join()).not.toContain(key)

    const seen = await request('GET', `${world.url}/platform/v1/api_keys`, undefined, { 'X-API-Key': key })
    expect(seen.body.data.map(({ id, current }: { id: string; current: boolean }) => [id, current])).toEqual([
      [shown.id, true],
      [expect.any(String), false],
    ])
    expect(seen.body.data[0].last_used_at).toMatch(/Z$/)
    expect(seen.body.data[1]).toMatchObject({ name: null, prefix: null })
    expect(seen.headers.get('x-total')).toBe('2')
  })

  it('lets a key that may only read look everywhere and change nothing, on every surface', async () => {
    await using world = await start(kind)
    const made = await world.api('POST', '/api_keys', { api_key: { name: 'dashboard', role: 'read' } })
    expect(made.body.data).toMatchObject({ role: 'read' })
    const headers = { 'X-API-Key': made.body.data.key }
    const ask = (method: string, path: string, body?: unknown) => request(method, `${world.url}${path}`, body, headers)
    for (const path of ['/platform/v1/customers', '/platform/v1/api_keys', '/admin/tenants/me', '/v1/me'])
      expect([path, (await ask('GET', path)).status]).not.toEqual([path, 403])
    expect((await ask('GET', '/platform/v1/customers')).status).toBe(200)

    const refused = await ask('POST', '/platform/v1/customers', { customer: { name: 'Nobody' } })
    expect([refused.status, refused.body]).toEqual([
      403,
      { error: 'This key may only read: use a key with the role act' },
    ])
    for (const [method, path] of [
      ['POST', '/platform/v1/api_keys'],
      ['PATCH', '/platform/v1/project'],
      ['DELETE', `/platform/v1/api_keys/${made.body.data.id}`],
      ['POST', '/platform/v1/whatsapp/phone_numbers/1/access_token'],
      ['POST', '/v1/messages'],
      ['POST', '/meta/whatsapp/v26.0/1/messages'],
    ] as const)
      expect([path, (await ask(method, path, {})).status]).toEqual([path, 403])
    expect((await ask('POST', '/v1/messages', {})).body).toMatchObject({ statusCode: 403, error: 'FORBIDDEN' })
    expect((await world.api('GET', '/customers')).body.meta.total_count).toBe(0)
  })

  it('rotates a key that may only read into one that may only read', async () => {
    await using world = await start(kind)
    const first = (await world.api('POST', '/api_keys', { api_key: { name: 'dashboard', role: 'read' } })).body.data
    const turned = await world.api('POST', `/api_keys/${first.id}/rotate`, {})
    expect(turned.body.data.role).toBe('read')
    const wrong = await world.api('POST', '/api_keys', { api_key: { name: 'x', role: 'admin' } })
    expect([wrong.status, wrong.body.error]).toEqual([422, expect.stringContaining('role must be read or act')])
  })

  it('rotates: both keys work for the overlap, then the new one alone', async () => {
    await using world = await start(kind)
    const first = (await world.api('POST', '/api_keys', { api_key: { name: 'crm' } })).body.data
    const turned = await world.api('POST', `/api_keys/${first.id}/rotate`, { api_key: { overlap_hours: 2 } })
    expect(turned.status).toBe(201)
    const second = turned.body.data
    expect([second.name, second.key === first.key, second.id === first.id]).toEqual(['crm', false, false])
    const status = async (key: string) =>
      (await request('GET', `${world.url}/platform/v1/project`, undefined, { 'X-API-Key': key })).status
    expect([await status(first.key), await status(second.key)]).toEqual([200, 200])
    world.advance(2 * hour + 1_000)
    expect([await status(first.key), await status(second.key)]).toEqual([401, 200])
    expect((await world.api('GET', `/api_keys/${first.id}`)).body.data.status).toBe('expired')
    const late = await world.api('POST', `/api_keys/${first.id}/rotate`)
    expect([late.status, late.body]).toEqual([422, { error: 'The API key works no more: make another one instead' }])
  })

  it('rotates the key of the request itself, at once when no overlap is wanted', async () => {
    await using world = await start(kind)
    const own = (await world.api('GET', '/api_keys')).body.data[0]
    const next = await world.api('POST', `/api_keys/${own.id}/rotate`, { api_key: { overlap_hours: 0 } })
    expect(next.status).toBe(201)
    expect((await world.api('GET', '/project')).status).toBe(401)
    const headers = { 'X-API-Key': next.body.data.key }
    expect((await request('GET', `${world.url}/platform/v1/project`, undefined, headers)).status).toBe(200)
  })

  it('revokes a key at once, but no key revokes itself', async () => {
    await using world = await start(kind)
    const made = (await world.api('POST', '/api_keys', { api_key: { name: 'old' } })).body.data
    expect((await world.api('DELETE', `/api_keys/${made.id}`)).status).toBe(204)
    expect((await world.api('DELETE', `/api_keys/${made.id}`)).status).toBe(204)
    const reply = await request('GET', `${world.url}/platform/v1/project`, undefined, { 'X-API-Key': made.key })
    expect([reply.status, reply.body]).toEqual([401, { error: 'Missing or invalid API key' }])
    expect((await world.api('GET', `/api_keys/${made.id}`)).body.data.status).toBe('revoked')
    const own = (await world.api('GET', '/api_keys')).body.data.find(({ current }: { current: boolean }) => current)
    const refused = await world.api('DELETE', `/api_keys/${own.id}`)
    expect(refused.status).toBe(422)
    expect(refused.body.error).toMatch(/^A key cannot revoke itself/)
  })

  it('ends a key at its time', async () => {
    await using world = await start(kind)
    const expires_at = new Date(Date.now() + hour).toISOString()
    const made = (await world.api('POST', '/api_keys', { api_key: { name: 'contractor', expires_at } })).body.data
    expect(made.expires_at).toBe(expires_at)
    const ask = () => request('GET', `${world.url}/platform/v1/project`, undefined, { 'X-API-Key': made.key })
    expect((await ask()).status).toBe(200)
    world.advance(hour + 1_000)
    expect((await ask()).status).toBe(401)
  })

  it.each([
    [{}, 'api_key must be an object'],
    [{ api_key: {} }, 'api_key.name must be text'],
    [{ api_key: { name: '  ' } }, "api_key.name can't be blank"],
    [
      { api_key: { name: 'x', expires_at: 'soon' } },
      'api_key.expires_at must be a moment such as 2026-12-31T23:59:59Z',
    ],
    [{ api_key: { name: 'x', expires_at: '2001-01-01T00:00:00Z' } }, 'api_key.expires_at must be in the future'],
  ])('names what is wrong with a key: %j', async (body, error) => {
    await using world = await start(kind)
    const reply = await world.api('POST', '/api_keys', body)
    expect([reply.status, reply.body]).toEqual([422, { error }])
  })

  /** What a key is answered by the server as it runs now. */
  const status = async (world: World, key: string) =>
    (await request('GET', `${world.url}/platform/v1/project`, undefined, { 'X-API-Key': key })).status
  const [other, own] = ['another key of sixteen or more', (world: World) => world.options.apiKey as string]

  it('lets the keys of old and of new settings work, whichever server starts last, until one is revoked', async () => {
    await using world = await start(kind)
    const named = (await world.api('POST', '/api_keys', { api_key: { name: 'worker' } })).body.data
    const second = await createPatchbay({ ...world.options, apiKey: other })
    await world.restart()
    for (const key of [own(world), other, named.key]) expect(await status(world, key)).toBe(200)
    await second.close()
    const headers = { 'X-API-Key': other }
    const log = await request('GET', `${world.url}/platform/v1/audit_log`, undefined, headers)
    expect(log.body.data[0]).toMatchObject({ action: 'api_key.created', detail: { in: 'the settings' } })
  })

  it('takes no key back that was revoked, whatever settings name it: the start says so and goes on', async () => {
    await using world = await start(kind)
    const named = (await world.api('POST', '/api_keys', { api_key: { name: 'worker' } })).body.data
    const { id } = (await world.api('GET', '/api_keys')).body.data.find((key: { current: boolean }) => key.current)
    const headers = { 'X-API-Key': named.key }
    await request('DELETE', `${world.url}/platform/v1/api_keys/${id}`, undefined, headers)
    await world.restart()
    expect([await status(world, own(world)), await status(world, named.key)]).toEqual([401, 200])
    expect(world.logged.join('')).toMatch(/apiKey was revoked at .* and stays so; the server goes on without it/)

    await world.restart({ apiKey: other })
    await world.restart()
    const after = await Promise.all([own(world), other, named.key].map((key) => status(world, key)))
    expect(after).toEqual([401, 200, 200])
  })

  it('takes no key back whose time is over', async () => {
    await using world = await start(kind)
    const { id } = (await world.api('GET', '/api_keys')).body.data[0]
    const next = await world.api('POST', `/api_keys/${id}/rotate`, { api_key: { overlap_hours: 1 } })
    await world.restart()
    expect(await status(world, own(world))).toBe(200)
    world.advance(hour + 1_000)
    await world.restart()
    expect([await status(world, own(world)), await status(world, next.body.data.key)]).toEqual([401, 200])
  })

  it('does not start with a revoked key where the project would have no other', async () => {
    await using world = await start(kind)
    await world.db.updateTable('api_keys').set({ revoked_at: new Date().toISOString() }).execute()
    await expect(createPatchbay(world.options)).rejects.toThrow(
      /^apiKey was revoked at .*, and the project has no other key: set it to a key that works, or to a new one$/,
    )
    await world.restart({ apiKey: other })
    expect([await status(world, own(world)), await status(world, other)]).toEqual([401, 200])
  })

  it('makes a first key once, however many servers start, and another where all were revoked', async () => {
    await using world = await start(kind)
    await world.db.deleteFrom('api_keys').execute()
    const told: string[] = []
    const options = { ...world.options, apiKey: undefined, onFirstKey: (key: string) => void told.push(key) }
    const servers = await Promise.all([1, 2, 3].map(() => createPatchbay(options)))
    expect(told).toHaveLength(1)
    await world.db.updateTable('api_keys').set({ revoked_at: new Date().toISOString() }).execute()
    servers.push(await createPatchbay(options))
    expect(told).toHaveLength(2)
    expect(await Promise.all(told.map((key) => status(world, key)))).toEqual([401, 200])
    for (const server of servers) await server.close()
  })

  it('counts a key, those it makes and those that take its place towards one limit', async () => {
    await using world = await start(kind, { rateLimit: 12 })
    const child = (await world.api('POST', '/api_keys', { api_key: { name: 'child' } })).body.data
    const headers = { 'X-API-Key': child.key }
    const made = await request(
      'POST',
      `${world.url}/platform/v1/api_keys`,
      { api_key: { name: 'grandchild' } },
      headers,
    )
    const turned = await request('POST', `${world.url}/platform/v1/api_keys/${child.id}/rotate`, undefined, headers)
    const keys = [own(world), child.key, made.body.data.key, turned.body.data.key]
    const answers: number[] = []
    for (let nth = 0; nth < 16; nth++) answers.push(await status(world, keys[nth % keys.length] as string))
    expect(answers).toEqual([...Array(9).fill(200), ...Array(7).fill(429)])

    const { key } = await createProject({ db: world.db, now: () => new Date() }, 'Second')
    expect(await status(world, key)).toBe(200)
  })

  it('does not take the key of another project for its own', async () => {
    await using world = await start(kind)
    const { project, key } = await createProject({ db: world.db, now: () => new Date() }, 'Second')
    await expect(createPatchbay({ ...world.options, apiKey: key })).rejects.toThrow(
      'apiKey is a key of another project',
    )
    const headers = { 'X-API-Key': key }
    const { body } = await request('GET', `${world.url}/platform/v1/project`, undefined, headers)
    expect(body.data.id).toBe(project.id)
    expect((await world.api('GET', '/project')).status).toBe(200)
  })

  it('shows and changes the project, and what customers read follows', async () => {
    await using world = await start(kind)
    const project = (await world.api('GET', '/project')).body.data
    expect(project).toEqual({
      id: '00000000-0000-7000-8000-000000000001',
      number: expect.any(Number),
      name: 'Acme',
      policy: safe,
      steps: null,
      created_at: expect.stringMatching(/Z$/),
    })
    const changed = await world.api('PATCH', '/project', {
      project: { name: 'Acme CRM', policy: { allow_display_name_only: true } },
    })
    expect(changed.body.data).toEqual({
      ...project,
      name: 'Acme CRM',
      policy: { ...safe, allow_display_name_only: true },
    })
    expect((await world.api('PATCH', '/project', { project: {} })).body).toEqual(changed.body)
    const link = await world.link()
    expect((await world.connect(link.token, 'GET', '/session')).body.company_name).toBe('Acme CRM')
    const wrong = await world.api('PATCH', '/project', { project: { policy: { allow_display_name_only: 'yes' } } })
    expect([wrong.status, wrong.body.error]).toEqual([
      422,
      'project.policy.allow_display_name_only must be true or false',
    ])
  })

  it('keeps a second project apart: its key sees neither customers nor keys nor changes of the first', async () => {
    await using world = await start(kind)
    const link = await world.link()
    const { project, key } = await createProject({ db: world.db, now: () => new Date() }, 'Second')
    const ask = (method: string, path: string) =>
      request(method, `${world.url}/platform/v1${path}`, undefined, { 'X-API-Key': key })
    expect((await ask('GET', '/project')).body.data).toMatchObject({ id: project.id, name: 'Second' })
    expect((await ask('GET', '/customers')).body.data).toEqual([])
    expect((await ask('GET', `/customers/${link.customerId}`)).status).toBe(404)
    expect((await ask('GET', '/api_keys')).body.data).toHaveLength(1)
    expect((await ask('GET', '/audit_log')).body.data.map((one: { action: string }) => one.action)).toEqual([
      'project.created',
    ])
  })

  it('writes down who changed keys and projects', async () => {
    await using world = await start(kind)
    const own = (await world.api('GET', '/api_keys')).body.data[0].id
    const made = (await world.api('POST', '/api_keys', { api_key: { name: 'crm' } })).body.data
    const turned = (await world.api('POST', `/api_keys/${made.id}/rotate`)).body.data
    await world.api('DELETE', `/api_keys/${turned.id}`)
    await world.api('PATCH', '/project', { project: { name: 'Renamed' } })
    const log = await world.api('GET', '/audit_log')
    const told = log.body.data.map(({ actor, action, subject, detail }: Record<string, unknown>) => [
      actor,
      action,
      subject,
      detail,
    ])
    expect(told).toEqual([
      [`key:${own}`, 'project.updated', '00000000-0000-7000-8000-000000000001', { name: 'Renamed' }],
      [`key:${own}`, 'api_key.revoked', turned.id, {}],
      [`key:${own}`, 'api_key.rotated', made.id, { api_key_id: turned.id, overlap_hours: 24 }],
      [`key:${own}`, 'api_key.created', made.id, { name: 'crm', role: 'act' }],
    ])
    expect(JSON.stringify(log.body)).not.toContain(made.key)
    expect((await world.api('GET', '/audit_log?action=api_key.revoked')).body.meta.total_count).toBe(1)
    expect((await world.api('GET', `/audit_log?subject=${made.id}`)).body.meta.total_count).toBe(2)
    expect((await world.api('GET', '/audit_log?action=everything')).status).toBe(422)
  })
})
