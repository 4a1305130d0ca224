import { describe, expect, it } from 'vitest'
import { registration } from '../meta.ts'
import { startTwilio, twilioApp } from '../twilio/twilio-world.ts'

const day = 86_400_000

/** A partner with a number at Twilio whose messages come to an app. */
async function partner() {
  const app = await twilioApp()
  const sandbox = await startTwilio()
  const token = sandbox.app.systemToken
  const number = sandbox.control.twilio.own({ smsUrl: app.url })
  const graph = (method: string, path: string, body?: Record<string, unknown>) =>
    sandbox.call(method, path, { token, ...(body ? { body } : {}) })
  const business = `/${sandbox.app.businessId}`
  const add = async () =>
    (await graph('POST', `${business}/add_phone_numbers`, { phone_number: number.phoneNumber.slice(1) })).body
      .id as string
  async function verify(id: string) {
    const asked = await graph('POST', `/${id}/request_code`, { code_method: 'SMS', language: 'en_US' })
    if (asked.status !== 200) return asked
    await sandbox.control.twilio.settled()
    const code = app.heard.at(-1)?.params.Body?.replace(/\D/g, '')
    return graph('POST', `/${id}/verify_code`, { code })
  }
  return {
    ...sandbox,
    number,
    business,
    graph,
    add,
    verify,
    async [Symbol.asyncDispose]() {
      await sandbox.close()
      await app[Symbol.asyncDispose]()
    },
  }
}

describe('a pre-verified number', () => {
  it('is verified by the code that its partner receives, for 90 days', async () => {
    await using mine = await partner()
    const id = await mine.add()
    expect((await mine.verify(id)).body).toEqual({ success: true })
    const listed = await mine.graph('GET', `${mine.business}/preverified_numbers?code_verification_status=VERIFIED`)
    expect(listed.body.data).toMatchObject([
      { id, phone_number: mine.number.phoneNumber.slice(1), code_verification_status: 'VERIFIED' },
    ])
    mine.control.clock.advance(90 * day)
    expect((await mine.graph('GET', `/${id}`)).body.code_verification_status).toBe('EXPIRED')
  })

  it('can be verified anew from 45 days before that, not sooner', async () => {
    await using mine = await partner()
    const id = await mine.add()
    await mine.verify(id)
    mine.control.clock.advance(44 * day)
    expect((await mine.verify(id)).body.error.code).toBe(136024)
    mine.control.clock.advance(day)
    expect((await mine.verify(id)).status).toBe(200)
    mine.control.clock.advance(89 * day)
    expect((await mine.graph('GET', `/${id}`)).body.code_verification_status).toBe('VERIFIED')
  })

  it('leaves the pool when nobody verified it in 90 days', async () => {
    await using mine = await partner()
    const id = await mine.add()
    mine.control.clock.advance(90 * day)
    expect((await mine.graph('GET', `/${id}`)).body.error).toMatchObject({ code: 100, error_subcode: 33 })
    expect((await mine.graph('GET', `${mine.business}/preverified_numbers`)).body.data).toEqual([])
  })

  it('that a customer takes has a new id, is verified, and can be registered for 90 days', async () => {
    await using mine = await partner()
    const id = await mine.add()
    await mine.verify(id)
    const customer = await mine.customer({ number: { preVerifiedId: id } })
    expect(customer.phone).not.toBe(id)
    const fields = 'display_phone_number,code_verification_status,is_preverified_number'
    expect((await customer.get(`/${customer.phone}?fields=${fields}`)).body).toMatchObject({
      code_verification_status: 'VERIFIED',
      is_preverified_number: true,
    })
    expect((await mine.graph('GET', `/${id}`)).body.error.code).toBe(100)
    mine.control.clock.advance(59 * day)
    expect((await customer.post(`/${customer.phone}/register`, registration)).status).toBe(200)
  })

  it('is for the partner alone: no customer sees it, adds one, or takes one that is not verified', async () => {
    await using mine = await partner()
    const id = await mine.add()
    const customer = await mine.customer()
    expect((await customer.get(`/${id}`)).body.error.code).toBe(100)
    const adding = await customer.post(`/${customer.businessId}/add_phone_numbers`, { phone_number: '14155550100' })
    expect(adding.body.error.code).toBe(200)
    expect(() => mine.control.finish({ number: { preVerifiedId: id } })).toThrow('not offered')
    expect(
      (
        await mine.graph('POST', `${mine.business}/add_phone_numbers`, {
          phone_number: mine.number.phoneNumber.slice(1),
        })
      ).body.error.code,
    ).toBe(2388002)
  })

  it('is shared with other partners, and taken back', async () => {
    await using mine = await partner()
    const id = await mine.add()
    const other = (await mine.customer()).businessId
    const sharing = { partner_business_id: other, preverified_id: id }
    expect((await mine.graph('POST', `${mine.business}/share_preverified_numbers`, sharing)).body).toEqual({
      success: true,
    })
    expect((await mine.graph('GET', `/${id}/partners`)).body.data).toMatchObject([{ id: other }])
    await mine.graph('DELETE', `${mine.business}/share_preverified_numbers?${new URLSearchParams(sharing)}`)
    expect((await mine.graph('GET', `/${id}/partners`)).body.data).toEqual([])
    expect((await mine.graph('DELETE', `/${id}`)).body).toEqual({ success: true })
  })

  it('takes 125 guesses an hour', async () => {
    await using mine = await partner()
    const id = await mine.add()
    const guess = () => mine.graph('POST', `/${id}/verify_code`, { code: '000000' })
    for (let guesses = 0; guesses < 125; guesses += 1) await guess()
    expect((await guess()).body.error.code).toBe(613)
    mine.control.clock.advance(3_600_001)
    expect((await guess()).body.error.code).toBe(136025)
  })
})
