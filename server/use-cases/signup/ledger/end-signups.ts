import type { Deps } from '../../../deps.ts'
import type { Db } from '../../../store/database/tables.ts'
import { endStanding } from '../../../store/signup/attempts.ts'
import { endedGrants, keepDeeds, undoGrant } from '../../../store/signup/ledger.ts'
import { addMs, day, second, toIso } from '../../../time.ts'
import { noteFailure } from '../note-failure.ts'

/** How long a paused signup can still continue after its link has expired. */
const afterExpiry = day

/** A signup whose row was deleted may have a request to Meta under way. It must take effect before it can be undone. */
const underWay = 20 * second

/**
 * Finds the signups that ended without a number, whatever the reason: a fault, a revoked or replaced link, a deleted customer,
 * time, or a process that died. `undoSignup` then undoes what was done for them at Meta. A paused signup (it waits for a PIN, for
 * Meta or for another try) whose link is over ends here.
 */
export async function endSignups({ db, now, workers }: Pick<Deps, 'db' | 'now' | 'workers'>): Promise<void> {
  const at = now()
  for (const { id, status, link_status } of await endedGrants(db, toIso(addMs(at, -afterExpiry)), 200)) {
    if (status === 'completed') await keepDeeds(db, id, toIso(at))
    else if (await db.transaction().execute((tx) => end(tx, at, id, status, link_status))) workers.undoing.start(id)
  }
}

async function end(tx: Db, now: Date, id: string, status: string | null, linkStatus: string | null): Promise<boolean> {
  const overFor =
    linkStatus === 'used'
      ? ('already_used' as const)
      : linkStatus === 'active'
        ? ('link_expired' as const)
        : ('link_revoked' as const)
  if (status === null) return Boolean(await undoGrant(tx, id, 'customer_deleted', toIso(addMs(now, underWay))))
  if (status === 'cancelled') return Boolean(await undoGrant(tx, id, overFor, toIso(now)))
  const attempt = await endStanding(tx, id, overFor, toIso(now))
  if (!attempt) return false // Another process works on it: the next round checks it again.
  if (status !== 'failed') await noteFailure(tx, now, attempt)
  return Boolean(await undoGrant(tx, id, attempt.fault ?? overFor, toIso(now)))
}
