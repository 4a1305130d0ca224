import { describe, expect, it } from 'vitest'
import { tidyMetaApps } from '../../../server/use-cases/projects/tidy-meta-apps.ts'
import { type ProjectWithApp, projectWithApp, told } from '../../support/apps/meta-apps.ts'
import { databaseKinds } from '../../support/databases.ts'
import { until } from '../../support/until.ts'
import { request, start, type World } from '../../support/world.ts'

const hour = 3_600_000
const seconds = () => Math.floor(Date.now() / 1_000)

/** All that Meta's news can change of a project. */
async function standing({ db }: World, projectId: string) {
  const rows = async (table: 'phone_numbers' | 'accounts' | 'deliveries' | 'link_events') =>
    db.selectFrom(table).selectAll().where('project_id', '=', projectId).orderBy('id').execute()
  const [numbers, accounts, deliveries, events] = await Promise.all([
    rows('phone_numbers'),
    rows('accounts'),
    rows('deliveries'),
    rows('link_events'),
  ])
  // How often a delivery was tried goes on by itself, and so does the funnel that counts events.
  return {
    numbers,
    accounts,
    events: events.map((row) => ({ ...row, uncounted: undefined })),
    deliveries: deliveries.map(({ id, body }) => ({ id, body })),
  }
}

type Connected = Record<'business_account_id' | 'phone_number_id' | 'number', string>

/** Every news of Meta's that changes something, about an account and its number. */
const everyNews = ({ business_account_id: waba, phone_number_id, number }: Connected) => {
  const account = (value: object) => ({ waba, field: 'account_update', value })
  return [
    account({ event: 'PARTNER_ADDED', waba_info: { waba_id: waba, owner_business_id: '1' } }),
    account({ event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'DISABLE' } }),
    account({ event: 'ACCOUNT_RESTRICTION', restriction_info: [{ restriction_type: 'X' }] }),
    account({ event: 'ACCOUNT_VIOLATION', violation_info: { violation_type: 'X' } }),
    account({ event: 'ACCOUNT_OFFBOARDED' }),
    account({ event: 'ACCOUNT_RECONNECTED' }),
    account({ event: 'PARTNER_REMOVED' }),
    {
      waba,
      field: 'phone_number_name_update',
      value: { display_phone_number: number, decision: 'APPROVED', requested_verified_name: 'Forged' },
    },
    {
      waba,
      field: 'phone_number_quality_update',
      value: { display_phone_number: number, event: 'FLAGGED', current_limit: 'TIER_50' },
    },
    { waba, field: 'messages', value: { metadata: { phone_number_id }, messages: [{ from: '1', id: 'x' }] } },
    account({ event: 'ACCOUNT_DELETED' }),
  ]
}

async function connected(world: World, project: ProjectWithApp, app = project.app.id): Promise<Connected> {
  const { api } = project
  const { phone_number_id, business_account_id } = await project.connect({ app })
  const { display_phone_number } = (await api('GET', `/whatsapp/phone_numbers/${phone_number_id}`)).body.data
  await api('POST', '/whatsapp/webhooks', { whatsapp_webhook: { url: 'https://app.example.com/hooks', kind: 'meta' } })
  await world.sandbox.control.webhooks.settled()
  return { phone_number_id, business_account_id, number: display_phone_number.replace(/\D/g, '') }
}

/** Two projects on two apps and one on the app of the settings, each with a number. */
async function threeProjects(world: World) {
  const [one, two] = [await projectWithApp(world, 'One'), await projectWithApp(world, 'Two')]
  for (const own of [one, two]) expect((await own.set()).status).toBe(200)
  const ordinary = await projectWithApp(world, 'Ordinary')
  const { id, secret } = world.sandbox.app
  const third = { ...ordinary, app: { ...ordinary.app, id, secret } }
  const numbers = [await connected(world, one), await connected(world, two), await connected(world, ordinary, id)]
  return [one, two, third].map((project, nth) => ({ ...project, ...(numbers[nth] as (typeof numbers)[0]) }))
}

describe.concurrent.each(databaseKinds)('projects with different Meta apps on %s', (kind) => {
  it('hear nothing that is signed with the secret of another one’s app, whatever it says', async () => {
    await using world = await start(kind)
    const projects = await threeProjects(world)
    for (const victim of projects)
      for (const forger of projects) {
        if (forger === victim) continue
        const before = await standing(world, victim.projectId)
        // With the latest time that is believed, so that it would silence what is true.
        const news = everyNews(victim).map((one) => ({ ...one, at: seconds() + 1_800 }))
        for (const one of news) expect((await told(world, forger.app.secret, [one])).status).toBe(200)
        expect((await told(world, forger.app.secret, news)).status).toBe(200)
        expect(await standing(world, victim.projectId)).toEqual(before)
      }
    // The same words in the app's own name count, though they were said in another's before.
    for (const { app, api, phone_number_id, business_account_id: waba, projectId } of projects) {
      const before = await Promise.all(
        projects.filter((one) => one.projectId !== projectId).map((one) => standing(world, one.projectId)),
      )
      const removed = { waba, field: 'account_update', value: { event: 'PARTNER_REMOVED' }, at: seconds() + 1_800 }
      expect((await told(world, app.secret, [removed])).status).toBe(200)
      const now = (await api('GET', `/whatsapp/phone_numbers/${phone_number_id}`)).body.data
      expect(now.connection_status).toBe('disconnected')
      expect(
        await Promise.all(
          projects.filter((one) => one.projectId !== projectId).map((one) => standing(world, one.projectId)),
        ),
      ).toEqual(before)
    }
    expect((await told(world, 'a secret of nobody', everyNews(projects[0] as never))).status).toBe(401)
  })

  it('hear nothing of another one’s app when both speak of one account at the same moment, and all that their own says', async () => {
    await using world = await start(kind)
    const [one, two] = (await threeProjects(world)) as [Awaited<ReturnType<typeof threeProjects>>[0], ProjectWithApp]
    const { business_account_id: waba, phone_number_id, projectId } = one
    const message = (id: string) => ({
      waba,
      field: 'messages',
      value: { metadata: { phone_number_id }, messages: [{ from: '1', id }] },
    })
    const before = (await standing(world, projectId)).deliveries.length
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, nth) => told(world, (nth % 2 ? one : two).app.secret, [message(`${nth}`)])),
    )
    expect(answers.filter(({ status }) => status !== 200)).toEqual([])
    expect((await standing(world, projectId)).deliveries).toHaveLength(before + 12)
  })

  it('keep the app that a number was connected with, when they change to another one and leave it', async () => {
    await using world = await start(kind)
    world.sandbox.control.settings({ requireAppSecretProof: true })
    const own = await projectWithApp(world, 'Own')
    const next = await projectWithApp(world, 'Next')
    await own.set()
    const first = await own.connect()
    const pinned = await own.link()
    await world.connect(pinned.token, 'GET', '/session')
    world.sandbox.control.play('number-has-pin')
    const paused = await own.link()
    const attemptId = crypto.randomUUID()
    const finish = { app: own.app.id }
    expect((await world.signUp(paused, { attemptId, finish })).body.status).toBe('pin')
    world.sandbox.control.play('default')

    const change = { app_id: next.app.id, app_secret: next.app.secret, config_id: next.app.configId }
    expect((await own.set({ ...change, coexistence_config_id: null })).status).toBe(200)
    // A signup under way goes on with the app before, and so does a page that was opened before.
    await world.connect(paused.token, 'POST', `/attempts/${attemptId}/pin`, { pin: '482913' })
    expect((await world.settled(paused, attemptId)).body.status).toBe('completed')
    const told = (await world.connect(pinned.token, 'GET', '/session')).body
    expect(told.meta.app_id).toBe(own.app.id)
    expect((await world.signUp(pinned, { finish })).body.status).toBe('completed')
    const second = await own.connect({ app: next.app.id })
    expect(second.reply.body.status).toBe('completed')

    // The number of the app before is still served in its name: proxy, health, and what is undone at the end.
    for (const { phone_number_id } of [first, second]) {
      const graph = `${world.url}/meta/whatsapp/v26.0/${phone_number_id}?fields=id`
      expect((await request('GET', graph, undefined, { 'X-API-Key': own.key })).body.id).toBe(phone_number_id)
      const health = await own.api('GET', `/whatsapp/phone_numbers/${phone_number_id}/health`)
      expect(health.body.checks.phone_number_access.passed).toBe(true)
    }
    const counts = (await own.api('GET', '/meta_app')).body.data.phone_numbers
    expect(counts).toEqual(
      [
        { app_id: own.app.id, count: 3 },
        { app_id: next.app.id, count: 1 },
      ].sort((one, other) => (one.app_id < other.app_id ? -1 : 1)),
    )
    await tidyMetaApps({ db: world.db, now: () => new Date() })
    const numbers = (await own.api('GET', '/whatsapp/phone_numbers')).body.data as { phone_number_id: string }[]
    for (const { phone_number_id } of numbers) await own.api('DELETE', `/whatsapp/phone_numbers/${phone_number_id}`)
    await until(() => expect([...own.app.subscribed, ...next.app.subscribed]).toEqual([]))
    await until(
      async () => {
        await tidyMetaApps({ db: world.db, now: () => new Date() })
        const left = await world.db.selectFrom('meta_apps').select('app_id').execute()
        expect(left).toEqual([{ app_id: next.app.id }])
      },
      { timeout: 30_000 },
    )
  })

  it('tell a page that was opened before of the new app an hour later', async () => {
    await using world = await start(kind)
    const own = await projectWithApp(world, 'Own')
    const link = await own.link()
    const app = async () => (await world.connect(link.token, 'GET', '/session')).body.meta.app_id
    expect(await app()).toBe(world.sandbox.app.id)
    await own.set()
    expect(await app()).toBe(world.sandbox.app.id)
    world.advance(hour)
    expect(await app()).toBe(own.app.id)
    await own.api('DELETE', '/meta_app')
    expect(await app()).toBe(own.app.id)
    world.advance(hour)
    expect(await app()).toBe(world.sandbox.app.id)
  })
})
