import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Need } from '../../../contract/index.ts'
import { addAttempt } from '../../../server/store/signup/attempts.ts'
import { databaseKinds } from '../../support/databases.ts'
import { ownHost } from '../../support/hosts.ts'
import { start, type World } from '../../support/world.ts'

const day = 86_400_000
const read = async ({ api }: World) => (await api('GET', '/stats/today')).body.data as { needs: Need[]; more: string[] }
/** Without what Meta ends, which depends on the day of the test. */
async function today(world: World) {
  const { needs, more } = await read(world)
  return { needs: needs.filter(({ kind }) => kind !== 'ends_at_meta'), more }
}
/** Takes the request that a need names, as the console's button does. */
const help = ({ api }: World, { action }: Need) =>
  api(action?.method ?? '', action?.path ?? '', action?.body ?? undefined)

describe.each(databaseKinds)('what needs somebody today on %s', (kind) => {
  it('is nothing where all is well', async () => {
    await using world = await start(kind)
    await world.signUp(await world.link())
    await world.link()
    expect(await today(world)).toEqual({ needs: [], more: [] })
  })

  it('is told with the request that helps, and gone when that was taken', async () => {
    await using world = await start(kind)
    const { api, db } = world
    const link = await world.link()
    const { phone_number_id } = (await world.signUp(link)).body.result
    const url = 'https://app.example.com/hooks'
    const events = ['whatsapp.phone_number.created']
    const webhook = (await api('POST', '/whatsapp/webhooks', { whatsapp_webhook: { url, events } })).body.data.id
    await api('POST', `/whatsapp/webhooks/${webhook}/test`, { event_type: events[0] })
    const now = new Date()
    const paused_at = now.toISOString()
    await db.updateTable('webhooks').set({ active: 0, paused_at }).where('id', '=', webhook).execute()
    const soon = new Date(now.getTime() + 3 * day).toISOString()
    await db.updateTable('phone_numbers').set({ token_expires_at: soon }).execute()
    const failing = await world.link()
    await world.connect(failing.token, 'PUT', `/attempts/${randomUUID()}`, {
      connection_type: 'dedicated',
      cancelled: { fault: 'popup_closed' },
    })
    const failed_at = now.toISOString()
    await db.updateTable('deliveries').set({ status: 'failed', run_at: null, failed_at }).execute()
    const pool = randomUUID()
    const { id: project_id } = (await api('GET', '/project')).body.data
    await db
      .insertInto('number_pools')
      .values({
        ...{ id: pool, project_id, country_iso: 'US', low_water_mark: 3, low_since: failed_at },
        ...{ preverify: 0, draining: 0, created_at: failed_at, updated_at: failed_at },
      })
      .execute()

    const domain = await ownHost(db, 'signup.wolle.example', { state: 'failing' })

    const { needs, more } = await today(world)
    expect(more).toEqual([])
    expect(needs.map(({ kind: what, about }) => [what, about])).toEqual([
      ['webhook_paused', { webhook_id: webhook }],
      ['deliveries_failed', {}],
      ['signup_failed', { setup_link_id: failing.id, customer_id: failing.customerId }],
      ['token_ends', { phone_number_id, customer_id: link.customerId }],
      ['domain_failing', { domain_id: domain }],
      ['pool_low', { number_pool_id: pool }],
    ])
    for (const need of needs) {
      expect([need.kind, need.at]).toEqual([need.kind, expect.stringMatching(/Z$/)])
      const reply = await help(world, need)
      expect([need.kind, reply.status < 300, reply.body]).toEqual([need.kind, true, expect.anything()])
    }
    const left = (await today(world)).needs.map(({ kind: what }) => what)
    expect(left).not.toContain('webhook_paused')
  })

  it('is a number that is lost, or that Meta may still bring back', async () => {
    await using world = await start(kind)
    const lost = await world.link()
    await world.signUp(lost)
    const healing = await world.link()
    await world.signUp(healing)
    const soon = new Date(Date.now() + 1_800_000).toISOString()
    const gone = world.db.updateTable('phone_numbers').set({ connection_status: 'offboarded' })
    await gone.where('customer_id', '=', lost.customerId).execute()
    await gone.set({ heals_until: soon }).where('customer_id', '=', healing.customerId).execute()
    const { needs } = await today(world)
    expect(needs.map(({ kind: what, about }) => [what, about.customer_id])).toEqual([
      ['number_lost', lost.customerId],
      ['number_healing', healing.customerId],
    ])
    for (const need of needs) expect((await help(world, need)).body.data.url).toContain('/s/')
  })

  it('is a signup that the server could not finish in a quarter of an hour', async () => {
    await using world = await start(kind)
    const link = await world.link()
    await world.signUp(link)
    const row = await world.db.selectFrom('attempts').selectAll().executeTakeFirstOrThrow()
    const begun = new Date(Date.now() - 1_200_000).toISOString()
    const later = new Date(Date.now() + day).toISOString()
    const stuck = { ...row, id: randomUUID(), code_hash: null, status: 'waiting' as const, fault: 'meta_unavailable' }
    await addAttempt(world.db, { ...stuck, ended_at: null, run_at: later, created_at: begun } as never)
    const [need] = (await today(world)).needs
    expect(need).toMatchObject({ kind: 'signup_stuck', at: begun, about: { attempt_id: stuck.id } })
    expect((await help(world, need as Need)).status).toBe(200)
  })

  it('is told twenty of a kind, and that there are more', async () => {
    await using world = await start(kind)
    const { db } = world
    const events = ['whatsapp.phone_number.created']
    for (let nth = 0; nth < 21; nth++)
      await world.api('POST', '/whatsapp/webhooks', {
        whatsapp_webhook: { url: `https://app.example.com/${nth}`, events },
      })
    await db.updateTable('webhooks').set({ active: 0, paused_at: new Date().toISOString() }).execute()
    const { needs, more } = await today(world)
    expect([needs.length, more]).toEqual([20, ['webhook_paused']])
  })

  it('names what ends at Meta, for the app of the settings', async () => {
    await using world = await start(kind, { now: () => new Date('2026-09-20T00:00:00Z') })
    await world.restart({ meta: { ...world.options.meta, signupVersion: 'v3' } as never })
    const { needs } = await read(world)
    expect(needs.find(({ id }) => id === 'embedded_signup_v2_v3')).toMatchObject({
      kind: 'ends_at_meta',
      id: 'embedded_signup_v2_v3',
      what: expect.stringMatching(/^[A-Z]/),
      at: '2026-10-15T00:00:00.000Z',
      why: expect.stringContaining('META_SIGNUP_VERSION'),
      action: null,
    })
  })
})
