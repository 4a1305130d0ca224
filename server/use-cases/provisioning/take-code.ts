import type { Deps } from '../../deps.ts'
import { addLinkEvent } from '../../store/links/link-events.ts'
import { moveProvided, providedByNumber } from '../../store/provisioning/provided-numbers.ts'
import { findReservationById } from '../../store/provisioning/reservations.ts'
import { addMs, toIso } from '../../time.ts'
import { aboutCode } from './number-view.ts'

/**
 * Keeps a verification code that WhatsApp sent to one of our numbers, sealed, for some minutes. The customer reads it in the
 * widget, or our own verification continues with it at once.
 *
 * @returns false when none of these projects has the number
 */
export async function takeCode(
  deps: Pick<Deps, 'db' | 'now' | 'sealer' | 'workers'>,
  projectIds: string[],
  phoneNumber: string,
  code: string | undefined,
): Promise<boolean> {
  const { db, now, sealer, workers } = deps
  const numbers = await providedByNumber(db, projectIds, phoneNumber)
  for (const number of code ? numbers : []) {
    const sealed = await sealer.seal(code as string, aboutCode(number.id))
    const awaited = number.status === 'checking' && number.code_asked_at !== null
    await db.transaction().execute(async (tx) => {
      const kept = { code: sealed, code_at: toIso(now()) }
      const due = awaited ? { run_at: toIso(addMs(now(), -1)) } : {}
      await moveProvided(tx, number.id, ['checking', 'reserved', 'connected'], { ...kept, ...due })
      const holder = await findReservationById(tx, number.reservation_id)
      if (holder?.status !== 'reserved') return
      const link = { id: holder.setup_link_id, project_id: holder.project_id }
      await addLinkEvent(tx, now(), link, 'number_code', { provisioned_phone_number_id: number.id })
    })
    if (awaited) workers.numbers.start(number.id)
  }
  return numbers.length > 0
}
