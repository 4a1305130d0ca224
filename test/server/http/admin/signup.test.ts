import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { verifyResult } from '../../../../server/index.ts'
import { type AdminWorld, startAdmin } from '../../../support/admin-world.ts'
import { databaseKinds } from '../../../support/databases.ts'

const moment = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/)
const integer = expect.toSatisfy(Number.isSafeInteger)
const urls = {
  successRedirectUrl: 'https://your-app.com/onboarding/success?tab=1',
  failureRedirectUrl: 'https://your-app.com/onboarding/failed',
}

/** A customer who connected a number, and what the API says of it. */
async function connected(world: AdminWorld) {
  const link = await world.adminLink()
  await world.signUp(link)
  const [number] = (await world.call('GET', `/v1/phone-numbers?customer_id=${link.customerId}`)).body
  return { link, number }
}

/** The same person in Meta's popup again: the account and the number that they have are the first on offer. */
const samePerson = (world: AdminWorld) => {
  const [user] = Object.values(world.sandbox.control.state().users) as { id: string }[]
  return { userId: user?.id } as never
}

describe.each(databaseKinds)('a signup on a link of the admin API on %s', (kind) => {
  it('ends in a redirect of this dialect, which verifyResult reads as any other', async () => {
    await using world = await startAdmin(kind)
    const link = await world.adminLink({ ...urls, state: 'a b&c' })
    await world.connect(link.token, 'GET', '/session')
    const { body } = await world.signUp(link)
    const { phone_number_id, business_account_id, display_phone_number } = body.result

    const redirect = new URL(body.redirect_url)
    expect(redirect.href).toMatch(/^https:\/\/your-app\.com\/onboarding\/success\?tab=1&status=success&waba_id=\d+&/)
    expect(Object.fromEntries(redirect.searchParams)).toEqual({
      tab: '1',
      status: 'success',
      waba_id: business_account_id,
      phone_number_id,
      display_phone_number,
      setup_link_id: link.id,
      state: 'a b&c',
      result: expect.any(String),
    })
    expect(await verifyResult(body.redirect_url, { serverUrl: world.url, expect: { setup_link_id: link.id } })).toEqual(
      {
        setup_link_id: link.id,
        status: 'completed',
        phone_number_id,
        business_account_id,
        display_phone_number,
        state: 'a b&c',
        customer_id: expect.any(String),
      },
    )
    const tampered = body.redirect_url.replace(`waba_id=${business_account_id}`, 'waba_id=1')
    await expect(
      verifyResult(tampered, { serverUrl: world.url, expect: { setup_link_id: link.id } }),
    ).rejects.toMatchObject({ reason: 'altered' })

    const after = (await world.call('GET', `/admin/setup-links/${link.id}`)).body
    expect(after).toMatchObject({ status: 'completed', usedAt: moment, errorCode: null, resultingWabaId: integer })
    const { id: wabaId } = (await world.call('GET', `/v1/wabas/${after.resultingWabaId}`)).body
    expect(wabaId).toBe(after.resultingWabaId)
  })

  it('leaves an account and a number, shown with every field', async () => {
    await using world = await startAdmin(kind)
    const customer = await world.call('POST', `/admin/tenants/${world.tenantId}/customers`, {
      name: 'Clínica San Lucas',
      external_id: 'clinic_001',
    })
    const link = await world.call('POST', `/admin/customers/${customer.body.id}/setup-links`, {})
    const { body } = await world.signUp(link.body)
    const { business_account_id, phone_number_id, display_phone_number } = body.result
    const own = { tenant_id: world.tenantId, customer_id: customer.body.id, created_at: moment, updated_at: moment }

    const wabas = await world.call('GET', '/v1/wabas')
    expect(wabas.headers.get('x-total-count')).toBe('1')
    expect(wabas.body).toEqual([
      {
        id: integer,
        waba_id: business_account_id,
        status: 'active',
        external_reference: 'clinic_001',
        ...own,
        display_name: null,
        business_id: expect.stringMatching(/^\d+$/),
      },
    ])
    const numbers = await world.call('GET', '/v1/phone-numbers')
    expect(numbers.body).toEqual([
      {
        id: integer,
        phone_number_id,
        waba_id: business_account_id,
        ...own,
        display_phone_number: expect.any(String),
        display_phone_number_normalized: display_phone_number.slice(1),
        display_name: expect.any(String),
        verified_name: expect.any(String),
        quality_rating: expect.stringMatching(/^(green|yellow|red|unknown)$/),
        throughput_tier: 'STANDARD',
        connection_type: 'dedicated',
        is_coexistence: false,
        is_official_business_account: false,
        inbound_processing_enabled: true,
        calls_enabled: false,
        status: 'active',
        actions: [],
        marks: [],
      },
    ])
    const [waba, number] = [wabas.body[0], numbers.body[0]]
    expect((await world.call('GET', `/v1/wabas/${waba.id}`)).body).toEqual(waba)
    expect((await world.call('GET', `/v1/wabas/${waba.id}/phone-numbers`)).body).toEqual([number])
    expect((await world.call('GET', `/v1/wabas?customer_id=${customer.body.id}`)).body).toEqual([waba])
    expect((await world.call('GET', '/v1/wabas?customer_id=1')).status).toBe(404)
    for (const id of [number.id, phone_number_id])
      expect((await world.call('GET', `/v1/phone-numbers/${id}`)).body).toEqual(number)
    for (const path of [
      `/v1/wabas/${waba.id}`,
      `/v1/phone-numbers/${number.id}`,
      `/v1/phone-numbers/${phone_number_id}`,
    ])
      expect((await world.other('GET', path)).status).toBe(404)
    expect((await world.call('GET', `/v1/phone-numbers?phone_number_id=${phone_number_id}`)).body).toEqual([number])
  })

  it('that was cancelled has failed, says why, and may still be completed', async () => {
    await using world = await startAdmin(kind)
    const link = await world.adminLink(urls)
    const { body } = await world.connect(link.token, 'PUT', `/attempts/${randomUUID()}`, {
      connection_type: 'dedicated',
      cancelled: { fault: 'signup_cancelled', step: 'PHONE_NUMBER_SETUP' },
    })
    expect(Object.fromEntries(new URL(body.redirect_url).searchParams)).toEqual({
      status: 'failed',
      error_code: 'facebook_auth_failed',
      setup_link_id: link.id,
      result: expect.any(String),
    })
    expect(await verifyResult(body.redirect_url, { serverUrl: world.url, expect: { setup_link_id: link.id } })).toEqual(
      {
        status: 'failed',
        setup_link_id: link.id,
        error_code: 'facebook_auth_failed',
        customer_id: expect.any(String),
      },
    )
    const shown = async () => (await world.call('GET', `/admin/setup-links/${link.id}`)).body
    expect(await shown()).toMatchObject({ status: 'failed', errorCode: 'facebook_auth_failed', resultingWabaId: null })
    expect((await world.signUp(link)).body.status).toBe('completed')
    expect(await shown()).toMatchObject({ status: 'completed', errorCode: null, resultingWabaId: integer })
  })

  it.each(['integer', 'text'])('brings a disconnected number back, named by its id as %s', async (form) => {
    await using world = await startAdmin(kind)
    const { link, number } = await connected(world)
    await world.db.updateTable('phone_numbers').set({ connection_status: 'disconnected' }).execute()
    const shown = async () => (await world.call('GET', `/v1/phone-numbers/${number.id}`)).body
    expect((await shown()).status).toBe('disconnected')

    const reconnectPhoneNumberId = form === 'text' ? String(number.id) : number.id
    const links = `/admin/customers/${link.customerId}/setup-links`
    const again = await world.call('POST', links, { reconnectPhoneNumberId })
    expect([again.status, again.body]).toEqual([
      201,
      expect.objectContaining({ reconnectPhoneNumberId: number.id, allowedConnectionTypes: ['dedicated'] }),
    ])
    const { body } = await world.signUp(again.body, { finish: samePerson(world) })
    expect(body).toMatchObject({ status: 'completed', result: { phone_number_id: number.phone_number_id } })
    expect(await shown()).toEqual({ ...number, updated_at: moment })
    expect((await world.call('GET', '/v1/wabas')).body).toHaveLength(1)
    const [renewed, first] = (await world.call('GET', links)).body
    expect(renewed.resultingWabaId).toBe(first.resultingWabaId)
  })

  it('refuses what does not go with bringing a number back, in the names of this dialect', async () => {
    await using world = await startAdmin(kind)
    const { link, number } = await connected(world)
    const stranger = await world.adminLink()
    const ask = (customerId: number, more: object = {}) =>
      world.call('POST', `/admin/customers/${customerId}/setup-links`, { reconnectPhoneNumberId: number.id, ...more })
    for (const [reply, field, message] of [
      [
        await ask(stranger.customerId),
        'reconnectPhoneNumberId',
        'reconnectPhoneNumberId must be a connected number of this customer',
      ],
      [
        await ask(link.customerId, { phoneProvisioningEnabled: true }),
        'phoneProvisioningEnabled',
        'phoneProvisioningEnabled must be false or left out with reconnectPhoneNumberId',
      ],
      [
        await ask(link.customerId, { allowedConnectionTypes: ['coexistence'] }),
        'allowedConnectionTypes',
        'allowedConnectionTypes must be ["dedicated"] or left out: that is the type of reconnectPhoneNumberId',
      ],
    ] as const)
      expect([reply.status, reply.body]).toMatchObject([
        422,
        { statusCode: 422, error: 'VALIDATION_ERROR', message, details: { field } },
      ])
  })
})
