import { clock } from './clock.ts'
import { ago, dateOf, timeOf } from './english.ts'

/** A moment as people say it; the exact one, in the reader's zone, is its title. */
export function Moment({ at, as = 'ago' }: { at: string | null; as?: 'ago' | 'clock' | 'date' }) {
  if (!at) return <span className="quiet">–</span>
  const moment = new Date(at)
  const words = as === 'clock' ? timeOf(moment) : as === 'date' ? dateOf(moment) : ago(moment.getTime() - clock.now())
  return (
    <time dateTime={at} title={`${dateOf(moment)}, ${timeOf(moment)}`}>
      {words}
    </time>
  )
}
