import { describe, expect, it } from 'vitest'
import { createPatchbay } from '../../../server/index.ts'
import { hashApiKey } from '../../../server/security/api-key.ts'
import { createProject } from '../../../server/use-cases/projects/create-project.ts'
import { databaseKinds } from '../../support/databases.ts'
import { request, start } from '../../support/world.ts'

const hour = 60 * 60_000

/** What a project lets pass that says nothing. */
const safe = {
  ...{ allow_display_name_only: false, allow_other_type: false, abandoned_numbers: 'return' },
  ...{ allow_other_number: false, allow_number_move: false, support_url: null },
}

describe.each(databaseKinds)('projects and keys on %s', (kind) => {
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

  it('keeps keys with a name when the settings name another key, and ends the one they named before', async () => {
    await using world = await start(kind)
    const named = (await world.api('POST', '/api_keys', { api_key: { name: 'worker' } })).body.data
    await world.restart({ apiKey: 'another key of sixteen or more' })
    const status = async (key: string) =>
      (await request('GET', `${world.url}/platform/v1/project`, undefined, { 'X-API-Key': key })).status
    expect(await status(world.options.apiKey as string)).toBe(401)
    expect(await status('another key of sixteen or more')).toBe(200)
    expect(await status(named.key)).toBe(200)
    const headers = { 'X-API-Key': named.key }
    const log = await request('GET', `${world.url}/platform/v1/audit_log`, undefined, headers)
    expect(log.body.data[0]).toMatchObject({
      actor: 'patchbay',
      action: 'api_key.revoked',
      detail: { in: 'the settings' },
    })
  })

  it('does not take the key of another project for its own', async () => {
    await using world = await start(kind)
    const { project, key } = await createProject({ db: world.db, now: () => new Date() }, 'Second')
    await expect(createPatchbay({ ...world.options, apiKey: key })).rejects.toThrow(
      'PATCHBAY_API_KEY is a key of another project',
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
      created_at: expect.stringMatching(/Z$/),
    })
    const changed = await world.api('PATCH', '/project', {
      project: { name: 'Acme CRM', policy: { allow_display_name_only: true } },
    })
    expect(changed.body.data).toEqual({
      ...{ ...project, name: 'Acme CRM' },
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
      [`key:${own}`, 'api_key.created', made.id, { name: 'crm' }],
    ])
    expect(JSON.stringify(log.body)).not.toContain(made.key)
    expect((await world.api('GET', '/audit_log?action=api_key.revoked')).body.meta.total_count).toBe(1)
    expect((await world.api('GET', `/audit_log?subject=${made.id}`)).body.meta.total_count).toBe(2)
    expect((await world.api('GET', '/audit_log?action=everything')).status).toBe(422)
  })
})
