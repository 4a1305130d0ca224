import type { Deps } from '../../deps.ts'
import { changeLeased } from '../../store/database/leases.ts'
import { countWaiting, requeueNext } from '../../store/webhooks/redeliveries.ts'
import type { RedeliveryRow } from '../../store/webhooks/tables.ts'
import { addMs, toIso } from '../../time.ts'

/** So many of one redelivery wait to be sent at once: enough to keep every receiver busy, and few beside what is new. */
const ahead = 400

/** Until more are put back, in milliseconds. */
const pause = 250

/** Puts some more deliveries of a redelivery back to be sent, in one transaction with how far it came. */
export async function requeueSome(
  { db, now, workers }: Pick<Deps, 'db' | 'now'> & { workers: Pick<Deps['workers'], 'deliveries'> },
  row: RedeliveryRow,
  owner: string,
) {
  const room = ahead - (await countWaiting(db, row.id))
  const lease = { lease_owner: null, lease_until: null }
  await db
    .transaction()
    .execute(async (tx) => {
      const next = room > 0 ? await requeueNext(tx, row, room, toIso(now())) : undefined
      const ended = room > 0 && (next?.count ?? 0) < room
      const written = await changeLeased(tx, 'redeliveries', row.id, owner, {
        ...lease,
        ...(next && { last_created_at: next.last_created_at, last_id: next.last_id }),
        requeued: row.requeued + (next?.count ?? 0),
        run_at: ended ? null : toIso(addMs(now(), pause)),
        ended_at: ended ? toIso(now()) : null,
      })
      if (!written || written.stopped_at !== null) throw new Stopped()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Stopped)) throw error
    })
  workers.deliveries.wake()
}

/** Somebody stopped it meanwhile, or another process took it over: what this one put back is taken back. */
class Stopped extends Error {}
