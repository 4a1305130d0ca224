import { Fragment } from 'react'
import type { LinkEvent } from '../../../contract/index.ts'
import { Id } from '../../ui/copy.tsx'
import { dayOf } from '../../ui/english.ts'
import { Moment } from '../../ui/moment.tsx'
import { metaCause, tellEvent } from './moments.ts'

/** What happened, from the beginning: what the server saw and what the browser says, on one axis. */
export const Journey = ({ events }: { events: readonly LinkEvent[] }) => {
  const sorted = events.toSorted((one, other) => Date.parse(one.created_at) - Date.parse(other.created_at))
  return (
    <ol className="journey">
      {sorted.map((event, at) => {
        const day = dayOf(new Date(event.created_at))
        const before = sorted[at - 1]
        return (
          <Fragment key={event.id}>
            {before && dayOf(new Date(before.created_at)) === day ? null : <li className="journey-day">{day}</li>}
            <Happened event={event} />
          </Fragment>
        )
      })}
    </ol>
  )
}

function Happened({ event }: { event: LinkEvent }) {
  const { by, words, tone } = tellEvent(event)
  const cause = metaCause(event)
  return (
    <li className="moment" data-by={by} data-tone={tone}>
      <Moment at={event.created_at} as="clock" />
      <span className="moment-dot" aria-hidden="true" />
      <div className="moment-what">
        <p>
          <span className="moment-words">
            <bdi>{words}</bdi>
          </span>{' '}
          <span className="moment-by">{by === 'server' ? 'server' : 'browser'}</span>
        </p>
        {cause?.fbtrace_id ? (
          <p className="quiet">
            Trace id <Id text={cause.fbtrace_id} what="trace id" />
          </p>
        ) : null}
      </div>
    </li>
  )
}
