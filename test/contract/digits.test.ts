import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PhoneNumberText } from '../../contract/digits/digits.ts'
import { latinDigits } from '../../contract/digits/plain-digits.ts'

/** The zero of each script, as Unicode has it. */
const zeros = Array.from({ length: 0x1fbf0 }, (_, at) => at).filter(
  (at) => /^\p{Nd}$/u.test(String.fromCodePoint(at)) && !/^\p{Nd}$/u.test(String.fromCodePoint(at - 1)),
)

describe('digits of the world', () => {
  it('are read in every script that Unicode knows', () => {
    expect(zeros.length).toBeGreaterThan(50)
    for (const zero of zeros) {
      const text = Array.from({ length: 10 }, (_, digit) => String.fromCodePoint(zero + digit)).join('')
      expect([zero.toString(16), latinDigits(text)]).toEqual([zero.toString(16), '0123456789'])
    }
  })

  it('leave every other text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!/\p{Nd}/u.test(text))
        expect(latinDigits(text)).toBe(text)
      }),
    )
  })

  it.each([
    ['+1 (415) 555-0123', '+14155550123'],
    ['١٤١٥٥٥٥٠١٢٣', '14155550123'],
    ['＋１４１５５５５０１２３', '+14155550123'],
    ['\u202a+1\u00a0415\u2011555\u20130123\u202c', '+14155550123'],
  ])('with what stands between them: %s', (text, plain) => {
    expect(PhoneNumberText.parse(text)).toBe(plain)
  })

  it.each(['', '+', 'abc', '0415', '+1 415 CALL NOW', '12', '1'.repeat(30)])('refuse what is no number: %j', (text) => {
    expect(PhoneNumberText.safeParse(text).error?.issues[0]?.message).toMatch(/^must be a phone number/)
  })
})
