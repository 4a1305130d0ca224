import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createPatchbay, verifyResult } from '../../../server/index.ts'
import { completeLink } from '../../../server/store/links/setup-links.ts'
import { databaseKinds } from '../../support/databases.ts'
import { until } from '../../support/until.ts'
import { start, type World } from '../../support/world.ts'

/** What Meta was asked, as `METHOD path` with ids left out. */
const asked = (world: World) => world.sandbox.control.calls().map(({ method, path }) => `${method} ${path}`)

describe.concurrent.each(databaseKinds)('a signup on %s', (kind) => {
  it('connects a dedicated number: token kept, account subscribed, number registered, in this order', async () => {
    await using world = await start(kind)
    const link = await world.link({
      success_redirect_url: 'https://acme.example/done?environment=test',
      state: 'a b&c',
    })
    const { body } = await world.signUp(link)

    expect(body).toMatchObject({ status: 'completed', step: 'complete', fault: null, retrying: false })
    expect(asked(world).slice(0, 3)).toEqual([
      'POST /oauth/access_token',
      'GET /debug_token',
      'GET /{waba}/phone_numbers',
    ])
    // Who owns the account, and whether it was subscribed before us, are asked at once.
    expect(asked(world).slice(3, 5).sort()).toEqual(['GET /{waba}', 'GET /{waba}/subscribed_apps'])
    expect(asked(world).slice(5, -2)).toEqual([
      'POST /{waba}/subscribed_apps',
      'GET /{phone}',
      'POST /{phone}/register',
    ])
    expect(asked(world).slice(-2).sort()).toEqual(['GET /{phone}', 'GET /{waba}'])
    const number = await world.db.selectFrom('phone_numbers').selectAll().executeTakeFirstOrThrow()
    expect(number).toMatchObject({
      customer_id: link.customerId,
      phone_number_id: body.result.phone_number_id,
      business_account_id: body.result.business_account_id,
      connection_type: 'dedicated',
      status: 'CONNECTED',
    })
    const told = await verifyResult(body.redirect_url, { serverUrl: world.url, expect: { state: 'a b&c' } })
    expect(told).toEqual({
      customer_id: link.customerId,
      setup_link_id: link.id,
      status: 'completed',
      phone_number_id: number.phone_number_id,
      business_account_id: number.business_account_id,
      display_phone_number: `+${number.display_phone_number.replace(/\D/g, '')}`,
      state: 'a b&c',
    })
    expect(body.redirect_url).toMatch(/^https:\/\/acme\.example\/done\?environment=test&setup_link_id=/)

    const after = await world.api('GET', `/customers/${link.customerId}/setup_links/${link.id}`)
    expect(after.body.data).toMatchObject({
      status: 'used',
      whatsapp_setup_status: 'completed',
      whatsapp_setup_error: null,
    })
    const listed = await world.api('GET', `/whatsapp/phone_numbers?customer_id=${link.customerId}`)
    expect(listed.body.data).toMatchObject([{ id: number.phone_number_id, is_coexistence: false, status: 'CONNECTED' }])
    expect(listed.body.data[0]).not.toHaveProperty('token')
  })

  it('connects a coexistence number: never registers it, asks for contacts and history once each', async () => {
    await using world = await start(kind)
    const link = await world.link({ allowed_connection_types: ['coexistence'] })
    const { body } = await world.signUp(link, { connectionType: 'coexistence' })
    expect(body).toMatchObject({ status: 'completed', connection_type: 'coexistence', redirect_url: null })
    expect(asked(world).filter((call) => call.startsWith('POST'))).toEqual([
      'POST /oauth/access_token',
      'POST /{waba}/subscribed_apps',
      'POST /{phone}/smb_app_data',
      'POST /{phone}/smb_app_data',
    ])
    const number = await world.db.selectFrom('phone_numbers').selectAll().executeTakeFirstOrThrow()
    expect(number.connection_type).toBe('coexistence')
  })

  it('needs no hints: the token tells which account, the account which number', async () => {
    await using world = await start(kind)
    const { body } = await world.signUp(await world.link(), { tamper: () => undefined })
    expect(body.status).toBe('completed')
  })

  it('refuses the account of somebody else, named by a tampered browser, and touches nothing there', async () => {
    await using world = await start(kind)
    const victim = await world.signUp(await world.link())
    world.sandbox.control.clearCalls()
    const { waba_id, phone_number_id } = { waba_id: victim.body.result.business_account_id, ...victim.body.result }
    const thief = await world.link({ failure_redirect_url: 'https://acme.example/no' })
    const { body } = await world.signUp(thief, { tamper: (own) => ({ ...own, waba_id, phone_number_id }) })
    expect(body).toMatchObject({ status: 'failed', fault: 'asset_mismatch', result: null })
    expect(asked(world).filter((call) => call.startsWith('POST'))).toEqual(['POST /oauth/access_token'])
    expect(await world.db.selectFrom('phone_numbers').selectAll().execute()).toHaveLength(1)
    const told = await verifyResult(body.redirect_url, { serverUrl: world.url, expect: { setup_link_id: thief.id } })
    const { customerId: customer_id, id: setup_link_id } = thief
    expect(told).toEqual({ status: 'failed', setup_link_id, customer_id, error_code: 'asset_mismatch' })
  })

  it('refuses the account of somebody else also when the token does not list its accounts', async () => {
    await using world = await start(kind)
    const victim = await world.signUp(await world.link())
    world.sandbox.control.play('no-target-ids')
    const { body } = await world.signUp(await world.link(), {
      tamper: (own) => ({ ...own, waba_id: victim.body.result.business_account_id }),
    })
    expect(body).toMatchObject({ status: 'failed', fault: 'asset_mismatch' })
  })

  it('does not even ask Meta about an account that the token does not list', async () => {
    await using world = await start(kind)
    const { body } = await world.signUp(await world.link(), {
      tamper: (own) => ({ ...own, waba_id: '424242424242424' }),
    })
    expect(body).toMatchObject({ status: 'failed', fault: 'asset_mismatch' })
    expect(asked(world)).toEqual(['POST /oauth/access_token', 'GET /debug_token'])
  })

  it("refuses a number that is not in the customer's own account", async () => {
    await using world = await start(kind)
    const victim = await world.signUp(await world.link())
    const { body } = await world.signUp(await world.link(), {
      tamper: (own) => ({ ...own, phone_number_id: victim.body.result.phone_number_id }),
    })
    expect(body).toMatchObject({ status: 'failed', fault: 'asset_mismatch' })
  })

  it('refuses "display name only"', async () => {
    await using world = await start(kind)
    const { body } = await world.signUp(await world.link(), { finish: { displayNameOnly: true } as never })
    expect(body).toMatchObject({ status: 'failed', fault: 'display_name_only' })
    expect(await world.db.selectFrom('phone_numbers').selectAll().execute()).toEqual([])
  })

  it('refuses a type the link does not offer, and a number of the other type', async () => {
    await using world = await start(kind)
    const only = await world.link({ allowed_connection_types: ['dedicated'] })
    const asks = await world.signUp(only, { connectionType: 'coexistence' })
    expect([asks.status, asks.body.code]).toEqual([422, 'connection_type_mismatch'])
    const { body } = await world.signUp(only, { finish: { connectionType: 'coexistence' } as never })
    expect(body).toMatchObject({ status: 'failed', fault: 'connection_type_mismatch' })
  })

  it('asks to sign again when the code has expired, and the link goes on', async () => {
    await using world = await start(kind)
    const link = await world.link()
    world.sandbox.control.play('code-expired')
    const late = await world.signUp(link)
    expect(late.body).toMatchObject({ status: 'failed', fault: 'code_expired', step: 'exchange' })
    const seen = await world.api('GET', `/customers/${link.customerId}/setup_links/${link.id}`)
    expect(seen.body.data).toMatchObject({
      status: 'active',
      whatsapp_setup_status: 'failed',
      whatsapp_setup_error: 'token_exchange_failed',
    })
    world.sandbox.control.play('default')
    expect((await world.signUp(link)).body.status).toBe('completed')
  })

  it('gives the same success to a code that is sent again, and asks Meta once', async () => {
    await using world = await start(kind)
    const link = await world.link({ success_redirect_url: 'https://acme.example/done' })
    const { code, assets } = world.sandbox.control.finish({ connectionType: 'dedicated' })
    const body = { connection_type: 'dedicated', code, assets }
    const first = randomUUID()
    const sent = await Promise.all(
      [first, first, randomUUID(), randomUUID()].map((id) => world.connect(link.token, 'PUT', `/attempts/${id}`, body)),
    )
    expect(new Set(sent.map((reply) => reply.body.id)).size).toBe(1)
    const done = await world.settled(link, sent[0]?.body.id)
    expect(done.body.status).toBe('completed')
    const again = await world.connect(link.token, 'PUT', `/attempts/${randomUUID()}`, body)
    // A signature is as old as its answer.
    expect([again.status, again.body.result]).toEqual([200, { ...done.body.result, signed: expect.any(String) }])
    expect(asked(world).filter((call) => call === 'POST /oauth/access_token')).toHaveLength(1)
    expect(await world.db.selectFrom('attempts').selectAll().execute()).toHaveLength(1)
  })

  it('does not show an attempt to the holder of another link, even with its code', async () => {
    await using world = await start(kind)
    const [mine, other] = [await world.link(), await world.link()]
    const { code } = world.sandbox.control.finish({ connectionType: 'dedicated' })
    const body = { connection_type: 'dedicated', code }
    const id = randomUUID()
    await world.connect(mine.token, 'PUT', `/attempts/${id}`, body)
    const stolen = await world.connect(other.token, 'PUT', `/attempts/${randomUUID()}`, body)
    expect([stolen.status, stolen.body.code]).toEqual([409, 'code_used'])
    expect((await world.connect(other.token, 'GET', `/attempts/${id}`)).status).toBe(404)
    await world.settled(mine, id)
  })

  it('keeps the token before anything can fail: a server that dies there finishes after it starts again', async () => {
    await using world = await start(kind)
    const link = await world.link()
    world.sandbox.control.fault({ method: 'GET', path: 'debug_token', answer: { reset: true } })
    const { code } = world.sandbox.control.finish({ connectionType: 'dedicated' })
    const id = randomUUID()
    await world.connect(link.token, 'PUT', `/attempts/${id}`, { connection_type: 'dedicated', code })
    const kept = await world.db.selectFrom('attempts').select(['token', 'status']).executeTakeFirstOrThrow()
    expect(kept.status).toBe('working')
    expect(kept.token).toMatch(/^eyJ/)
    await world.restart()
    world.sandbox.control.clearFaults()
    expect((await world.settled(link, id)).body.status).toBe('completed')
  })

  it.each([
    ['answers 500', { status: 500, body: { error: { message: 'Try later', type: 'OAuthException', code: 2 } } }],
    ['answers nonsense', { status: 200, raw: '<html>gateway</html>' }],
    ['answers another shape', { status: 200, body: { data: { is_valid: 'perhaps' } } }],
    ['closes the connection', { reset: true }],
    ['says nothing', { hang: 60_000 }],
  ])('waits and asks again when Meta %s, and says so meanwhile', async (_, answer) => {
    await using world = await start(kind)
    const link = await world.link()
    world.sandbox.control.fault({ path: 'debug_token', times: 2, answer } as never)
    const { code } = world.sandbox.control.finish({ connectionType: 'dedicated' })
    const id = randomUUID()
    await world.connect(link.token, 'PUT', `/attempts/${id}`, { connection_type: 'dedicated', code })
    let retried = false
    for (let done = false; !done; await new Promise((resolve) => setTimeout(resolve, 20))) {
      const { body } = await world.connect(link.token, 'GET', `/attempts/${id}`)
      retried ||= body.retrying
      done = body.status !== 'working'
    }
    expect(retried).toBe(true)
    expect((await world.settled(link, id)).body.status).toBe('completed')
  })

  it.each([
    ['was given up by another process', true, {}, 'failed'],
    ['is in other hands', true, { lease_owner: 'another', lease_until: '2999' }, 'exchanging'],
    ['is overdue, but its own process waits for Meta', false, {}, 'exchanging'],
  ] as const)('goes on with an answer to the code that comes when the attempt %s', async (_, two, hands, status) => {
    await using world = await start(kind)
    await world.restart({ meta: { ...world.options.meta, timeout: 30_000 } })
    const link = await world.link()
    world.sandbox.control.fault({ path: 'oauth/access_token', times: 1, answer: { delay: 6_000 } })
    const { code } = world.sandbox.control.finish({ connectionType: 'dedicated' })
    const id = randomUUID()
    const sent = world.connect(link.token, 'PUT', `/attempts/${id}`, { connection_type: 'dedicated', code })
    const stands = () => world.db.selectFrom('attempts').select('status').executeTakeFirst()
    await until(async () => expect(await stands()).toEqual({ status: 'exchanging' }))
    await world.db
      .updateTable('attempts')
      .set({ run_at: '2000', ...hands })
      .execute()
    const another = two ? await createPatchbay(world.options) : undefined
    // Longer than the pause between two sweeps, and shorter than Meta's answer takes.
    if (status === 'exchanging') await new Promise((resolve) => setTimeout(resolve, 1_200))
    await until(async () => expect(await stands()).toEqual({ status }), { timeout: 3_500 })
    await another?.close()
    expect((await sent).body.status).toBe('working')
    expect((await world.settled(link, id)).body).toMatchObject({ status: 'completed', fault: null })
  })

  it.each([
    ['500', { status: 500, body: { error: { message: 'x', type: 'OAuthException', code: 1 } } }],
    ['nothing', { hang: 60_000 }],
    ['nonsense', { status: 200, raw: 'ok' }],
  ])('never asks for a token twice when Meta answers %s to the exchange', async (_, answer) => {
    await using world = await start(kind)
    world.sandbox.control.fault({ path: 'oauth/access_token', times: 1, answer } as never)
    const { body } = await world.signUp(await world.link())
    expect(body).toMatchObject({ status: 'failed', fault: 'exchange_unanswered' })
    // A second try would have met no fault, and gone on.
    expect(asked(world).filter((call) => call !== 'POST /oauth/access_token')).toEqual([])
  })

  it('gives up on a Meta that stays away, keeps the token, and goes on when the customer says so', async () => {
    await using world = await start(kind)
    const link = await world.link()
    world.sandbox.control.play('graph-500')
    world.sandbox.control.clearFaults()
    world.sandbox.control.fault({
      method: 'POST',
      path: 'subscribed_apps',
      answer: { status: 503, body: { error: { message: 'x', type: 'OAuthException', code: 2 } } },
    })
    const { code } = world.sandbox.control.finish({ connectionType: 'dedicated' })
    const id = randomUUID()
    await world.connect(link.token, 'PUT', `/attempts/${id}`, { connection_type: 'dedicated', code })
    const moving = setInterval(() => world.advance(30_000), 50)
    const failed = await world.settled(link, id)
    clearInterval(moving)
    expect(failed.body).toMatchObject({ status: 'failed', fault: 'meta_unavailable', step: 'subscribe' })
    expect((await world.connect(link.token, 'GET', '/session')).body.attempt).toMatchObject({
      id,
      fault: 'meta_unavailable',
    })
    world.sandbox.control.clearFaults()
    expect((await world.connect(link.token, 'POST', `/attempts/${id}/retry`)).body.status).toBe('working')
    expect((await world.settled(link, id)).body.status).toBe('completed')
    expect(asked(world).filter((call) => call === 'POST /oauth/access_token')).toHaveLength(1)
  }, 30_000)

  it('waits for a grant that has not spread yet', async () => {
    await using world = await start(kind)
    world.sandbox.control.play('lagging-grant')
    expect((await world.signUp(await world.link())).body.status).toBe('completed')
  })

  it('asks for the PIN that a number has already, once for each try, and keeps the one Meta takes', async () => {
    await using world = await start(kind)
    world.sandbox.control.play('number-has-pin')
    const link = await world.link()
    const waiting = await world.signUp(link)
    expect(waiting.body).toMatchObject({ status: 'pin', fault: 'pin_required', step: 'register' })
    const pin = async (digits: string) => {
      const reply = await world.connect(link.token, 'POST', `/attempts/${waiting.body.id}/pin`, { pin: digits })
      return reply.body.status === 'working' ? world.settled(link, waiting.body.id) : reply
    }
    expect((await pin('12')).body).toEqual({
      code: 'invalid_request',
      error: 'pin must be six digits',
      redirect_url: null,
      company_name: 'Acme',
      support_url: null,
    })
    const right = '482913' // as the scenario says
    expect((await pin('111222')).body.status).toBe('pin')
    expect((await pin(right)).body.status).toBe('completed')
    expect(asked(world).filter((call) => call.endsWith('/register'))).toHaveLength(2)
  })

  it.each([
    ['never guesses a PIN that Graph says there is', true, 0],
    ['guesses a PIN once where Graph does not say: Meta hears no other of ours', false, 1],
  ])('%s, however often the customer comes back', async (_, says, guesses) => {
    await using world = await start(kind)
    world.sandbox.control.play('number-has-pin')
    const link = await world.link()
    const first = world.sandbox.control.finish({ connectionType: 'dedicated' })
    const again = () => {
      const body = {
        id: first.phoneNumberId,
        display_phone_number: '+1 415-555-0142',
        code_verification_status: 'VERIFIED',
      }
      const path = `^/v[0-9.]+/${first.phoneNumberId}$`
      if (!says) world.sandbox.control.fault({ method: 'GET', path, times: 1, answer: { status: 200, body } })
      return world.signUp(link, { finish: { userId: first.userId, number: first.phoneNumberId } })
    }
    for (let visit = 0; visit < 4; visit++)
      expect((await again()).body).toMatchObject({ status: 'pin', fault: 'pin_required' })
    expect(asked(world).filter((call) => call.endsWith('/register'))).toHaveLength(guesses)
    const waiting = await again()
    await world.connect(link.token, 'POST', `/attempts/${waiting.body.id}/pin`, { pin: '482913' })
    expect((await world.settled(link, waiting.body.id)).body.status).toBe('completed')
  })

  it('says when a locked number may be tried again, leaves it alone until then, and goes on from there', async () => {
    await using world = await start(kind)
    world.sandbox.control.play('number-has-pin')
    const link = await world.link()
    const { body } = await world.signUp(link)
    const attempt = `/attempts/${body.id}`
    const type = async (pin: string) => {
      await world.connect(link.token, 'POST', `${attempt}/pin`, { pin })
      return world.settled(link, body.id)
    }
    for (let guess = 0; guess < 5; guess++) expect((await type(`11122${guess}`)).body.status).toBe('pin')
    const locked = await type('111225')
    expect(locked.body).toMatchObject({ status: 'failed', fault: 'pin_locked', step: 'register' })
    const hours = (Date.parse(locked.body.again_at) - Date.now()) / 3_600_000
    expect(hours).toBeGreaterThan(11.9)
    expect(hours).toBeLessThan(12.1)

    world.sandbox.control.clearCalls()
    const early = await world.connect(link.token, 'POST', `${attempt}/retry`)
    expect(early.body).toMatchObject({ status: 'failed', fault: 'pin_locked', again_at: locked.body.again_at })
    expect(world.sandbox.control.calls()).toEqual([])
    expect((await world.connect(link.token, 'GET', '/session')).body.attempt).toMatchObject({ fault: 'pin_locked' })

    world.advance(12.1 * 3_600_000)
    world.sandbox.control.clock.advance(12.1 * 3_600_000)
    await world.connect(link.token, 'POST', `${attempt}/retry`)
    expect((await world.settled(link, body.id)).body).toMatchObject({ status: 'pin', again_at: null })
    expect((await type('482913')).body.status).toBe('completed')
  })

  it.each([
    [133016, 'Blocked.', 72],
    [133009, 'Guessed too fast.', null],
    [133009, 'Try again in 2 hours.', 2],
  ])('keeps what was done when Meta answers %d (%s), and shows when to come back', async (code, details, hours) => {
    await using world = await start(kind)
    const error = { message: `(#${code}) no`, type: 'OAuthException', code, error_data: { details } }
    world.sandbox.control.fault({ path: '/register', times: 1, answer: { status: 400, body: { error } } })
    const link = await world.link()
    const { body } = await world.signUp(link)
    expect(body).toMatchObject({ status: 'failed', fault: 'pin_locked' })
    const wait = body.again_at && Math.round((Date.parse(body.again_at) - Date.now()) / 3_600_000)
    expect(wait).toBe(hours)
    world.advance((hours ?? 0) * 3_600_000 + 60_000)
    await world.connect(link.token, 'POST', `/attempts/${body.id}/retry`)
    expect((await world.settled(link, body.id)).body.status).toBe('completed')
  })

  it('keeps what Meta called a refusal that nobody knows, for whoever has to ask Meta', async () => {
    await using world = await start(kind)
    const error = { message: '(#7777) what', type: 'OAuthException', code: 7777, fbtrace_id: 'Atrace' }
    world.sandbox.control.fault({ path: '/subscribed_apps', answer: { status: 400, body: { error } } })
    const link = await world.link()
    const { body } = await world.signUp(link)
    expect(body).toMatchObject({ status: 'failed', fault: 'meta_refused' })
    const { body: journey } = await world.api('GET', `/customers/${link.customerId}/setup_links/${link.id}/events`)
    expect(journey.data.find(({ name }: { name: string }) => name === 'failed').detail).toMatchObject({
      fault: 'meta_refused',
      meta: { call: 'subscribe', code: 7777, fbtrace_id: 'Atrace' },
    })
    expect(world.logged.some((line) => line.includes('"fbtrace_id":"Atrace"'))).toBe(true)
  })

  it("knows what Meta's window refused by its code, and keeps one it does not know for the operator", async () => {
    await using world = await start(kind)
    const link = await world.link({ failure_redirect_url: 'https://acme.example/no' })
    const end = (error_code: string) =>
      world.connect(link.token, 'PUT', `/attempts/${randomUUID()}`, {
        connection_type: 'coexistence',
        cancelled: { fault: 'signup_error', error_code, error_message: 'Sorry', session_id: 's1' },
      })
    const known = await end('3441042')
    expect(known.body).toMatchObject({ status: 'failed', fault: 'region_unsupported' })
    expect(known.body.redirect_url).toContain('error_code=phone_verification_failed')
    expect((await end('7777777')).body).toMatchObject({ fault: 'signup_error' })
    const { body: journey } = await world.api('GET', `/customers/${link.customerId}/setup_links/${link.id}/events`)
    const failed = journey.data.filter(({ name }: { name: string }) => name === 'failed')
    expect(failed.at(-1).detail).toMatchObject({ fault: 'signup_error', meta: { code: '7777777', session_id: 's1' } })
  })

  it('waits as long as Meta says that its rate limit lasts', async () => {
    await using world = await start(kind)
    world.sandbox.control.play('graph-429')
    const { code } = world.sandbox.control.finish({ connectionType: 'dedicated' })
    const [link, id] = [await world.link(), randomUUID()]
    await world.connect(link.token, 'PUT', `/attempts/${id}`, { connection_type: 'dedicated', code })
    const waits = async () => {
      for (let tries = 0; tries < 200; tries++) {
        const row = await world.db.selectFrom('attempts').select(['tries', 'run_at']).executeTakeFirstOrThrow()
        if (row.tries > 0) return Date.parse(row.run_at as string) - Date.now()
        await new Promise((resolve) => setTimeout(resolve, 25))
      }
      throw new Error('the attempt was not put off')
    }
    expect(await waits()).toBeGreaterThan(50_000) // the scenario's header says one minute
    const oneMore = async () => {
      world.advance(61_000)
      expect((await world.connect(link.token, 'GET', `/attempts/${id}`)).body.status).toBe('completed')
    }
    await until(oneMore, { timeout: 30_000, interval: 700 })
  })

  it('takes the owner of an account from Meta, not from the browser', async () => {
    await using world = await start(kind)
    const { body } = await world.signUp(await world.link(), { tamper: (own) => ({ ...own, business_id: '666' }) })
    expect(body.status).toBe('completed')
    const { business_id } = await world.db.selectFrom('accounts').select('business_id').executeTakeFirstOrThrow()
    expect(business_id).toMatch(/^\d{6,}$/)
  })

  it('leads a customer who comes back to a finished link on to success, for an hour', async () => {
    await using world = await start(kind)
    const link = await world.link({
      success_redirect_url: 'https://acme.example/done',
      failure_redirect_url: 'https://acme.example/no',
    })
    await world.signUp(link)
    const soon = await world.connect(link.token, 'GET', '/session')
    expect([soon.status, soon.body.code]).toEqual([409, 'already_used'])
    expect(
      await verifyResult(soon.body.redirect_url, { serverUrl: world.url, expect: { setup_link_id: link.id } }),
    ).toMatchObject({ status: 'completed' })
    world.advance(61 * 60_000)
    const late = await world.connect(link.token, 'GET', '/session')
    expect(late.body.redirect_url).toMatch(/^https:\/\/acme\.example\/no\?.*error_code=already_used/)
  })

  it('leads a window that comes second to the number of the first', async () => {
    await using world = await start(kind)
    const link = await world.link({
      success_redirect_url: 'https://acme.example/done',
      failure_redirect_url: 'https://acme.example/no',
    })
    world.sandbox.control.fault({ path: '/smb_app_data', answer: { status: 500, raw: 'no' } })
    const { code, assets } = world.sandbox.control.finish({ connectionType: 'coexistence' })
    const id = randomUUID()
    await world.connect(link.token, 'PUT', `/attempts/${id}`, { connection_type: 'coexistence', code, assets })
    const first = await world.signUp(link)
    world.sandbox.control.clearFaults()
    world.advance(20_000)
    const { body } = await world.settled(link, id)
    expect([body.status, body.fault]).toEqual(['failed', 'already_used'])
    expect(
      await verifyResult(body.redirect_url, { serverUrl: world.url, expect: { setup_link_id: link.id } }),
    ).toMatchObject({ status: 'completed' })
    expect(body.redirect_url).toContain(`phone_number_id=${first.body.result.phone_number_id}`)
  })

  it('does not take a refusal for a success', async () => {
    await using world = await start(kind)
    world.sandbox.control.fault({ path: '/register', times: 1, answer: { status: 200, body: { success: false } } })
    expect((await world.signUp(await world.link())).body.status).toBe('completed')
    expect(asked(world).filter((call) => call.endsWith('/register'))).toHaveLength(2)
  })

  it('limits how often one link is used, and how many codes it may spend', async () => {
    await using world = await start(kind, { rateLimit: 40 })
    const link = await world.link()
    const put = (path: string) =>
      world.connect(link.token, 'PUT', `${path}/${randomUUID()}`, { connection_type: 'dedicated', code: randomUUID() })
    // Express takes a path in capitals, too.
    const sent = await Promise.all(Array.from({ length: 35 }, (_, nth) => put(nth % 2 ? '/attempts' : '/Attempts')))
    expect(sent.filter(({ status }) => status === 429)).toHaveLength(5)
    expect(sent.find(({ status }) => status === 429)?.body).toMatchObject({ code: 'rate_limited' })
    const looks = await Promise.all(Array.from({ length: 20 }, () => world.connect(link.token, 'GET', '/session')))
    expect(looks.filter(({ status }) => status === 429).length).toBeGreaterThan(0)
    expect((await world.connect((await world.link()).token, 'GET', '/session')).status).toBe(200)
  })

  it('makes one PIN for a number and uses it again', async () => {
    await using world = await start(kind)
    await world.signUp(await world.link())
    const pin = await world.db.selectFrom('number_pins').selectAll().executeTakeFirstOrThrow()
    expect(pin.pin).toMatch(/^eyJ/)
    expect(pin.accepted_at).not.toBeNull()
  })

  it('leaves a number with the customer who has it', async () => {
    await using world = await start(kind)
    const first = await world.link()
    await world.signUp(first)
    const user = Object.values(world.sandbox.control.state().users)[0] as { id: string }
    const reuse = { userId: user.id } as never
    const second = await world.link()
    const { body } = await world.signUp(second, { finish: reuse })
    expect(body).toMatchObject({ status: 'failed', fault: 'number_taken' })
    const [number] = await world.db.selectFrom('phone_numbers').selectAll().execute()
    expect(number?.customer_id).toBe(first.customerId)
    const seen = await world.api('GET', `/customers/${second.customerId}/setup_links/${second.id}`)
    expect(seen.body.data.status).toBe('active')
  })

  it('is refused when the link was revoked on the way, and is not when it merely ran out', async () => {
    await using world = await start(kind)
    const [revoked, expired] = [await world.link(), await world.link()]
    const finish = async (link: typeof revoked, change: object) => {
      world.sandbox.control.fault({ path: 'subscribed_apps', times: 1, answer: { delay: 8_000 } })
      const { code } = world.sandbox.control.finish({ connectionType: 'dedicated' })
      const id = randomUUID()
      await world.connect(link.token, 'PUT', `/attempts/${id}`, { connection_type: 'dedicated', code })
      await world.api('PATCH', `/customers/${link.customerId}/setup_links/${link.id}`, { setup_link: change })
      world.sandbox.control.clearFaults()
      return (await world.settled(link, id)).body
    }
    expect(await finish(revoked, { status: 'revoked' })).toMatchObject({ status: 'failed', fault: 'link_revoked' })
    expect(await finish(expired, { status: 'expired' })).toMatchObject({ status: 'completed' })
  })

  it.each(['revoked', 'expired', undefined] as const)(
    'stays completed when a change of its link comes while it completes (status %s)',
    async (status) => {
      if (kind === 'SQLite') return // One transaction at a time: none comes while another lasts.
      await using world = await start(kind)
      const link = await world.link()
      const path = `/customers/${link.customerId}/setup_links/${link.id}`
      const waiting = await world.db.transaction().execute(async (tx) => {
        await completeLink(tx, link.id, new Date().toISOString())
        const patched = world.api('PATCH', path, { setup_link: status ? { status } : { language: 'es' } })
        await new Promise((resolve) => setTimeout(resolve, 500))
        return { patched }
      })
      const { body } = await waiting.patched
      if (status) expect(body).toEqual({ error: 'setup_link.status cannot be changed: the link has been used' })
      else expect(body.data).toMatchObject({ status: 'used', language: 'es' })
      expect((await world.api('GET', path)).body.data.status).toBe('used')
      const events = await world.db.selectFrom('link_events').select('name').execute()
      expect(events.map(({ name }) => name)).toEqual(['created'])
    },
  )

  it.each([
    ['dedicated', 'debug_token', ['subscribed_apps']],
    ['dedicated', 'subscribed_apps', ['register']],
    ['coexistence', 'subscribed_apps', ['smb_app_data']],
  ] as const)(
    'a %s one changes nothing more at Meta once its link is revoked during %s',
    async (type, during, never) => {
      await using world = await start(kind)
      const link = await world.link()
      world.sandbox.control.fault({ path: during, times: 1, answer: { delay: 8_000 } })
      const changes = (call: string) => !call.startsWith('GET ')
      const { code } = world.sandbox.control.finish({ connectionType: type })
      const id = randomUUID()
      await world.connect(link.token, 'PUT', `/attempts/${id}`, { connection_type: type, code })
      await world.api('PATCH', `/customers/${link.customerId}/setup_links/${link.id}`, {
        setup_link: { status: 'revoked' },
      })
      world.sandbox.control.clearFaults()
      expect((await world.settled(link, id)).body).toMatchObject({ status: 'failed', fault: 'link_revoked' })
      expect(asked(world).filter((call) => changes(call) && never.some((one) => call.endsWith(one)))).toEqual([])
      const kept = await world.db.selectFrom('attempts').select('token').executeTakeFirstOrThrow()
      expect(kept.token).toBeNull()
    },
  )

  it('takes no PIN on a link that was revoked', async () => {
    await using world = await start(kind)
    world.sandbox.control.play('number-has-pin')
    const link = await world.link()
    const { body } = await world.signUp(link)
    expect(body.status).toBe('pin')
    // Else the sweep that ends and undoes paused signups of links that are over comes meanwhile.
    await world.db.updateTable('meta_ledger').set({ run_at: '2999' }).execute()
    const revoked = await world.api('PATCH', `/customers/${link.customerId}/setup_links/${link.id}`, {
      setup_link: { status: 'revoked' },
    })
    expect([revoked.status, revoked.body]).toMatchObject([200, { data: { status: 'revoked' } }])
    world.sandbox.control.clearCalls()
    const reply = await world.connect(link.token, 'POST', `/attempts/${body.id}/pin`, { pin: '123456' })
    expect([reply.status, reply.body.code]).toEqual([410, 'link_revoked'])
    expect(world.sandbox.control.calls()).toEqual([])
    expect((await world.connect(link.token, 'GET', `/attempts/${body.id}`)).body.status).toBe('pin')
  })

  it('notes a popup that ended without a code, and takes a code that comes after all', async () => {
    await using world = await start(kind)
    const link = await world.link({ failure_redirect_url: 'https://acme.example/no?failed=1' })
    const id = randomUUID()
    const closed = await world.connect(link.token, 'PUT', `/attempts/${id}`, {
      connection_type: 'dedicated',
      cancelled: { fault: 'popup_closed', step: 'PHONE_NUMBER_SETUP' },
    })
    expect(closed.body).toMatchObject({ status: 'failed', fault: 'popup_closed' })
    expect(closed.body.redirect_url).toMatch(
      /^https:\/\/acme\.example\/no\?failed=1&setup_link_id=.*&error_code=facebook_auth_failed&result=/,
    )
    const seen = await world.api('GET', `/customers/${link.customerId}/setup_links/${link.id}`)
    expect(seen.body.data).toMatchObject({ status: 'active', whatsapp_setup_error: 'facebook_auth_failed' })
    expect((await world.signUp(link, { attemptId: id })).body.status).toBe('completed')
  })
})

describe.each(databaseKinds)("a link's token on %s", (kind) => {
  it('opens a session with all that the widget needs, and marks the link as opened', async () => {
    await using world = await start(kind)
    const link = await world.link({ theme_config: { primary_color: '#123456' }, language: 'es' })
    const session = await world.connect(link.token, 'GET', '/session')
    expect(session.status).toBe(200)
    expect(session.body).toEqual({
      link: {
        id: link.id,
        expires_at: link.expires_at,
        connection_types: ['coexistence', 'dedicated'],
        language: 'es',
        reconnect: null,
      },
      company_name: 'Acme',
      theme: { primary_color: '#123456' },
      look: expect.objectContaining({ '--pb-primary': '#123456', '--pb-primary-text': '#ffffff' }),
      meta: {
        app_id: world.sandbox.app.id,
        config_id: world.sandbox.app.configId,
        graph_version: 'v26.0',
        sdk_url: `${world.sandbox.url}/{locale}/sdk.js`,
        dialog_origins: [world.sandbox.url],
        window: null,
        launch: { coexistence: expect.any(Object), dedicated: expect.any(Object) }, // See launch.test.ts.
      },
      attempt: null,
      provisioning: null,
      number: null,
      choice: null,
      next: null,
      support_url: null,
      terms_url: null,
      privacy_url: null,
    })
    const { used_at } = await world.db.selectFrom('setup_links').select('used_at').executeTakeFirstOrThrow()
    expect(used_at).not.toBeNull()
  })

  it.each([
    ['revoked', 410, 'link_revoked'],
    ['expired', 410, 'link_expired'],
  ])('answers %s with %i', async (status, code, fault) => {
    await using world = await start(kind)
    const link = await world.link({ failure_redirect_url: 'https://acme.example/no' })
    await world.api('PATCH', `/customers/${link.customerId}/setup_links/${link.id}`, { setup_link: { status } })
    const reply = await world.connect(link.token, 'GET', '/session')
    expect([reply.status, reply.body.code]).toEqual([code, fault])
    expect(reply.body.redirect_url).toContain(`error_code=${fault}`)
    const attempt = { connection_type: 'dedicated', code: 'AQx' }
    expect((await world.connect(link.token, 'PUT', `/attempts/${randomUUID()}`, attempt)).status).toBe(code)
  })

  it('answers 409 when it was used, and 404 when there never was one', async () => {
    await using world = await start(kind)
    const link = await world.link()
    await world.signUp(link)
    const used = await world.connect(link.token, 'GET', '/session')
    expect([used.status, used.body.code]).toEqual([409, 'already_used'])
    const unknown = await world.connect('nobody.knows', 'GET', '/session')
    expect([unknown.status, unknown.body.code]).toEqual([404, 'link_not_found'])
  })

  it('works on the origins that the link names, and on no other', async () => {
    await using world = await start(kind)
    const link = await world.link({ allowed_origins: ['https://app.acme.example'] })
    const from = (Origin: string) => world.connect(link.token, 'GET', '/session', undefined, { Origin })
    expect((await from('https://app.acme.example')).status).toBe(200)
    expect((await from(world.url)).status).toBe(200)
    const other = await from('https://app.acme.example.evil.example')
    expect([other.status, other.body.code]).toEqual([403, 'origin_not_allowed'])
    expect(other.body).not.toHaveProperty('redirect_url')
    expect(other.headers.get('access-control-allow-origin')).toBe('https://app.acme.example.evil.example')
  })

  it('says which field of an attempt is wrong', async () => {
    await using world = await start(kind)
    const link = await world.link()
    const put = (body: unknown, id: string = randomUUID()) => world.connect(link.token, 'PUT', `/attempts/${id}`, body)
    expect((await put({ connection_type: 'shared', code: 'x' })).status).toBe(422)
    expect((await put({ connection_type: 'dedicated' })).body.error).toMatch(/code must be text/)
    expect((await put({ connection_type: 'dedicated', code: 'x' }, 'x')).body.error).toBe('attempt_id must be a UUID')
    expect((await put('{')).body).toMatchObject({ code: 'invalid_request', error: 'the body is not valid JSON' })
  })
})
