import { clock } from './clock.ts'

const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' })
const whole = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' })
const timeOfDay = new Intl.DateTimeFormat('en', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})
const date = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' })

/** How long ago, or in how long, in the largest unit that fits: "3 hr. ago". */
function ago(at: string): string {
  const seconds = (Date.parse(at) - clock.now()) / 1_000
  for (const [unit, length] of units)
    if (Math.abs(seconds) >= length) return relative.format(Math.trunc(seconds / length), unit)
  return seconds > 0 ? 'in a moment' : 'just now'
}

/** A moment as people say it; the exact one, in the reader's zone, is its title. */
export function Moment({ at, as = 'ago' }: { at: string | null; as?: 'ago' | 'clock' | 'date' }) {
  if (!at) return <span className="quiet">–</span>
  const moment = new Date(at)
  const words = as === 'clock' ? timeOfDay.format(moment) : as === 'date' ? date.format(moment) : ago(at)
  return (
    <time dateTime={at} title={whole.format(moment)}>
      {words}
    </time>
  )
}
