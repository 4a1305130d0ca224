import { emitNumber } from '../../delivery/emit-number.ts'
import type { Db } from '../../store/database/tables.ts'
import { addLinkEvent } from '../../store/links/link-events.ts'
import { revokeLinksOfNumber } from '../../store/links/setup-links.ts'
import { revokeLonelyKeys } from '../../store/messaging/account-keys.ts'
import { deleteNumber } from '../../store/numbers/phone-numbers.ts'
import type { PhoneNumberRow } from '../../store/numbers/tables.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { setAsideOf } from '../../store/provisioning/provided-numbers.ts'
import { toIso } from '../../time.ts'

/**
 * Deletes a number: its row and token, its own webhooks, and the link that was to reconnect it; with the last number of an account
 * go the keys that reach the account. Call it in a transaction;
 * `whatsapp.phone_number.deleted` is written in the same one. Repeating it is harmless. The PIN is kept because Meta keeps it
 * too, and the number may come back. A number that we provided is set aside for the operator to decide.
 */
export async function removeNumber(tx: Db, now: Date, number: PhoneNumberRow): Promise<boolean> {
  if (!(await deleteNumber(tx, number))) return false
  const { project_id: projectId, phone_number_id: subject } = number
  for (const link of await revokeLinksOfNumber(tx, number.id))
    await addLinkEvent(tx, now, link, 'revoked', { by: 'number_deleted', phone_number_id: subject })
  for (const key of await revokeLonelyKeys(tx, number, toIso(now)))
    await audit(tx, now, {
      projectId,
      action: 'account_key.revoked',
      subject: key.id,
      detail: { by: 'number_deleted' },
    })
  await setAsideOf(tx, projectId, subject, toIso(now))
  await audit(tx, now, { projectId, action: 'phone_number.deleted', subject })
  await emitNumber(tx, now, 'whatsapp.phone_number.deleted', number)
  return true
}
