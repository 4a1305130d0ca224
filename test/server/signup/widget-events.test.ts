import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { startAdmin } from '../../support/admin-world.ts'
import { databaseKinds } from '../../support/databases.ts'
import { type Link, nameHelp, request, start, type World } from '../../support/world.ts'

const event = { type: 'popup_opened', attempt_id: randomUUID(), ago: 0, duration: 5_300 }

/** What the journey has of the browser's word. */
async function told(world: World, { customerId, id }: Link) {
  const { body } = await world.api('GET', `/customers/${customerId}/setup_links/${id}/events?per_page=100`)
  return body.data.filter(({ name }: { name: string }) => name === 'widget')
}

describe.concurrent.each(databaseKinds)('the widget’s own events on %s', (kind) => {
  it('stand in the journey of the link where they happened, as the browser’s word', async () => {
    await using world = await start(kind)
    const link = await world.link()
    await world.connect(link.token, 'GET', '/session')
    const events = [
      { type: 'opened', ago: 3_000, duration: 80 },
      { ...event, ago: 1_500 },
      { type: 'error', ago: 10, duration: 9_000, code: 'sdk_blocked' },
    ]
    expect((await world.connect(link.token, 'POST', '/events', { events })).status).toBe(204)
    const kept = await told(world, link)
    expect(
      kept.map(({ detail, attempt_id }: { detail: object; attempt_id: string | null }) => [detail, attempt_id]),
    ).toEqual([
      [{ type: 'opened', duration: 80 }, null],
      [{ type: 'popup_opened', duration: 5_300 }, event.attempt_id],
      [{ type: 'error', duration: 9_000, code: 'sdk_blocked' }, null],
    ])
    const [first, second] = kept.map(({ created_at }: { created_at: string }) => Date.parse(created_at))
    expect(second - first).toBe(1_500)
  })

  it('come as plain text with the token in it from a page that closes, and from allowed pages alone', async () => {
    await using world = await start(kind)
    const link = await world.link({ allowed_origins: ['https://app.example.com'] })
    const send = (token: string, Origin: string) =>
      request('POST', `${world.url}/connect/v1/events`, JSON.stringify({ token, events: [event] }), {
        Origin,
        'Content-Type': 'text/plain;charset=UTF-8',
      })
    const reply = await send(link.token, 'https://app.example.com')
    expect([reply.status, reply.headers.get('access-control-allow-origin')]).toEqual([204, 'https://app.example.com'])
    expect((await send(link.token, 'https://elsewhere.example')).body.code).toBe('origin_not_allowed')
    expect((await send('nobody', 'https://app.example.com')).body.code).toBe('link_not_found')
    expect(await told(world, link)).toHaveLength(1)
  })

  it.each([
    ['no events', { events: [] }],
    ['too many', { events: Array(51).fill(event) }],
    ['a type that there is not', { events: [{ ...event, type: 'password_typed' }] }],
    ['a field that there is not', { events: [{ ...event, phone: '+14155550123' }] }],
    ['an id that is none', { events: [{ ...event, attempt_id: 'x' }] }],
    ['the future', { events: [{ ...event, ago: -1 }] }],
    ['another body', 'not JSON'],
  ])('are refused with %s', async (_what, body) => {
    await using world = await start(kind)
    const link = await world.link()
    const reply = await world.connect(link.token, 'POST', '/events', body)
    expect([reply.status, reply.body.code]).toEqual([422, 'invalid_request'])
    expect(await told(world, link)).toEqual([])
  })

  it('are taken of a link that is over, and no more than three hundred of any', async () => {
    await using world = await start(kind)
    const link = await world.link()
    const path = `/customers/${link.customerId}/setup_links/${link.id}`
    await world.api('PATCH', path, { setup_link: { status: 'revoked' } })
    for (let sent = 0; sent < 7; sent++)
      expect((await world.connect(link.token, 'POST', '/events', { events: Array(49).fill(event) })).status).toBe(204)
    const rows = await world.db.selectFrom('link_events').select('id').where('name', '=', 'widget').execute()
    expect(rows).toHaveLength(300)
  })
})

describe.concurrent('what else a host can say, and is told', () => {
  it('is warned of colours that nobody could read, when the link is made, in the words of either API', async () => {
    await using world = await startAdmin('SQLite')
    await nameHelp(world)
    const message = expect.stringMatching(
      /^#ffffff on #facc15 has a contrast of 1\.\d+:1, text needs 4\.5:1; #\w{6} is shown/,
    )
    const colours = { primary_color: '#facc15', primary_foreground_color: '#ffffff' }
    const link = (await world.link({ theme_config: colours })) as unknown as { warnings?: object[]; customerId: string }
    expect(link.warnings).toEqual([{ property: 'theme_config.primary_foreground_color', message }])
    expect(await world.link({ theme_config: { primary_color: '#112233' } })).not.toHaveProperty('warnings')

    const made = await world.adminLink({
      themeConfig: { primaryColor: '#facc15', primaryForegroundColor: '#ffffff' },
    })
    expect((made as unknown as { warnings: object[] }).warnings).toEqual([
      { property: 'themeConfig.primaryForegroundColor', message },
    ])
  })

  it('is warned, when a link is made, that its customers find no help, until the project names an address', async () => {
    await using world = await startAdmin('SQLite')
    const warnings = async () => {
      const made = [await world.link(), await world.adminLink({})] as { warnings?: { property: string }[] }[]
      return made.map(({ warnings }) => warnings?.map(({ property }) => property))
    }
    expect(await warnings()).toEqual([['policy.support_url'], ['policy.support_url']])
    await nameHelp(world)
    expect(await warnings()).toEqual([undefined, undefined])
  })

  it('names a place for customers who cannot go on, which every error and the session carry', async () => {
    await using world = await start('SQLite')
    const policy = (support_url: unknown) => world.api('PATCH', '/project', { project: { policy: { support_url } } })
    const refused = await policy('javascript:alert(1)')
    expect([refused.status, refused.body.error]).toEqual([
      422,
      expect.stringContaining('project.policy.support_url must be an absolute https'),
    ])
    expect((await policy('https://acme.example/help')).status).toBe(200)
    const link = await world.link()
    expect((await world.connect(link.token, 'GET', '/session')).body.support_url).toBe('https://acme.example/help')
    await world.api('PATCH', `/customers/${link.customerId}/setup_links/${link.id}`, {
      setup_link: { status: 'revoked' },
    })
    const over = await world.connect(link.token, 'GET', '/session')
    expect(over.body).toMatchObject({ code: 'link_revoked', support_url: 'https://acme.example/help' })
    const unknown = await world.connect('nobody', 'GET', '/session')
    expect(unknown.body).toMatchObject({ code: 'link_not_found', support_url: 'https://acme.example/help' })
    const foreign = await world.connect(link.token, 'GET', '/session', undefined, { Origin: 'https://thief.example' })
    expect(foreign.body).not.toHaveProperty('support_url')
  })
})
