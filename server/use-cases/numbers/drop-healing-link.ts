import type { Db } from '../../store/database/tables.ts'
import { addLinkEvent } from '../../store/links/link-events.ts'
import { changeLink, holdLink } from '../../store/links/setup-links.ts'
import { changeNumber, findNumberById } from '../../store/numbers/phone-numbers.ts'
import type { PhoneNumberRow } from '../../store/numbers/tables.ts'
import { lockCustomer } from '../../store/projects/customers.ts'

/**
 * Call it when a number is connected again without the link that was made ready for it, by Meta or by a token of the backend: the
 * link is no longer needed. Call it in the transaction of that news, before the number changes: customer, link and number are
 * locked in the same order by whoever makes such a link, and by a signup on it.
 */
export async function dropHealingLink(
  tx: Db,
  now: Date,
  { id, project_id, customer_id, connection_status }: PhoneNumberRow,
  by: 'healed' | 'token',
) {
  if (connection_status !== 'offboarded') return
  await lockCustomer(tx, project_id, customer_id)
  const { healing_link_id = null } = (await findNumberById(tx, project_id, id)) ?? {}
  if (!healing_link_id) return
  const link = await holdLink(tx, healing_link_id)
  await changeNumber(tx, id, { healing_link_id: null })
  if (link?.status !== 'active') return
  await changeLink(tx, link.id, { status: 'revoked' })
  await addLinkEvent(tx, now, link, 'revoked', { by })
}
