import { useState } from 'react'
import type { Redelivery, RedeliveryFilter } from '../../../contract/index.ts'
import { useAct } from '../../api/use-act.ts'
import { useRead } from '../../api/use-read.ts'
import { Answer, Problem } from '../../ui/answer.tsx'
import { LazyDialog } from '../../ui/dialogs/lazy-dialog.tsx'
import { grouped } from '../../ui/english.ts'

const day = 24 * 60 * 60 * 1_000

/** Sends all that match again: first how many that are, then the sending with its progress. */
export function SendManyAgain({
  filter,
  days,
  onClose,
}: {
  filter: RedeliveryFilter
  days: number
  onClose: () => void
}) {
  // Counted and sent is the same set, however long somebody thinks about it.
  const [wanted] = useState(() => ({
    ...filter,
    created_after: new Date(Date.now() - days * day).toISOString(),
    created_before: new Date().toISOString(),
  }))
  const counted = useRead(
    ['redelivery', 'count', wanted],
    (client) => client.webhookDeliveries.redeliverMany({ filter: wanted, dry_run: true }),
    { every: false },
  )
  const send = useAct((client, _: undefined) => client.webhookDeliveries.redeliverMany({ filter: wanted }))
  return (
    <LazyDialog title="Send many again" onClose={onClose}>
      {send.data?.id ? (
        <Progress id={send.data.id} onClose={onClose} />
      ) : (
        <Answer of={counted}>
          {({ matched }) => (
            <>
              <p>
                <strong>{grouped(matched)}</strong> {filter.status ?? 'failed'}{' '}
                {matched === 1 ? 'delivery' : 'deliveries'} of {days === 1 ? 'the last day' : `the last ${days} days`}
                {filter.event ? ` of the event ${filter.event}` : ''}
                {filter.webhook_id ? ' to this webhook' : ''}. They are sent oldest first, behind what is new, each
                under the id that it had.
              </p>
              <Problem of={send.error} />
              <div className="row">
                <button type="button" className="button" onClick={onClose}>
                  Cancel
                </button>
                {matched ? (
                  <button
                    type="button"
                    className="button primary"
                    aria-disabled={send.isPending}
                    onClick={() => send.isPending || send.mutate(undefined)}
                  >
                    Send {grouped(matched)} again
                  </button>
                ) : null}
              </div>
            </>
          )}
        </Answer>
      )}
    </LazyDialog>
  )
}

function Progress({ id, onClose }: { id: string; onClose: () => void }) {
  const [over, setOver] = useState(false)
  const progress = useRead(
    ['redelivery', id],
    async (client) => {
      const now = await client.webhookDeliveries.redelivery(id)
      setOver(now.status !== 'running' && now.waiting === 0)
      return now
    },
    { every: over ? false : 1_000 },
  )
  const stop = useAct((client, _: undefined) => client.webhookDeliveries.stopRedelivery(id))
  return (
    <Answer of={progress}>
      {(now) => (
        <>
          <p role="status">{said(now)}</p>
          <progress max={Math.max(now.matched, 1)} value={now.requeued - now.waiting} aria-label="Sent again" />
          <div className="row">
            {now.status === 'running' ? (
              <button type="button" className="button danger" onClick={() => stop.mutate(undefined)}>
                Stop
              </button>
            ) : null}
            <button type="button" className="button primary" onClick={onClose}>
              Close
            </button>
          </div>
          {now.status === 'running' ? <p className="quiet">You may close this: the sending goes on.</p> : null}
        </>
      )}
    </Answer>
  )
}

function said({ status, matched, requeued, waiting }: Redelivery): string {
  const sent = `${grouped(requeued - waiting)} of ${grouped(matched)} were tried again`
  if (status === 'stopped') return `Stopped: ${sent}.`
  return status === 'done' && waiting === 0 ? `Done: ${sent}.` : `${sent}.`
}
