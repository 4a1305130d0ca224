import { describe, expect, it } from 'vitest'
import { ago, dateOf, dayOf, grouped, timeOf } from '../../console/ui/english.ts'

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]

/** Moments of fifty years, some of them at the edges of days, months and years. */
const moments = Array.from(
  { length: 2_000 },
  (_, at) => new Date(Date.UTC(2000, 0, 1) + at * 9.13 * day + at * 1_234_567),
)
const written = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en', options).format

it('writes a day, a date and a time as the browser writes them in English', () => {
  const [date, weekday, time] = [
    written({ day: 'numeric', month: 'short', year: 'numeric' }),
    written({ weekday: 'long', day: 'numeric', month: 'long' }),
    written({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }),
  ]
  for (const moment of moments)
    expect([dateOf(moment), dayOf(moment), timeOf(moment)]).toEqual([date(moment), weekday(moment), time(moment)])
})

it.each([0, 7, 999, 1_000, 12_345, 999_999, 1_000_000, 1_234_567_890])(
  'writes %d with its thousands apart',
  (number) => {
    expect(grouped(number)).toBe(number.toLocaleString('en'))
  },
)

describe('how long ago', () => {
  const browser = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' })
  it.each([
    ['minute', minute, 59],
    ['hour', hour, 23],
    ['day', day, 29],
    ['month', 30 * day, 12],
    ['year', 365 * day, 20],
  ] as const)('is told in %ss as the browser tells it', (unit, length, most) => {
    for (let many = 1; many <= most; many++)
      for (const sign of [-1, 1]) expect(ago(sign * (many * length + 1))).toBe(browser.format(sign * many, unit))
  })

  it('is a moment where it is less than a minute', () => {
    expect([ago(0), ago(-59_999), ago(59_999)]).toEqual(['just now', 'just now', 'in a moment'])
  })
})
