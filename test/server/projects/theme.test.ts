import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient } from '../../../client/index.ts'
import { themeVariables } from '../../../contract/index.ts'
import { createProject } from '../../../server/use-cases/projects/create-project.ts'
import { databaseKinds } from '../../support/databases.ts'
import { request, start, type World } from '../../support/world.ts'

describe.each(databaseKinds)('the theme of a project on %s', (kind) => {
  let world: World
  beforeAll(async () => {
    world = await start(kind)
  })
  afterAll(() => world[Symbol.asyncDispose]())

  /** A project of its own for each test, and what a backend and a browser of it do. */
  async function project(name = 'Wool') {
    const { key, project } = await createProject({ db: world.db, now: () => new Date() }, name)
    const client = createClient({ serverUrl: world.url, apiKey: key })
    const customer = await client.customers.create({ name: 'Somebody' })
    const ask = async (path: string, token: string) =>
      (await request('GET', `${world.url}/connect/v1${path}`, undefined, { Authorization: `Bearer ${token}` })).body
    return { key, client, customer, ask, id: project.id }
  }

  it('is what links wear that have none of their own, and the hosted page', async () => {
    const { client, customer, ask } = await project()
    expect(await client.theme.get()).toEqual({
      id: null,
      version: null,
      theme: {},
      actor: null,
      created_at: null,
      warnings: [],
    })
    const theme = { primary_color: '#7c3aed', background_color: '#14101f', company_name: 'Wool & Co' }
    await client.theme.publish(theme)
    const link = await client.setupLinks.create(customer.id)
    expect(link.theme_config, 'what was sent comes back').toBe(null)
    expect(await ask('/session', link.token)).toMatchObject({
      theme,
      look: themeVariables(theme),
      company_name: 'Wool & Co',
    })
    const page = await request('GET', link.url)
    expect(page.body).toContain('--pb-primary:#7c3aed;')
    expect(page.body).toContain('Wool &amp; Co')
  })

  it('gives way to the theme of a link, value by value', async () => {
    const { client, customer, ask } = await project()
    await client.theme.publish({ primary_color: '#7c3aed', radius: 4, layout: 'split' })
    const link = await client.setupLinks.create(customer.id, { theme_config: { primary_color: '#be123c' } })
    expect((await ask('/session', link.token)).theme).toEqual({ primary_color: '#be123c', radius: 4, layout: 'split' })
    expect((await request('GET', link.url)).body).toContain('<body data-layout="split">')
  })

  it('changes links that are out, and what an open page asks for', async () => {
    const { client, customer, ask } = await project()
    const { token } = await client.setupLinks.create(customer.id)
    expect(await ask('/look', token)).toEqual({ theme: {} })
    const theme = { primary_color: '#0f766e' }
    await client.theme.publish(theme)
    expect(await ask('/look', token)).toEqual({ theme, look: themeVariables(theme) })
  })

  it('keeps its versions, makes none for what is there, and publishes one of before again', async () => {
    const { client, id } = await project()
    const first = await client.theme.publish({ primary_color: '#111111' })
    expect(await client.theme.publish({ primary_color: '#111111' })).toEqual(first)
    await client.theme.publish({ primary_color: '#222222' })
    const again = await client.theme.versions.publish(first.id as string)
    expect(again).toMatchObject({ version: 3, theme: { primary_color: '#111111' } })
    const { data } = await client.theme.versions.list()
    expect(data.map(({ version, theme }) => [version, theme.primary_color])).toEqual([
      [3, '#111111'],
      [2, '#222222'],
      [1, '#111111'],
    ])
    expect(await client.theme.versions.get(first.id as string)).toMatchObject({ version: 1, actor: first.actor })
    const entries = await world.db
      .selectFrom('audit_log')
      .select(['action', 'detail', 'actor'])
      .where('project_id', '=', id)
      .where('action', '=', 'theme.published')
      .orderBy('id')
      .execute()
    expect(entries.map(({ detail }) => JSON.parse(detail))).toEqual([{ version: 1 }, { version: 2 }, { version: 3 }])
    expect(entries[0]?.actor).toBe(first.actor)
  })

  it('keeps the last hundred versions', async () => {
    const { client } = await project()
    for (let at = 0; at < 102; at++) await client.theme.publish({ radius: at % 2, company_name: `Wool ${at}` })
    const { data, meta } = await client.theme.versions.list({ per_page: 100 })
    expect(meta.total_count).toBe(100)
    expect(data.at(-1)?.version).toBe(3)
  })

  it('gives publishers at the same moment a version each', async () => {
    const { client } = await project()
    const made = await Promise.all([1, 2, 3, 4].map((radius) => client.theme.publish({ radius })))
    expect(made.map(({ version }) => version).sort()).toEqual([1, 2, 3, 4])
    const last = made.find(({ version }) => version === 4)
    expect((await client.theme.get()).theme).toEqual(last?.theme)
  })

  it('says which of its colours nobody could have read', async () => {
    const { client, customer } = await project()
    const { warnings } = await client.theme.publish({ muted_text_color: '#cccccc' })
    expect(warnings.map(({ property }) => property)).toEqual(['theme.muted_text_color'])
    expect(warnings[0]?.message).toContain('text needs 4.5:1')
    const link = await client.setupLinks.create(customer.id, { theme_config: { radius: 3 } })
    const told = link.warnings?.map(({ property }) => property)
    expect(told, 'the link is not told of what the project gave').toEqual(['policy.support_url'])
  })

  it('is nobody else’s, and a key that may only read reads it', async () => {
    const [ours, theirs] = [await project(), await project('Silk')]
    const made = await ours.client.theme.publish({ primary_color: '#7c3aed' })
    expect((await theirs.client.theme.get()).theme).toEqual({})
    expect((await theirs.client.theme.versions.list()).data).toEqual([])
    await expect(theirs.client.theme.versions.get(made.id as string)).rejects.toMatchObject({ status: 404 })
    await expect(theirs.client.theme.versions.publish(made.id as string)).rejects.toMatchObject({ status: 404 })
    const { token } = await theirs.client.setupLinks.create(theirs.customer.id)
    expect(await theirs.ask('/look', token)).toEqual({ theme: {} })

    const { key } = await ours.client.apiKeys.create({ name: 'a reader', role: 'read' })
    const reader = createClient({ serverUrl: world.url, apiKey: key })
    expect((await reader.theme.get()).theme).toEqual({ primary_color: '#7c3aed' })
    await expect(reader.theme.publish({})).rejects.toMatchObject({ status: 403 })
    await expect(reader.theme.versions.publish(made.id as string)).rejects.toMatchObject({ status: 403 })
  })

  it('refuses what is no theme, by the name of the field', async () => {
    const { key } = await project()
    const reply = await request(
      'PUT',
      `${world.url}/platform/v1/theme`,
      { theme: { primary_color: 'red' } },
      { 'X-API-Key': key },
    )
    expect([reply.status, reply.body.error]).toEqual([
      422,
      expect.stringMatching(/^theme\.primary_color must be a colour/),
    ])
  })
})
