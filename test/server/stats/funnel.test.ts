import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Funnel } from '../../../contract/index.ts'
import { stats } from '../../../server/cli/database/stats.ts'
import { addLinkEvent } from '../../../server/store/links/link-events.ts'
import { createProject } from '../../../server/use-cases/projects/create-project.ts'
import { deleteOldRows, keptByDefault } from '../../../server/use-cases/projects/delete-old-rows.ts'
import { databaseKinds } from '../../support/databases.ts'
import { request, start, type World } from '../../support/world.ts'

const nobody = { sent: 0, opened: 0, type: 0, popup: 0, returned: 0, connected: 0, first_message: 0 }
const day = 86_400_000

describe.each(databaseKinds)('the funnel on %s', (kind) => {
  let world: World
  /** A project of its own, so that the links of one test do not count in another. */
  let key: string
  let projectId: string
  beforeAll(async () => {
    world = await start(kind)
  })
  afterAll(() => world[Symbol.asyncDispose]())

  async function project() {
    const made = await createProject({ db: world.db, now: () => new Date() }, `Project ${randomUUID()}`)
    key = made.key
    projectId = made.project.id
  }
  const api = (method: string, path: string, body?: unknown) =>
    request(method, `${world.url}/platform/v1${path}`, body, { 'X-API-Key': key })
  async function link(setup_link: object = {}) {
    const customer = (await api('POST', '/customers', { customer: { name: 'Wool' } })).body.data.id
    const made = (await api('POST', `/customers/${customer}/setup_links`, { setup_link })).body.data
    return { ...made, customerId: customer, project_id: projectId }
  }
  const funnel = async (query = ''): Promise<Funnel> => (await api('GET', `/stats/funnel${query}`)).body.data
  const by = async (group: string) =>
    Object.fromEntries(
      (await funnel(`?group_by=${group}`)).groups.map(({ value, ...counts }) => [value ?? 'unknown', counts]),
    )
  const told = (token: string, ...events: object[]) =>
    world.connect(token, 'POST', '/events', { events: events.map((event) => ({ ago: 0, duration: 1, ...event })) })

  it('counts a link at every step it came to, at once', async () => {
    await project()
    expect((await funnel()).total).toEqual(nobody)
    const one = await link({ language: 'es' })
    expect((await funnel()).total).toEqual({ ...nobody, sent: 1 })
    await world.connect(one.token, 'GET', '/session')
    expect((await funnel()).total).toEqual({ ...nobody, sent: 1, opened: 1 })
    await told(one.token, { type: 'type_chosen', connection_type: 'dedicated' })
    await told(one.token, { type: 'popup_opened' })
    expect((await funnel()).total).toEqual({ ...nobody, sent: 1, opened: 1, type: 1, popup: 1 })
    const done = await world.signUp(one)
    expect(done.body.status).toBe('completed')
    const through = { sent: 1, opened: 1, type: 1, popup: 1, returned: 1, connected: 1, first_message: 0 }
    expect((await funnel()).total).toEqual(through)
    await addLinkEvent(world.db, new Date(), one, 'first_message_sent')
    expect((await funnel()).total).toEqual({ ...through, first_message: 1 })
    expect(await by('connection_type')).toEqual({ dedicated: { ...through, first_message: 1 } })
    expect(await by('language')).toEqual({ es: { ...through, first_message: 1 } })
    expect(await by('country')).toEqual({ US: { ...through, first_message: 1 } })
    expect(await by('fault')).toEqual({ unknown: { ...through, first_message: 1 } })
    const today = new Date().toISOString().slice(0, 10)
    expect(await by('day')).toEqual({ [today]: { ...through, first_message: 1 } })
  })

  it('tells what the browser reads, where the link does not say', async () => {
    await project()
    const one = await link()
    await request('GET', `${world.url}/connect/v1/session`, undefined, {
      Authorization: `Bearer ${one.token}`,
      'Accept-Language': 'pt-BR,pt;q=0.9',
    })
    await link({ language: 'ar' })
    expect(await by('language')).toEqual({
      pt: { ...nobody, sent: 1, opened: 1 },
      ar: { ...nobody, sent: 1 },
    })
  })

  it('names what stopped links, what their customers read, and where; what a customer got past stops nobody', async () => {
    await project()
    const cancel = (token: string, fault: string) =>
      world.connect(token, 'PUT', `/attempts/${randomUUID()}`, { connection_type: 'dedicated', cancelled: { fault } })
    for (const fault of ['popup_closed', 'signup_cancelled', 'popup_closed']) await cancel((await link()).token, fault)
    const blocked = await link()
    await told(blocked.token, { type: 'popup_blocked' })
    const patient = await link()
    await cancel(patient.token, 'signup_cancelled')
    await world.signUp(patient)
    const { body } = await api('GET', '/stats/faults')
    expect(body.data.faults).toEqual([
      {
        fault: 'popup_closed',
        links: 2,
        remedy: 'sign_again',
        words: { title: 'Facebook’s window was closed', text: expect.stringContaining('Nothing was connected') },
        drop_off: 'popup',
        stopped_at: { ...nobody, popup: 2 },
      },
      expect.objectContaining({
        fault: 'popup_blocked',
        links: 1,
        drop_off: 'type',
        stopped_at: { ...nobody, type: 1 },
      }),
      expect.objectContaining({ fault: 'signup_cancelled', links: 1, drop_off: 'popup' }),
    ])
    expect((await funnel()).total).toMatchObject({ sent: 5, popup: 4, connected: 1 })
  })

  it('is of the links that were sent between two moments, also where spans are cut in days and hours', async () => {
    await project()
    const one = await link()
    const moments = ['2026-01-01T00:10', '2026-01-01T23:59', '2026-01-31T12:00', '2026-02-28T01:30', '2026-03-31T23:30']
    for (const moment of moments) {
      const id = randomUUID()
      const row = await world.db
        .selectFrom('setup_links')
        .selectAll()
        .where('id', '=', one.id)
        .executeTakeFirstOrThrow()
      const created_at = `${moment}:00.000Z`
      await world.db
        .insertInto('setup_links')
        .values({ ...row, id, status: 'revoked', created_at })
        .execute()
      await addLinkEvent(world.db, new Date(created_at), { id, project_id: projectId }, 'created')
    }
    const sent = async (from: string, to: string) => (await funnel(`?from=${from}&to=${to}`)).total.sent
    expect(await sent('2026-01-01T00:00:00Z', '2026-04-01T00:00:00Z')).toBe(5)
    expect(await sent('2026-01-02T00:00:00Z', '2026-03-31T00:00:00Z')).toBe(2)
    expect(await sent('2026-01-01T01:00:00Z', '2026-01-14T23:00:00Z')).toBe(1)
    expect(await sent('2026-01-01T01:00:00Z', '2026-03-30T23:00:00Z')).toBe(4)
    expect(await sent('2026-01-01T23:00:00Z', '2026-01-02T00:00:00Z')).toBe(1)
    expect(await sent('2026-01-31T12:00:00Z', '2026-01-31T12:00:01Z')).toBe(1)
    expect(await sent('2026-02-01T00:00:00Z', '2026-02-27T01:00:00Z')).toBe(0)
    const days = await funnel('?from=2026-01-01T00:00:00Z&to=2026-03-31T23:59:59Z&group_by=day')
    expect(days.groups.map(({ value, sent }) => [value, sent])).toEqual([
      ['2026-01-01', 2],
      ['2026-01-31', 1],
      ['2026-02-28', 1],
      ['2026-03-31', 1],
    ])
    expect([days.from, days.to]).toEqual(['2026-01-01T00:00:00.000Z', '2026-04-01T00:00:00.000Z'])
  })

  it.each(['?from=later', '?group_by=moon', '?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z'])(
    'refuses %s',
    async (query) => {
      expect((await api('GET', `/stats/funnel${query}`)).status).toBe(422)
    },
  )

  it('belongs to one project', async () => {
    await project()
    await link()
    expect((await funnel()).total.sent).toBe(1)
    await project()
    expect((await funnel()).total.sent).toBe(0)
  })

  it('counts the same when it is counted anew, also from what is left when journeys are deleted', async () => {
    await project()
    await world.signUp(await link())
    const opened = await link()
    await world.connect(opened.token, 'GET', '/session')
    await told(opened.token, { type: 'popup_opened' })
    const before = await funnel()
    const run = async (...args: string[]) => {
      const said: string[] = []
      const env = { DATABASE_URL: world.options.databaseUrl }
      return [await stats(args, { env, say: (line) => void said.push(line) }), said[0]]
    }
    expect(await run()).toEqual([0, 'The counts of the funnel are right.'])
    await world.db
      .updateTable('funnel_counts')
      .set({ counts: '{"":[77,0,0,0,0,0,0]}' })
      .where('project_id', '=', projectId)
      .execute()
    expect(await run()).toEqual([1, expect.stringMatching(/^\d+ counts of the funnel differ\.$/)])
    expect(await run('--rebuild')).toEqual([0, 'The counts of the funnel are right.'])
    expect(await funnel()).toEqual(before)
    await world.db.deleteFrom('link_progress').where('project_id', '=', projectId).execute()
    expect(await run('--rebuild')).toEqual([0, 'The counts of the funnel are right.'])
    expect(await funnel()).toEqual(before)
    await deleteOldRows({ db: world.db, now: () => new Date(Date.now() + 100 * day) }, keptByDefault)
    expect(await run('--rebuild')).toEqual([0, 'The counts of the funnel are right.'])
    expect(await funnel()).toEqual(before)
    await world.db.deleteFrom('link_progress').where('project_id', '=', projectId).execute()
    expect(await run('--rebuild')).toEqual([0, 'The counts of the funnel are right.'])
    // What only the journey knew is gone: that the second customer saw Meta's window.
    expect((await funnel()).total).toEqual({ ...before.total, type: 1, popup: 1 })
  })

  it('keeps the counts of customers who were deleted', async () => {
    await project()
    const one = await link()
    expect((await funnel()).total.sent).toBe(1)
    await api('DELETE', `/customers/${one.customerId}`)
    expect((await funnel()).total.sent).toBe(1)
  })
})
