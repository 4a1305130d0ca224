/**
 * Numbers, dates and times as the browser writes them in English, without asking it: its first formatter reads all of its tables,
 * which stops a slow phone for 110 ms while the first screen is drawn. The zone is the reader's.
 */
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
const units = [
  ['yr.', 31_536_000, 'last yr.', 'next yr.'],
  ['mo.', 2_592_000, 'last mo.', 'next mo.'],
  ['day', 86_400, 'yesterday', 'tomorrow'],
  ['hr.', 3_600],
  ['min.', 60],
] as const

/** A whole number with its thousands apart: "12,345". */
export const grouped = (number: number) => String(number).replace(/\B(?=(\d{3})+$)/g, ',')

/** The day with its year: "Jun 3, 2026". */
export const dateOf = (moment: Date) =>
  `${months[moment.getMonth()]?.slice(0, 3)} ${moment.getDate()}, ${moment.getFullYear()}`

/** The day as one says it within a year: "Wednesday, June 3". */
export const dayOf = (moment: Date) => `${weekdays[moment.getDay()]}, ${months[moment.getMonth()]} ${moment.getDate()}`

/** The time of day with its seconds: "09:05:00". */
export const timeOf = (moment: Date) =>
  [moment.getHours(), moment.getMinutes(), moment.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':')

/** How long ago, or in how long, in the largest unit that fits: "3 hr. ago", "yesterday", "in 2 days". */
export function ago(milliseconds: number): string {
  const seconds = milliseconds / 1_000
  for (const [unit, length, last, next] of units) {
    const many = Math.trunc(Math.abs(seconds) / length)
    if (many === 0) continue
    if (many === 1 && last) return seconds < 0 ? last : next
    const words = `${many} ${unit === 'day' ? 'days' : unit}`
    return seconds < 0 ? `${words} ago` : `in ${words}`
  }
  return seconds > 0 ? 'in a moment' : 'just now'
}
