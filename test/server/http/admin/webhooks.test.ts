import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { verifyWebhook } from '../../../../server/index.ts'
import { startAdmin } from '../../../support/admin-world.ts'
import { databaseKinds } from '../../../support/databases.ts'
import { type Received, receiver } from '../../../support/receiver.ts'
import { until } from '../../../support/until.ts'

const moment = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/)
const integer = expect.toSatisfy(Number.isSafeInteger)
const created = 'whatsapp.phone_number.created'
const hook = { url: 'https://hooks.example.com/in', events: [created] }

/** The check that GoSendAPI's guide asks of a receiver. */
const signedWith = (secret: string, { headers, text }: Received) =>
  headers['x-gosendapi-signature'] === `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`

describe.concurrent.each(databaseKinds)('webhooks of the admin API on %s', (kind) => {
  it('are made with a secret that is told once, shown, changed and removed', async () => {
    await using world = await startAdmin(kind)
    const made = await world.call('POST', '/v1/webhooks', { ...hook, type: 'gosendapi_events' })
    expect(made.status).toBe(201)
    const { secret, ...webhook } = made.body
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    expect(webhook).toEqual({
      id: integer,
      tenant_id: world.tenantId,
      phone_number_id: null,
      type: 'gosendapi_events',
      enabled: true,
      ...hook,
      created_at: moment,
      updated_at: moment,
    })
    expect((await world.call('GET', `/v1/webhooks/${webhook.id}`)).body).toEqual(webhook)
    const listed = await world.call('GET', '/v1/webhooks')
    expect([listed.body, listed.headers.get('x-total-count')]).toEqual([[webhook], '1'])
    const row = await world.db.selectFrom('webhooks').select('secret').executeTakeFirstOrThrow()
    expect(row.secret).not.toContain(secret.slice(6))

    for (const method of ['PATCH', 'PUT']) {
      const change = { url: `https://hooks.example.com/${method}`, enabled: method === 'PUT' }
      const changed = await world.call(method, `/v1/webhooks/${webhook.id}`, change)
      expect([changed.status, changed.body]).toEqual([200, { ...webhook, ...change, updated_at: moment }])
    }
    const gone = await world.call('DELETE', `/v1/webhooks/${webhook.id}`)
    expect([gone.status, gone.body]).toEqual([204, ''])
    expect((await world.call('GET', `/v1/webhooks/${webhook.id}`)).status).toBe(404)
  })

  it.each<[object, number, string, string, object]>([
    [{ events: [created] }, 422, 'MISSING_REQUIRED_FIELD', 'url is required', { field: 'url' }],
    [{ url: hook.url }, 422, 'MISSING_REQUIRED_FIELD', 'events is required', { field: 'events' }],
    [{ ...hook, events: [] }, 422, 'VALIDATION_ERROR', 'events must name at least one event', { field: 'events' }],
    [
      { ...hook, events: ['whatsapp.nothing'] },
      422,
      'VALIDATION_ERROR',
      'Events contains unsupported events: "whatsapp.nothing"',
      { field: 'events' },
    ],
    [
      { ...hook, url: 'http://hooks.example.com' },
      422,
      'VALIDATION_ERROR',
      'url must be an absolute https:// address (http:// only where private webhooks are allowed)',
      { field: 'url', value: 'http://hooks.example.com' },
    ],
    [
      { ...hook, url: 'https://169.254.169.254/latest' },
      422,
      'VALIDATION_ERROR',
      'url must be an address of the open internet',
      { field: 'url', value: 'https://169.254.169.254/latest' },
    ],
    [
      { ...hook, type: 'raw' },
      422,
      'VALIDATION_ERROR',
      'type must be gosendapi_events',
      { field: 'type', value: 'raw' },
    ],
    [
      { ...hook, phone_number_id: '123456' },
      404,
      'PHONE_NUMBER_NOT_IN_TENANT',
      'phone_number_id is not a number of this tenant',
      { field: 'phone_number_id', value: '123456' },
    ],
  ])('refuses %j with %i %s', async (body, statusCode, error, message, details) => {
    await using world = await startAdmin(kind)
    const reply = await world.call('POST', '/v1/webhooks', body)
    expect([reply.status, reply.body]).toEqual([statusCode, { statusCode, error, message, details }])
    expect((await world.call('GET', '/v1/webhooks')).body).toEqual([])
  })

  it('hear of a new number, signed as GoSendAPI signs and as Standard Webhooks do, with the ids of this dialect', async () => {
    await using world = await startAdmin(kind, { allowPrivateWebhooks: true })
    await using host = await receiver()
    const webhook = (await world.call('POST', '/v1/webhooks', { url: host.url, events: [created] })).body
    const link = await world.adminLink()
    const { result } = (await world.signUp(link)).body
    const [delivery] = (await host.arrived(1)) as [Received]

    expect(delivery.body).toMatchObject({
      event: created,
      phone_number_id: result.phone_number_id,
      tenant_id: world.tenantId,
      customer_id: link.customerId,
    })
    expect(delivery.headers['x-webhook-event']).toBe(created)
    expect(signedWith(webhook.secret, delivery)).toBe(true)
    expect(signedWith('whsec_c29tZWJvZHkgZWxzZSdz', delivery)).toBe(false)
    expect(verifyWebhook(delivery.text, delivery.headers, webhook.secret)).toMatchObject({
      event: created,
      body: delivery.body,
    })

    const log = () => world.call('GET', `/v1/webhooks/${webhook.id}/deliveries`)
    await until(async () => expect((await log()).body[0].status).toBe('delivered'))
    const logged = await log()
    expect([logged.body, logged.headers.get('x-total-count')]).toEqual([
      [
        {
          id: delivery.headers['webhook-id'],
          webhook_id: webhook.id,
          event: created,
          status: 'delivered',
          attempt_count: 1,
          response_status: 200,
          error: null,
          next_attempt_at: null,
          failed_at: null,
          created_at: moment,
          last_attempt_at: moment,
          delivered_at: moment,
        },
      ],
      '1',
    ])
    const failed = await world.call('GET', `/v1/webhooks/${webhook.id}/deliveries?status=failed`)
    expect(failed.body).toEqual([])
    const word = await world.call('GET', `/v1/webhooks/${webhook.id}/deliveries?status=lost`)
    expect([word.status, word.body.details]).toEqual([422, { field: 'status', value: 'lost' }])
  })

  it('sign with a new secret at once, and with the old one beside it for a day', async () => {
    await using world = await startAdmin(kind, { allowPrivateWebhooks: true })
    await using host = await receiver()
    const webhook = (await world.call('POST', '/v1/webhooks', { url: host.url, events: [created] })).body
    const rotated = await world.call('POST', `/v1/webhooks/${webhook.id}/rotate-secret`)
    expect(rotated.status).toBe(200)
    expect(rotated.body.secret).toMatch(/^whsec_/)
    expect(rotated.body.secret).not.toBe(webhook.secret)

    await world.signUp(await world.adminLink())
    const [during] = (await host.arrived(1)) as [Received]
    expect([signedWith(rotated.body.secret, during), signedWith(webhook.secret, during)]).toEqual([true, false])
    for (const secret of [webhook.secret, rotated.body.secret])
      expect(verifyWebhook(during.text, during.headers, secret).event).toBe(created)

    world.advance(24 * 60 * 60_000 + 1_000)
    await world.signUp(await world.adminLink())
    const after = (await host.arrived(2))[1] as Received
    expect((after.headers['webhook-signature'] as string).split(' ')).toHaveLength(1)
    expect(signedWith(rotated.body.secret, after)).toBe(true)
  })

  it('stay apart from those of the Platform API, which hear of the same event in their own words', async () => {
    await using world = await startAdmin(kind, { allowPrivateWebhooks: true })
    await using host = await receiver()
    await world.call('POST', '/v1/webhooks', { url: `${host.url}/admin`, events: [created] })
    await world.api('POST', '/whatsapp/webhooks', {
      whatsapp_webhook: { url: `${host.url}/platform`, events: [created] },
    })
    expect((await world.call('GET', '/v1/webhooks')).body).toHaveLength(1)
    const { phone_number_id } = (await world.signUp(await world.adminLink())).body.result
    const received = await host.arrived(2)
    const of = (name: string) => received.find(({ path }) => path.endsWith(name)) as Received
    expect(Object.keys(of('platform').body)).toEqual([
      'phone_number_id',
      'display_phone_number',
      'business_account_id',
      'project',
      'customer',
      'setup_link',
    ])
    expect(of('platform').headers['x-gosendapi-signature']).toBeUndefined()
    expect(of('admin').body).toMatchObject({ ...of('platform').body, phone_number_id })
  })

  it('are tried with an example, and sent again on request', async () => {
    await using world = await startAdmin(kind, { allowPrivateWebhooks: true })
    await using host = await receiver()
    const webhook = (await world.call('POST', '/v1/webhooks', { url: host.url, events: [created] })).body
    const path = `/v1/webhooks/${webhook.id}`
    const tested = await world.call('POST', `${path}/test`)
    expect(tested.status).toBe(202)
    const [example] = (await host.arrived(1)) as [Received]
    expect(example.headers['webhook-id']).toBe(tested.body.delivery_id)
    expect(example.body).toMatchObject({ event: created, tenant_id: world.tenantId, test: true })
    expect(signedWith(webhook.secret, example)).toBe(true)

    const again = await world.call('POST', `${path}/deliveries/${tested.body.delivery_id}/redeliver`)
    expect([again.status, again.body]).toEqual([202, tested.body])
    expect((await host.arrived(2))[1]?.headers['webhook-id']).toBe(tested.body.delivery_id)
    const other = (await world.call('POST', '/v1/webhooks', { url: host.url, events: [created] })).body
    const wrong = `/v1/webhooks/${other.id}/deliveries/${tested.body.delivery_id}/redeliver`
    expect((await world.call('POST', wrong)).status).toBe(404)

    const stranger = await world.call('POST', `${path}/test`, { event_type: 'whatsapp.phone_number.deleted' })
    expect([stranger.status, stranger.body.error]).toEqual([422, 'VALIDATION_ERROR'])
    await world.call('PATCH', path, { enabled: false })
    expect((await world.call('POST', `${path}/test`)).body.message).toBe(
      'the webhook is switched off: set enabled to true before testing it',
    )
  })
})
