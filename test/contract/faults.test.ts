import { describe, expect, it } from 'vitest'
import { faultCode, faultCodes, faults } from '../../contract/index.ts'

describe('the table of faults', () => {
  it.each(faultCodes)('%s has a status that is an error, and a redirect word for a host app', (code) => {
    expect(faults[code].status).toBeGreaterThanOrEqual(400)
    expect(faults[code].redirect).toMatch(/^[a-z_]+$/)
  })

  it('uses each of the six words that Kapso documents', () => {
    const words = new Set(Object.values(faults).map(({ redirect }) => redirect))
    for (const word of [
      'facebook_auth_failed',
      'phone_verification_failed',
      'waba_limit_reached',
      'token_exchange_failed',
      'link_expired',
      'already_used',
    ])
      expect(words).toContain(word)
  })

  it('takes a word it does not know, and names of every object, as internal', () => {
    expect([faultCode('from_the_future'), faultCode('toString'), faultCode(null)]).toEqual(Array(3).fill('internal'))
  })
})
