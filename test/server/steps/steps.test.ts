import { createHash, randomBytes, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Answers, everyCheck, type Field, readStep, type Steps } from '../../../contract/index.ts'
import { deleteOldRows, keptByDefault } from '../../../server/use-cases/projects/delete-old-rows.ts'
import { startAdmin } from '../../support/admin-world.ts'
import { databaseKinds } from '../../support/databases.ts'
import { anySteps, typedInto } from '../../support/steps/any-steps.ts'
import { clinic } from '../../support/steps/clinic.ts'
import { nameHelp, start, type World } from '../../support/world.ts'

const business = {
  legal_name: 'Clínica Sol',
  website: 'clinicasol.example',
  email: 'ada@clinicasol.example',
  phone: '+34 600 111 222',
  country: 'ES',
}
const kept = { ...business, website: 'https://clinicasol.example', phone: '+34600111222' }

const put = (world: World, token: string, step: string, answers: object, status = 'answered', more = {}) =>
  world.connect(token, 'PUT', `/answers/${step}`, { answers, status, ...more })
const session = async (world: World, token: string) => (await world.connect(token, 'GET', '/session')).body
const answersOf = async (world: World, id: string) => (await world.api('GET', `/setup_links/${id}/answers`)).body.data

/** The events about answers that a webhook was to get, oldest first. */
async function listening(world: World) {
  const events = ['setup_link.answered', 'setup_link.surveyed']
  const url = 'https://app.example.com/hooks'
  await world.api('POST', '/whatsapp/webhooks', { whatsapp_webhook: { url, events } })
  return async () => {
    const { data } = (await world.api('GET', '/webhook_deliveries')).body
    const found = data.map(({ id }: { id: string }) => world.api('GET', `/webhook_deliveries/${id}`))
    return (await Promise.all(found)).map(({ body }) => body.data.body).reverse()
  }
}

const fieldsOf = ({ before, after }: Steps): Field[] =>
  [...before, ...after].flatMap((step) => ('fields' in step ? step.fields : []))

describe.concurrent.each(databaseKinds)('steps of a link on %s', (kind) => {
  it('are kept as the customer goes, resumed elsewhere, and fill in Meta’s form, whichever way it opens', async () => {
    await using world = await start(kind)
    const told = await listening(world)
    const link = await world.link({
      steps: clinic,
      prefill: { business: { website: 'https://before.example', time_zone: 'UTC' } },
    })
    const { steps } = await session(world, link.token)
    expect(steps).toEqual({
      ...clinic,
      known: { legal_name: 'Wind & Wool', website: 'https://before.example' },
      answers: {},
      status: {},
    })
    expect((await put(world, link.token, 'business', { legal_name: 'Clínica Sol' }, 'draft')).status).toBe(200)
    const elsewhere = await session(world, link.token)
    expect(elsewhere.steps).toMatchObject({ answers: { legal_name: 'Clínica Sol' }, status: { business: 'draft' } })

    const saved = await put(world, link.token, 'business', business)
    const setup = {
      business: {
        name: 'Clínica Sol',
        website: 'https://clinicasol.example',
        email: 'ada@clinicasol.example',
        phone: { code: 34, number: '600111222' },
        address: { country: 'ES' },
        timezone: 'UTC',
      },
    }
    expect(saved.body.launch.dedicated.extras.setup).toEqual(setup)
    expect((await session(world, link.token)).meta.launch).toEqual(saved.body.launch)
    const challenge = createHash('sha256').update(randomBytes(32)).digest('base64url')
    const trip = { connection_type: 'coexistence', challenge, return_to: link.url }
    const { url } = (await world.connect(link.token, 'POST', `/attempts/${randomUUID()}/redirect`, trip)).body
    expect(JSON.parse(new URL(url).searchParams.get('extras') as string).setup).toEqual(setup)

    expect(await told()).toEqual([])
    await put(world, link.token, 'use', { purpose: 'reminders', details: 'hidden', consent: true })
    await put(world, link.token, 'use', { purpose: 'reminders', consent: true })
    expect(await answersOf(world, link.id)).toEqual({
      setup_link_id: link.id,
      answers: { ...kept, purpose: 'reminders', consent: true },
      steps: [
        { id: 'business', part: 'before', status: 'answered', updated_at: expect.any(String) },
        { id: 'use', part: 'before', status: 'answered', updated_at: expect.any(String) },
      ],
    })

    expect((await put(world, link.token, 'survey', { ease: 5 })).status).toBe(409)
    expect((await world.signUp(link)).body.status).toBe('completed')
    expect((await put(world, link.token, 'business', business)).body.code).toBe('already_used')
    await put(world, link.token, 'survey', { ease: 4, why: 'Nothing' })
    const about = {
      project: { id: expect.any(String) },
      customer: { id: link.customerId, external_id: null },
      setup_link: { id: link.id },
    }
    expect(await told()).toMatchObject([
      { event: 'setup_link.answered', ...about, steps: ['business', 'use'].map((id) => ({ id, status: 'answered' })) },
      { event: 'setup_link.surveyed', ...about, steps: [{ id: 'survey', status: 'answered' }] },
    ])
    expect((await answersOf(world, link.id)).answers).toMatchObject({ ease: 4, why: 'Nothing' })
  })

  it('stand nowhere but where they are asked for, and are sealed in the database', async () => {
    await using world = await start(kind)
    const told = await listening(world)
    const link = await world.link({ steps: clinic })
    await session(world, link.token)
    await put(world, link.token, 'business', business)
    await put(world, link.token, 'use', {}, 'skipped')
    const { result } = (await world.signUp(link)).body
    const path = `/customers/${link.customerId}/setup_links/${link.id}`
    const shown = await Promise.all(['', '/events'].map(async (more) => (await world.api('GET', path + more)).body))
    const audited = (await world.api('GET', '/audit_log')).body
    const metrics = await world.patchbay().metrics.metrics()
    const rows = await world.db.selectFrom('step_answers').selectAll().execute()
    for (const one of [...shown, audited, result, await told(), metrics, rows, world.logged])
      expect(JSON.stringify(one)).not.toMatch(/Clínica Sol|clinicasol|600111222/)
    expect(rows).toHaveLength(2)
  })

  it('refuse in words what cannot be an answer, and keep none of it', async () => {
    await using world = await start(kind)
    const link = await world.link({ steps: clinic })
    await session(world, link.token)
    const wrong: [string, object, string, number, string][] = [
      ['business', { ...business, email: 'ada' }, 'answered', 422, 'answers.email must be an e-mail address'],
      ['business', { email: 'ada' }, 'draft', 422, 'answers.email must be an e-mail address'],
      [
        'business',
        { legal_name: 'Sol' },
        'answered',
        422,
        "answers.email can't be blank; answers.country can't be blank",
      ],
      ['use', { purpose: 'other', consent: true }, 'answered', 422, "answers.details can't be blank"],
      ['use', { purpose: 'spam', consent: true }, 'answered', 422, 'answers.purpose must be one of the choices'],
      ['business', {}, 'skipped', 422, 'the step business is not optional'],
      ['nothing', {}, 'answered', 404, 'This setup link has no such step'],
      [
        'business',
        Object.fromEntries(Array.from({ length: 13 }, (_, at) => [`k${at}`, 'x'])),
        'draft',
        422,
        'answers must hold at most 12 answers',
      ],
      ['business', { email: ['a'] }, 'draft', 422, 'answers.email must be text of at most 1000 characters'],
    ]
    for (const [step, answers, status, code, sentence] of wrong) {
      const reply = await put(world, link.token, step, answers, status)
      expect([reply.status, reply.body.error]).toEqual([code, expect.stringContaining(sentence)])
    }
    expect((await answersOf(world, link.id)).steps).toEqual([])
  })

  it('are the project’s where the link says nothing, the link’s own where it does, and none where it says so', async () => {
    await using world = await startAdmin(kind)
    const fields = [{ key: 'name', type: 'text', label: 'Name' }]
    const usual = { before: [{ id: 'usual', title: 'Usual', fields }], after: [] }
    const changed = await world.api('PATCH', '/project', { project: { steps: usual } })
    expect([changed.status, changed.body.data.steps]).toEqual([200, usual])
    const one = await world.link()
    const none = await world.link({ steps: { before: [], after: [] } })
    const admin = await world.adminLink({
      steps: { before: [{ id: 'own', title: 'Own', fields: [{ ...fields[0], mapsTo: 'number.displayName' }] }] },
    })
    expect((await session(world, one.token)).steps.before).toEqual(usual.before)
    expect(await session(world, none.token)).not.toHaveProperty('steps')
    const own = (await session(world, admin.token)).steps
    expect(own.before[0].fields).toEqual([{ ...fields[0], maps_to: 'number.display_name' }])
    const saved = await put(world, admin.token, 'own', { name: 'Wool' })
    expect(saved.body.launch.dedicated.extras.setup).toEqual({ phone: { displayName: 'Wool' } })
    const read = await world.call('GET', `/admin/setup-links/${admin.id}/answers`)
    expect(read.body).toMatchObject({
      setupLinkId: admin.id,
      answers: { name: 'Wool' },
      steps: [{ updatedAt: expect.any(String) }],
    })

    // Theirs stays as they began it.
    const later = { before: [], after: [] }
    await world.api('PATCH', '/project', { project: { steps: null } })
    await world.api('PATCH', `/customers/${one.customerId}/setup_links/${one.id}`, { setup_link: { steps: later } })
    expect((await session(world, one.token)).steps.before).toEqual(usual.before)
    expect(await session(world, (await world.link()).token)).not.toHaveProperty('steps')
  })

  it('are refused by their place when they cannot be', async () => {
    await using world = await startAdmin(kind)
    const step = {
      id: 'a',
      title: 'A',
      fields: [{ key: 'a', type: 'text', label: 'A', when: { answer: 'b', equals: '1' } }],
    }
    const made = await world.api('POST', '/customers', { customer: { name: 'Wool' } })
    const reply = await world.api('POST', `/customers/${made.body.data.id}/setup_links`, {
      setup_link: { steps: { before: [step] } },
    })
    expect([reply.status, reply.body.error]).toEqual([
      422,
      'setup_link.steps.before.0.fields.0.when.answer must be the key of an earlier field',
    ])
    const project = await world.api('PATCH', '/project', { project: { steps: { before: [step, step] } } })
    expect([project.status, project.body.error]).toEqual([
      422,
      expect.stringContaining('before.1.id is there twice: a'),
    ])
  })

  it('go after ninety days, and with their customer', async () => {
    await using world = await start(kind)
    const one = await world.link({ steps: clinic })
    const two = await world.link({ steps: clinic })
    for (const { token } of [one, two]) {
      await session(world, token)
      await put(world, token, 'business', business)
    }
    const left = async () => (await world.db.selectFrom('step_answers').select('setup_link_id').execute()).length
    await world.api('DELETE', `/customers/${one.customerId}`)
    expect(await left()).toBe(1)
    const day = 24 * 60 * 60_000
    const daysOn = (days: number) => ({ db: world.db, now: () => new Date(Date.now() + days * day) })
    await deleteOldRows(daysOn(400), { ...keptByDefault, answers: 'forever' })
    await deleteOldRows(daysOn(89), keptByDefault)
    expect(await left()).toBe(1)
    await deleteOldRows(daysOn(91), keptByDefault)
    expect(await left()).toBe(0)
  })

  it('take what a page of the host’s own says, by keys that no field has', async () => {
    await using world = await start(kind)
    await nameHelp(world)
    const own = { id: 'plan', kind: 'host', url: 'https://app.example.com/plan' }
    const link = await world.link({ steps: { before: [own, ...clinic.before] } })
    await session(world, link.token)
    expect((await put(world, link.token, 'plan', { email: 'x' })).body.error).toBe(
      'answers.email is the key of a field of another step',
    )
    expect((await put(world, link.token, 'plan', { plan: 'pro', seats: 3 })).status).toBe(200)
    expect((await answersOf(world, link.id)).answers).toEqual({ plan: 'pro', seats: 3 })

    expect(link).not.toHaveProperty('warnings')
    const { url: _, ...homeless } = own
    const warned = (await world.link({ steps: { after: [homeless] } })) as unknown as { warnings: object[] }
    expect(warned.warnings).toEqual([
      { property: 'steps.after.0.url', message: expect.stringContaining('The hosted page passes the step plan') },
    ])
  })

  it('are warned of where Meta’s form may not take them, beside what the link says, and are kept all the same', async () => {
    await using world = await start(kind)
    const link = await world.link({ steps: clinic, prefill: { business: { website: 'https://sol.example' } } })
    await session(world, link.token)
    const warningsOf = async (answers: object) =>
      (await put(world, link.token, 'business', answers, 'draft')).body.warnings
    const elsewhere = [{ key: 'email', hint: 'domain', message: expect.stringContaining('the domain of the website') }]
    expect(await warningsOf({ email: 'ada@clinicasol.example' })).toEqual(elsewhere)
    expect(await warningsOf({ email: 'ada@sol.example' })).toEqual([])
    expect(await warningsOf({ email: 'ada@sol.example', website: 'http://sol.example' })).toEqual([
      { key: 'website', hint: 'https', message: expect.stringContaining('https://') },
    ])
    expect((await answersOf(world, link.id)).answers.website).toBe('http://sol.example')
  })

  it('are taken and refused as the widget decides, whatever is asked and whatever is typed', async () => {
    await using world = await start(kind)
    const facts = { connection_type: 'dedicated' as const, country: null }
    const asked = anySteps.chain((steps) =>
      fc.tuple(
        fc.constant(steps),
        fc.record(Object.fromEntries(fieldsOf(steps).map((field) => [field.key, typedInto(field)]))),
      ),
    )
    const check = async ([steps, typed]: [Steps, Record<string, unknown>]) => {
      const link = await world.link({ steps })
      await session(world, link.token)
      let earlier: Answers = {}
      for (const step of steps.before) {
        const { answers, troubles } = readStep(step, typed, earlier, facts, everyCheck)
        const own = Object.fromEntries(fieldsOf({ before: [step], after: [] }).map(({ key }) => [key, typed[key]]))
        const reply = await put(world, link.token, step.id, own, 'answered', facts)
        expect([step, own, reply.status]).toEqual([step, own, Object.keys(troubles).length ? 422 : 200])
        for (const key of Object.keys(troubles)) expect(reply.body.error).toContain(`answers.${key} `)
        if (reply.status !== 200) return
        earlier = { ...earlier, ...answers }
        expect((await answersOf(world, link.id)).answers).toEqual(earlier)
      }
    }
    await fc.assert(fc.asyncProperty(asked, check), { numRuns: 15 })
  })

  it('saved twice at once are one row, and complete once', async () => {
    await using world = await start(kind)
    const told = await listening(world)
    const link = await world.link({ steps: { before: clinic.before.slice(0, 1) } })
    await session(world, link.token)
    const both = await Promise.all([1, 2].map(() => put(world, link.token, 'business', business)))
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    expect(await told()).toHaveLength(1)
  })
})
