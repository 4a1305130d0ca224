import { emitNumber } from '../../delivery/emit.ts'
import type { Db } from '../../store/database/tables.ts'
import { addLinkEvent } from '../../store/links/link-events.ts'
import { revokeLinksOfNumber } from '../../store/links/setup-links.ts'
import { deleteNumber } from '../../store/numbers/phone-numbers.ts'
import type { PhoneNumberRow } from '../../store/numbers/tables.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { setAsideOf } from '../../store/provisioning/provided-numbers.ts'
import { toIso } from '../../time.ts'

/**
 * Takes a number off: its row and token, the webhooks of its own, and the link that was to bring it back.
 * Call it in a transaction; `whatsapp.phone_number.deleted` is written in the same. A number that is gone already stays gone.
 * Its PIN is kept, for Meta keeps it too: the number may come back. One that we provided waits for the operator's word.
 */
export async function removeNumber(tx: Db, now: Date, number: PhoneNumberRow): Promise<boolean> {
  if (!(await deleteNumber(tx, number))) return false
  const { project_id: projectId, phone_number_id: subject } = number
  for (const link of await revokeLinksOfNumber(tx, number.id))
    await addLinkEvent(tx, now, link, 'revoked', { by: 'number_deleted', phone_number_id: subject })
  await setAsideOf(tx, projectId, subject, toIso(now))
  await audit(tx, now, { projectId, action: 'phone_number.deleted', subject })
  await emitNumber(tx, now, 'whatsapp.phone_number.deleted', number)
  return true
}
