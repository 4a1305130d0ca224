import { day, hour } from '../../time.ts'
import type { FunnelCountsTable } from './tables.ts'

type Span = FunnelCountsTable['span']

const week = 7 * day

/** The hour, the day and the week that an hour (`2026-12-31T23`) is in, as the counts name them. */
export const spansOf = (of: string): [Span, string][] => [
  ['hour', of],
  ['day', of.slice(0, 10)],
  ['week', weekOf(of)],
]

/** The day on which the week of an hour begins. Weeks are counted from 1970-01-01. */
export const weekOf = (of: string): string => dayOf(floor(momentOf(of), week))

export const weekAfter = (began: string): string => dayOf(Date.parse(began) + week)

/** What lies between two moments, in as few spans as there can be. Both are on the hour. */
export function spansBetween(from: Date, to: Date, largest: Span = 'week'): { span: Span; from: string; to: string }[] {
  const [begin, end] = [from.getTime(), Math.max(from.getTime(), to.getTime())]
  const sizes = { hour, day, week }
  // Whole spans of a size lie in the middle; what is left on either side is shorter than one of them.
  const whole = (size: number, [low, high]: [number, number]): [number, number] => {
    const [first, last] = [ceil(low, size), floor(high, size)]
    return first < last ? [first, last] : [high, high]
  }
  const days = whole(day, [begin, end])
  const weeks: [number, number] = largest === 'week' ? whole(week, days) : [days[1], days[1]]
  const parts: [Span, number, number][] = [
    ['hour', begin, days[0]],
    ['day', days[0], weeks[0]],
    ['week', ...weeks],
    ['day', weeks[1], days[1]],
    ['hour', days[1], end],
  ]
  return parts
    .filter(([, low, high]) => low < high)
    .map(([span, low, high]) => ({ span, from: named(low, sizes[span]), to: named(high, sizes[span]) }))
}

const momentOf = (of: string): number => Date.parse(of.length > 10 ? `${of}:00:00.000Z` : of)

const floor = (moment: number, size: number) => Math.floor(moment / size) * size
const ceil = (moment: number, size: number) => Math.ceil(moment / size) * size
const dayOf = (moment: number) => new Date(moment).toISOString().slice(0, 10)
const named = (moment: number, size: number) =>
  size === hour ? new Date(moment).toISOString().slice(0, 13) : dayOf(moment)
