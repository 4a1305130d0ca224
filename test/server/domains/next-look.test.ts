import { describe, expect, it } from 'vitest'
import { addMs, day, hour, minute, second } from '../../../server/time.ts'
import { nextLook } from '../../../server/use-cases/domains/next-look.ts'

const began = new Date('2026-11-30T08:00:00.000Z')
const since = { hurried_at: began.toISOString() }

const pauseAfter = (waited: number, state: 'pending' | 'active' | 'failing', sure = true) => {
  const now = addMs(began, waited)
  return Date.parse(nextLook(now, { ...since, state }, sure)) - now.getTime()
}

describe('the next look at a domain', () => {
  it('comes after a tenth of the time that its records took so far, from 15 seconds to an hour', () => {
    expect(pauseAfter(0, 'pending')).toBe(15 * second)
    expect(pauseAfter(2 * minute, 'pending')).toBe(15 * second)
    expect(pauseAfter(5 * minute, 'pending')).toBe(30 * second)
    expect(pauseAfter(2 * hour, 'failing')).toBe(12 * minute)
    expect(pauseAfter(71 * hour, 'failing')).toBe(hour)
  })

  it('comes within a minute in the first ten, which is the time in which people wait for it', () => {
    for (let waited = 0; waited <= 10 * minute; waited += second)
      expect(pauseAfter(waited, 'pending')).toBeLessThanOrEqual(minute)
  })

  it('comes once a day when 72 hours are over, and for a domain that is active', () => {
    expect(pauseAfter(72 * hour, 'failing')).toBe(day)
    expect(pauseAfter(0, 'active')).toBe(day)
  })

  it('comes within an hour where the last one told too little', () => {
    expect(pauseAfter(0, 'active', false)).toBe(hour)
    expect(pauseAfter(100 * hour, 'pending', false)).toBe(hour)
  })

  it('is done about 130 times before a domain fails', () => {
    let [waited, looks] = [0, 0]
    for (; waited < 72 * hour; looks++) waited += pauseAfter(waited, 'pending')
    expect(looks).toBeGreaterThan(100)
    expect(looks).toBeLessThan(160)
  })
})
