import type { Deps } from '../../deps.ts'
import type { Db } from '../../store/database/tables.ts'
import { endStanding } from '../../store/signup/attempts.ts'
import { endedGrants, keepDeeds, undoGrant } from '../../store/signup/ledger.ts'
import { addMs, day, second, toIso } from '../../time.ts'
import { noteFailure } from './note-failure.ts'

/** How long a signup that stands still may be gone on with after its link has run out. */
const afterExpiry = day

/** A signup whose row is gone may have a call under way at Meta, which must have had its effect before it is undone. */
const underWay = 20 * second

/**
 * Finds the signups that are over without a number, whatever ended them: a fault, a revoked or replaced link, a deleted customer,
 * time, or a process that died. What was done for them at Meta is then undone by `undoSignup`. One that stands still on a link
 * that is over (it waits for a PIN, for Meta or for another try) ends here.
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
  if (!attempt) return false // Somebody works on it: it is looked at again.
  if (status !== 'failed') await noteFailure(tx, now, attempt)
  return Boolean(await undoGrant(tx, id, attempt.fault ?? overFor, toIso(now)))
}
