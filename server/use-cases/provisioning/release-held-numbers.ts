import type { Deps } from '../../deps.ts'
import { orphans } from '../../store/provisioning/provided-lists.ts'
import { forgetCodes } from '../../store/provisioning/provided-numbers.ts'
import { reservationsRunOut } from '../../store/provisioning/reservations.ts'
import { addMs, toIso } from '../../time.ts'
import { endReservation, freeNumber } from './end-reservation.ts'
import { codeLife } from './number-view.ts'
import { patienceWithSignups } from './reserve-number.ts'

/**
 * Frees the numbers of customers who left, and deletes verification codes that have expired. Every process does it: what one
 * process has freed is free for the others, too.
 */
export async function releaseHeldNumbers({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<void> {
  const at = now()
  const ranOut = await reservationsRunOut(db, toIso(at), toIso(addMs(at, -patienceWithSignups)), 50)
  for (const reservation of ranOut)
    await db.transaction().execute((tx) => endReservation(tx, now(), reservation, 'time'))
  for (const number of await orphans(db))
    await db.transaction().execute((tx) => freeNumber(tx, now(), number, number.updated_at))
  await forgetCodes(db, toIso(addMs(at, -codeLife)))
}
