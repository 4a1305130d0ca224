import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { faults } from '../../../contract/index.ts'
import { databaseKinds } from '../../support/databases.ts'
import { type Link, request, start, type World } from '../../support/world.ts'

const host = 'https://app.acme.example'

/** A window that sets out for Meta from the host's page. */
async function setOut(world: World, link: Link, changed: object = {}) {
  const [id, verifier] = [randomUUID(), randomBytes(32).toString('base64url')]
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const body = { connection_type: 'dedicated', challenge, return_to: `${host}/settings?tab=2#whatsapp`, ...changed }
  const reply = await world.connect(link.token, 'POST', `/attempts/${id}/redirect`, body)
  const dialog = reply.status === 200 ? new URL(reply.body.url) : null
  return { id, verifier, reply, dialog, state: dialog?.searchParams.get('state') ?? '' }
}

/** Meta sends the window back; where it goes from there. */
async function comeBack(query: Record<string, string>, world: World) {
  const back = await fetch(`${world.url}/connect/v1/oauth/callback?${new URLSearchParams(query)}`, {
    redirect: 'manual',
  })
  const to = back.headers.get('location')
  const receipt = (to && new URL(to).searchParams.get('patchbay_state')) ?? ''
  return { status: back.status, to, receipt, headers: back.headers, text: await back.text() }
}

/** What the page of that window hands over. */
const handOver = (world: World, link: Link, id: string, state: string, verifier: string) =>
  world.connect(link.token, 'PUT', `/attempts/${id}`, { connection_type: 'dedicated', redirect: { state, verifier } })

const codeFor = (world: World) =>
  world.sandbox.control.finish({ connectionType: 'dedicated', redirectUri: `${world.url}/connect/v1/oauth/callback` })
    .code

describe.concurrent.each(databaseKinds)('a signup in one window on %s', (kind) => {
  it('goes to Meta and back, and ends as one in a popup does', async () => {
    await using world = await start(kind)
    const link = await world.link({ allowed_origins: [host] })
    const { id, verifier, state, dialog } = await setOut(world, link)
    expect(dialog?.origin).toBe(world.sandbox.url)
    expect(Object.fromEntries(dialog?.searchParams ?? [])).toEqual({
      client_id: world.sandbox.app.id,
      config_id: world.sandbox.app.configId,
      redirect_uri: `${world.url}/connect/v1/oauth/callback`,
      state: expect.stringMatching(/^[\w-]{43}$/),
      response_type: 'code',
      override_default_response_type: 'true',
      extras: '{"version":"v4"}',
    })
    const code = codeFor(world)
    const back = await comeBack({ code, state }, world)
    expect([back.status, back.to]).toEqual([303, `${host}/settings?tab=2&patchbay_state=${back.receipt}#whatsapp`])
    expect(back.receipt).toMatch(/^[\w-]{43}$/)
    expect(back.receipt).not.toBe(state)
    expect(back.headers.get('referrer-policy')).toBe('no-referrer')
    expect(`${back.to}${back.text}`).not.toContain(code)

    const first = await handOver(world, link, id, back.receipt, verifier)
    expect(first.body).toMatchObject({ id, status: 'working' })
    expect((await handOver(world, link, id, back.receipt, verifier)).body.id).toBe(id)
    expect((await world.settled(link, id)).body.status).toBe('completed')
    const exchanges = world.sandbox.control.calls().filter(({ path }) => path === '/oauth/access_token')
    expect(exchanges).toMatchObject([{ status: 200 }])
    const kept = await world.db.selectFrom('redirects').selectAll().execute()
    expect(JSON.stringify(kept)).not.toContain(link.token)
    expect(JSON.stringify(kept)).not.toContain(state)
    expect(JSON.stringify(kept)).not.toContain(back.receipt)
    expect(JSON.stringify(kept)).not.toContain(code)
    expect(world.logged.join()).not.toContain(code)
  })

  it('comes back to the whole address of the hosted page, whose own address holds no token meanwhile', async () => {
    await using world = await start(kind)
    const [link, other] = [await world.link({ allowed_origins: [host] }), await world.link()]
    const [short, others] = [link, other].map(({ url }) => url.split('.').slice(0, -1).join('.')) as [string, string]
    const back = async (return_to: string) => {
      const { state } = await setOut(world, link, { return_to })
      const { to, receipt } = await comeBack({ error_code: '1', state }, world)
      return to?.replace(receipt, 'receipt')
    }
    expect(await back(`${short}?from=mail#top`)).toBe(`${link.url}?from=mail&patchbay_state=receipt#top`)
    expect(await back(short)).toBe(`${link.url}?patchbay_state=receipt`)
    // Only the page of this link; any other address is the caller's own.
    expect(await back(others)).toBe(`${others}?patchbay_state=receipt`)
    expect(await back(`${host}/s/${link.token.split('.')[0]}`)).toMatch(/^https:\/\/app\.acme\.example\/s\/[^.]+\?/)
    expect(await back(`${short}/more`)).toBe(`${short}/more?patchbay_state=receipt`)
  })

  it('is refused to whoever has the address and not the browser, the link or the attempt it belongs to', async () => {
    await using world = await start(kind)
    const [link, other] = [await world.link({ allowed_origins: [host] }), await world.link()]
    const { id, verifier, state } = await setOut(world, link)
    const { receipt } = await comeBack({ code: codeFor(world), state }, world)
    const thefts = await Promise.all([
      handOver(world, link, id, receipt, randomBytes(32).toString('base64url')),
      handOver(world, other, id, receipt, verifier),
      handOver(world, link, randomUUID(), receipt, verifier),
      handOver(world, link, id, randomBytes(32).toString('base64url'), verifier),
    ])
    expect(thefts.map(({ body }) => body.code)).toEqual([...Array(3).fill('begun_elsewhere'), 'code_refused'])
    expect(world.sandbox.control.calls()).toEqual([])
    await handOver(world, link, id, receipt, verifier)
    expect((await world.settled(link, id)).body.status).toBe('completed')
  })

  it('was begun elsewhere, when another browser comes back from Meta than set out', async () => {
    await using world = await start(kind)
    const link = await world.link({ allowed_origins: [host] })
    // Who sets out knows link, attempt, state and verifier; somebody else is talked into finishing at Meta.
    const { id, verifier, state } = await setOut(world, link)
    const arrived = await comeBack({ code: codeFor(world), state }, world)
    const { status, body } = await handOver(world, link, id, state, verifier)
    expect([status, body.code]).toEqual([faults.begun_elsewhere.status, 'begun_elsewhere'])
    expect(body.error).toContain('begun elsewhere')
    expect(body.company_name).toBeTruthy()
    const copied = await comeBack({ code: codeFor(world), state }, world)
    expect(copied.receipt).toBe(state) // Only who has Meta's first answer gets its receipt.
    const other = randomBytes(32).toString('base64url')
    expect((await handOver(world, link, id, arrived.receipt, other)).body.code).toBe('begun_elsewhere')
    expect(world.sandbox.control.calls()).toEqual([])
    expect(await world.db.selectFrom('phone_numbers').selectAll().execute()).toEqual([])
  })

  it.each([
    ['a code', (world: World) => ({ code: codeFor(world) })],
    ['a refusal', () => ({ error_code: '200', error_description: 'Permissions error' })],
  ])('neither loses nor repeats its trip when the address that %s came to is loaded again', async (_, answerOf) => {
    await using world = await start(kind)
    const link = await world.link({ allowed_origins: [host] })
    const { id, verifier, state } = await setOut(world, link)
    const answer: Record<string, string> = answerOf(world)
    const [first, again] = [await comeBack({ ...answer, state }, world), await comeBack({ ...answer, state }, world)]
    expect(again).toMatchObject({ status: 303, to: first.to, receipt: first.receipt })
    expect(first.receipt).not.toBe(state)
    await Promise.all([
      handOver(world, link, id, first.receipt, verifier),
      handOver(world, link, id, again.receipt, verifier),
    ])
    const { body } = await world.settled(link, id)
    expect(body.fault ?? body.status).toBe('code' in answer ? 'completed' : 'signup_cancelled')
    expect((await comeBack({ ...answer, state }, world)).receipt).toBe(first.receipt)
    expect((await handOver(world, link, id, first.receipt, verifier)).body.id).toBe(id)
    const exchanges = world.sandbox.control.calls().filter(({ path }) => path === '/oauth/access_token')
    expect(exchanges).toHaveLength('code' in answer ? 1 : 0)
  })

  it('takes the first answer to a state, and none for one that nobody set out with or that is hours old', async () => {
    await using world = await start(kind)
    const link = await world.link({ allowed_origins: [host] })
    const { id, verifier, state } = await setOut(world, link)
    const { receipt } = await comeBack({ code: codeFor(world), state }, world)
    await comeBack({ code: 'AQ-of-somebody-else', state }, world)
    await handOver(world, link, id, receipt, verifier)
    expect((await world.settled(link, id)).body.status).toBe('completed')

    const unknown = await comeBack({ code: 'AQ1', state: randomBytes(32).toString('base64url') }, world)
    expect([unknown.status, unknown.to]).toEqual([400, null])
    const late = await setOut(world, await world.link({ allowed_origins: [host] }))
    world.advance(3 * 60 * 60_000)
    expect((await comeBack({ code: 'AQ1', state: late.state }, world)).status).toBe(400)
  })

  it('sends nobody to a page that the link does not name', async () => {
    await using world = await start(kind)
    const link = await world.link({ allowed_origins: [host] })
    const elsewhere = [
      'https://evil.example/',
      `${host}.evil.example/`,
      `https://evil.example/?${host}`,
      `https://app.acme.example@evil.example/`,
      'http://app.acme.example/',
    ]
    for (const return_to of elsewhere)
      expect((await setOut(world, link, { return_to })).reply.body, return_to).toMatchObject({
        code: 'origin_not_allowed',
      })
    for (const return_to of ['javascript:alert(1)', '/settings', 'data:text/html,x'])
      expect((await setOut(world, link, { return_to })).reply.body, return_to).toMatchObject({
        code: 'invalid_request',
      })
    expect((await setOut(world, link, { return_to: link.url })).reply.status).toBe(200)
    const page = await request(
      'POST',
      `${world.url}/connect/v1/attempts/${randomUUID()}/redirect`,
      {},
      {
        Authorization: `Bearer ${link.token}`,
        Origin: 'https://evil.example',
      },
    )
    expect([page.status, page.body.code]).toEqual([403, 'origin_not_allowed'])
  })

  it('says what the customer did there: left, was refused, or never came to an end', async () => {
    await using world = await start(kind)
    const link = await world.link({ allowed_origins: [host] })
    const end = async (query?: Record<string, string>) => {
      const { id, verifier, state } = await setOut(world, link)
      const receipt = query ? (await comeBack({ ...query, state }, world)).receipt : state
      return (await handOver(world, link, id, receipt, verifier)).body
    }
    const denied = { error: 'access_denied', error_code: '200', error_description: 'Permissions error' }
    expect(await end(denied)).toMatchObject({ status: 'failed', fault: 'signup_cancelled' })
    expect(await end()).toMatchObject({ status: 'failed', fault: 'popup_closed' })
  })

  it('begins on no link that is over, and with no type that it does not offer', async () => {
    await using world = await start(kind)
    const link = await world.link({ allowed_connection_types: ['coexistence'], allowed_origins: [host] })
    expect((await setOut(world, link)).reply.body.code).toBe('connection_type_mismatch')
    const path = `/customers/${link.customerId}/setup_links/${link.id}`
    await world.api('PATCH', path, { setup_link: { status: 'revoked' } })
    expect((await setOut(world, link, { connection_type: 'coexistence' })).reply.body.code).toBe('link_revoked')
  })
})
