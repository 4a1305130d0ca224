import { setTimeout } from 'node:timers/promises'
import type { Deps } from '../../deps.ts'
import { changeLeased } from '../../store/database/leases.ts'
import { countWaiting, requeueNext } from '../../store/webhooks/redeliveries.ts'
import type { RedeliveryRow } from '../../store/webhooks/tables.ts'
import { toIso } from '../../time.ts'

/** So many of one redelivery wait to be sent at once: enough to keep every receiver busy until more are put back. */
const ahead = 400

/** Until it is looked whether half of them were sent, in milliseconds. */
const pause = 100

type Requeuing = Pick<Deps, 'db' | 'now'> & { workers: Pick<Deps['workers'], 'deliveries'> }

/** Puts the deliveries of a redelivery back to be sent, some at a time, until all are, or somebody stops it. */
export async function requeueAll(deps: Requeuing, row: RedeliveryRow, owner: string, stopping: () => boolean) {
  for (let left: RedeliveryRow | undefined = row; left && !stopping(); ) {
    const room = ahead - (await countWaiting(deps.db, row.id))
    if (room >= ahead / 2) left = await requeueSome(deps, left, owner, room)
    if (left) await setTimeout(pause)
  }
}

/** Some of them, in one transaction with how far it came; undefined when it has ended. */
async function requeueSome({ db, now, workers }: Requeuing, row: RedeliveryRow, owner: string, room: number) {
  const left = await db
    .transaction()
    .execute(async (tx) => {
      const next = await requeueNext(tx, row, room, toIso(now()))
      const ended = (next?.count ?? 0) < room
      const written = await changeLeased(tx, 'redeliveries', row.id, owner, {
        ...(next && { last_created_at: next.last_created_at, last_id: next.last_id }),
        requeued: row.requeued + (next?.count ?? 0),
        ...(ended && { run_at: null, ended_at: toIso(now()) }),
      })
      if (!written || written.stopped_at !== null) throw new Stopped()
      return ended ? undefined : written
    })
    .catch((error: unknown) => {
      if (!(error instanceof Stopped)) throw error
      return undefined
    })
  workers.deliveries.wake()
  return left
}

/** Somebody stopped it meanwhile, or another process took it over: what this one put back is taken back. */
class Stopped extends Error {}
