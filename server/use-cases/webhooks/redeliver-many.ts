import type * as z from 'zod/mini'
import type { Redelivery, RedeliveryCreate } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { audit } from '../../store/projects/audit-log.ts'
import {
  addRedelivery,
  countMeant,
  countWaiting,
  findRedelivery,
  type Meant,
  stopRedelivery,
} from '../../store/webhooks/redeliveries.ts'
import type { RedeliveryRow } from '../../store/webhooks/tables.ts'
import { addMs, day, toIso } from '../../time.ts'

/** The delivery log is not kept much longer. */
const oldest = 30 * day

/**
 * Sends every delivery that the filter means once more, as `redeliver` does one. A worker does it a few at a time. With `dry_run`
 * they are only counted.
 *
 * @throws {Fault} `conflict` while an earlier one of the project is under way
 */
export async function redeliverMany(
  deps: Pick<Deps, 'db' | 'now' | 'workers'>,
  projectId: string,
  wanted: z.output<typeof RedeliveryCreate>,
): Promise<Redelivery> {
  const { db, now, workers } = deps
  const filter = meantBy(wanted.filter, now())
  const matched = await countMeant(db, projectId, filter)
  const created_at = toIso(now())
  if (wanted.dry_run)
    return { id: null, status: 'counted', matched, requeued: 0, waiting: 0, created_at, ended_at: null }
  const row = await db.transaction().execute(async (tx) => {
    const made = await addRedelivery(tx, { project_id: projectId, matched, created_at }, filter)
    if (!made)
      throw new Fault(
        'conflict',
        'Deliveries of this project are being sent again already: wait for their end, or stop it',
      )
    const detail = { ...wanted.filter, matched }
    await audit(tx, now(), { projectId, action: 'redelivery.started', subject: made.id, detail })
    return made
  })
  workers.redeliveries.wake()
  return viewRedelivery(deps, row)
}

/** @throws {Fault} `not_found` */
export async function readRedelivery(deps: Pick<Deps, 'db'>, projectId: string, id: string): Promise<Redelivery> {
  const row = await findRedelivery(deps.db, projectId, id)
  if (!row) throw new Fault('not_found', 'Redelivery not found')
  return viewRedelivery(deps, row)
}

/**
 * Puts no more deliveries back to be sent; those that were put back already are sent. One that has ended stays as it is.
 *
 * @throws {Fault} `not_found`
 */
export async function stopRedelivering(
  deps: Pick<Deps, 'db' | 'now'>,
  projectId: string,
  id: string,
): Promise<Redelivery> {
  const { db, now } = deps
  const row = await findRedelivery(db, projectId, id)
  if (row && row.ended_at === null)
    await db.transaction().execute(async (tx) => {
      await stopRedelivery(tx, id, toIso(now()))
      await audit(tx, now(), { projectId, action: 'redelivery.stopped', subject: id })
    })
  return readRedelivery(deps, projectId, id)
}

function meantBy(filter: z.output<typeof RedeliveryCreate>['filter'], now: Date): Meant {
  const { created_after, created_before, ...same } = filter
  const [since, until] = [toIso(addMs(now, -oldest)), toIso(now)]
  const [from, to] = [created_after, created_before].map((moment) => moment && toIso(new Date(moment)))
  return { ...same, since: from && from > since ? from : since, until: to && to < until ? to : until }
}

async function viewRedelivery({ db }: Pick<Deps, 'db'>, row: RedeliveryRow): Promise<Redelivery> {
  const { id, matched, requeued, created_at, ended_at } = row
  const status = ended_at === null ? 'running' : row.stopped_at === null ? 'done' : 'stopped'
  return { id, status, matched, requeued, waiting: await countWaiting(db, id), created_at, ended_at }
}
