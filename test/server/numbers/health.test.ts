import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { start, type World } from '../../support/world.ts'

async function connected(world: World, connectionType: 'dedicated' | 'coexistence' = 'dedicated') {
  const { body } = await world.signUp(await world.link(), { connectionType })
  world.sandbox.control.clearCalls()
  const { phone_number_id, business_account_id } = body.result
  return {
    phone_number_id,
    business_account_id,
    health: () => world.api('GET', `/whatsapp/phone_numbers/${phone_number_id}/health`),
  }
}

const asked = (world: World) =>
  world.sandbox.control
    .calls()
    .map(({ method, path }) => `${method} ${path}`)
    .sort()

/** Graph's refusal of a token that its owner has taken back. */
const tokenGone = {
  status: 401,
  body: { error: { message: 'The user has not authorized application.', type: 'OAuthException', code: 190 } },
}

describe.concurrent.each(databaseKinds)('the health of a number on %s', (kind) => {
  it('is looked up at Meta, and not wrapped in data', async () => {
    await using world = await start(kind)
    const number = await connected(world)
    world.sandbox.control.webhooks.to('http://localhost:9/webhooks', 'x', ['messages', 'account_update'])
    const reply = await number.health()
    expect(reply.status).toBe(200)
    expect(reply.body).toEqual({
      status: 'healthy',
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      checks: {
        phone_number_access: {
          passed: true,
          details: {
            phone_number_id: number.phone_number_id,
            display_phone_number: expect.stringMatching(/^\+1 /),
            verified_name: expect.any(String),
            quality_rating: expect.any(String),
          },
          error: null,
        },
        phone_number_connection: {
          passed: true,
          details: { status: 'CONNECTED', meta_status: 'CONNECTED', connection_status: 'active' },
          error: null,
        },
        messaging_health: {
          passed: true,
          overall_status: 'AVAILABLE',
          details: {
            overall_status: 'AVAILABLE',
            entities: expect.arrayContaining([
              { entity_type: 'PHONE_NUMBER', id: number.phone_number_id, can_send_message: 'AVAILABLE' },
              { entity_type: 'WABA', id: number.business_account_id, can_send_message: 'AVAILABLE' },
            ]),
          },
          error: null,
        },
        webhook_subscription: {
          passed: true,
          details: {
            app_id: world.sandbox.app.id,
            subscribed: true,
            subscribed_fields: ['messages', 'account_update'],
          },
          error: null,
        },
        webhook_verified: {
          passed: null,
          details: { verified_at: null, message: 'Meta has sent no webhook about this account yet' },
          error: null,
        },
      },
    })
    expect(asked(world)).toEqual(['GET /{app}/subscriptions', 'GET /{phone}', 'GET /{waba}/subscribed_apps'])
  })

  it('is kept for three minutes, also by another process, and made anew then', async () => {
    await using world = await start(kind)
    const number = await connected(world)
    const first = await number.health()
    world.sandbox.control.patch(number.phone_number_id, { status: 'DISCONNECTED', quality: 'RED' })
    await world.restart()
    expect((await number.health()).body).toEqual(first.body)
    expect(asked(world)).toHaveLength(3)
    world.advance(3 * 60_000 + 1)
    const second = await number.health()
    expect(second.body).toMatchObject({
      status: 'unhealthy',
      checks: {
        phone_number_connection: { passed: false, details: { status: 'DISCONNECTED' } },
        messaging_health: { passed: false, overall_status: 'BLOCKED' },
      },
    })
    expect(second.body).not.toHaveProperty('retry_after')
    const shown = await world.api('GET', `/whatsapp/phone_numbers/${number.phone_number_id}`)
    expect(shown.body.data).toMatchObject({ status: 'DISCONNECTED', quality_rating: 'RED' })
  })

  it('checks the token of a coexistence number, and shows when it ends', async () => {
    await using world = await start(kind)
    const number = await connected(world, 'coexistence')
    const reply = await number.health()
    expect(reply.body).toMatchObject({
      status: 'healthy',
      checks: { token_validity: { passed: true, details: { expires_at: expect.stringMatching(/Z$/) }, error: null } },
    })
  })

  it.each([
    ['LIMITED, so degraded', 'name-pending', 'degraded', 'LIMITED'],
    ['BLOCKED, so unhealthy', 'payment-missing', 'unhealthy', 'BLOCKED'],
  ])('is %s when Meta says so', async (_, scenario, status, overall_status) => {
    await using world = await start(kind)
    world.sandbox.control.play(scenario as never)
    const number = await connected(world)
    const { body } = await number.health()
    expect(body).toMatchObject({ status, checks: { messaging_health: { passed: false, overall_status } } })
    if (status === 'unhealthy')
      expect(body.checks.messaging_health).toMatchObject({
        error: 'There is a problem with how this account is billed. (141006)',
        details: {
          entities: expect.arrayContaining([
            expect.objectContaining({
              entity_type: 'WABA',
              errors: [expect.objectContaining({ error_code: 141006, possible_solution: expect.any(String) })],
            }),
          ]),
        },
      })
  })

  it('is degraded when the app is not subscribed to the account', async () => {
    await using world = await start(kind)
    const number = await connected(world)
    world.sandbox.control.fault({ path: 'subscribed_apps', answer: { status: 200, body: { data: [] } } })
    expect((await number.health()).body).toMatchObject({
      status: 'degraded',
      checks: { webhook_subscription: { passed: false, details: { subscribed: false } } },
    })
  })

  it('backs off from a Meta that refuses: 5, 15, 30, 60 minutes, saying how long', async () => {
    await using world = await start(kind)
    const number = await connected(world)
    world.sandbox.control.fault({ path: '^/v[0-9.]+/[0-9]+$', answer: tokenGone })
    for (const minutes of [5, 15, 30, 60, 60]) {
      const { body } = await number.health()
      expect(body).toMatchObject({
        status: 'unhealthy',
        retry_after: minutes * 60,
        error: 'Meta refused (code 190): The user has not authorized application.',
        checks: {
          phone_number_access: { passed: false },
          phone_number_connection: { passed: null, details: { status: 'UNKNOWN' } },
        },
      })
      world.sandbox.control.clearCalls()
      world.advance(60_000)
      const waiting = await number.health()
      expect(waiting.body.retry_after).toBeGreaterThan((minutes - 1) * 60 - 5)
      expect(waiting.body.retry_after).toBeLessThanOrEqual((minutes - 1) * 60)
      expect(asked(world)).toEqual([])
      world.advance((minutes - 1) * 60_000 + 1)
    }
    world.sandbox.control.clearFaults()
    expect((await number.health()).body.status).toBe('healthy')
  }, 30_000)

  it.each([
    ['says nothing', { hang: 60_000 }],
    ['answers 500', { status: 500, body: { error: { message: 'x', type: 'OAuthException', code: 2 } } }],
  ])('is an error when Meta %s, which is not kept', async (_, answer) => {
    await using world = await start(kind)
    const number = await connected(world)
    world.sandbox.control.fault({ path: '^/v[0-9.]+/[0-9]+$', times: 1, answer } as never)
    const first = await number.health()
    expect([first.status, first.body]).toEqual([
      200,
      { status: 'error', timestamp: expect.any(String), error: 'Meta did not answer: ask again in a moment' },
    ])
    expect((await number.health()).body.status).toBe('healthy')
  })

  it('says what Meta told us when the customer took the number away', async () => {
    await using world = await start(kind)
    await world.restart({ meta: { ...world.options.meta, webhookVerifyToken: 'verify-me' } })
    world.sandbox.control.webhooks.to(`${world.url}/webhooks/meta`, 'verify-me')
    const number = await connected(world, 'coexistence')
    expect((await number.health()).body.status).toBe('healthy')
    world.sandbox.control.disconnect({ wabaId: number.business_account_id })
    await world.sandbox.control.webhooks.settled()
    const { body } = await number.health()
    expect(body).toMatchObject({
      status: 'unhealthy',
      retry_after: 300,
      checks: {
        phone_number_access: { passed: false },
        phone_number_connection: { passed: false, details: { connection_status: 'disconnected' } },
        webhook_verified: { passed: true, details: { verified_at: expect.any(String) } },
        token_validity: { passed: false },
      },
    })
    expect(JSON.stringify([body, world.logged])).not.toMatch(/EAA[A-Za-z0-9]/)
  })

  it('may be asked 5 times a second and 60 times a minute', async () => {
    await using world = await start(kind)
    const number = await connected(world)
    // From the beginning of a minute, lest the count begin anew on the way.
    const time = Date.now()
    world.advance(60_000 - (time % 60_000))
    const first = await number.health()
    expect(Object.fromEntries([...first.headers].filter(([name]) => name.startsWith('x-health-')))).toEqual({
      'x-health-ratelimit-second-limit': '5',
      'x-health-ratelimit-second-remaining': '4',
      'x-health-ratelimit-minute-limit': '60',
      'x-health-ratelimit-minute-remaining': '59',
    })
    const replies = await Promise.all(Array.from({ length: 12 }, () => number.health()))
    const refused = replies.find(({ status }) => status === 429)
    expect(refused?.body).toEqual({
      error: 'Rate limit exceeded',
      message: 'WhatsApp health checks are limited to 5 requests per second and 60 requests per minute per project.',
    })
    expect(refused?.headers.get('retry-after')).toBe('1')
    expect(refused?.headers.get('x-health-ratelimit-second-remaining')).toBe('0')
    for (let second = 0; second < 10; second++) {
      world.advance(1_000)
      await Promise.all(Array.from({ length: 5 }, () => number.health()))
    }
    world.advance(1_000)
    const minute = await number.health()
    expect(minute.status).toBe(429)
    expect(Number(minute.headers.get('retry-after'))).toBeGreaterThan(1)
    expect(minute.headers.get('x-health-ratelimit-minute-remaining')).toBe('0')
    world.advance(60_000)
    expect((await number.health()).status).toBe(200)
  })
})
