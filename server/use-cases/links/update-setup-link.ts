import type { SetupLinkUpdate } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { addLinkEvent } from '../../store/links/link-events.ts'
import { changeLink, lockCustomerLink, revokeActiveLink } from '../../store/links/setup-links.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { findNumberById } from '../../store/numbers/phone-numbers.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { lockCustomer } from '../../store/projects/customers.ts'
import { toIso } from '../../time.ts'
import { domainOf, type HostsOf } from './link-domain.ts'
import { assertProvisionable, optionsOfRow, optionsToRow, reachAbroad, withOptions } from './link-options.ts'
import { lockedOptions } from './reconnect.ts'

/**
 * Changes a link: its options, its end (earlier or later), or its status. `revoked` and `expired` end it now (a revoked link
 * stays revoked); `active` restores a revoked link and revokes the customer's other one.
 *
 * @throws {Fault} `not_found`, or `invalid_request` for the status of a used link, for options that do not go with the number
 * that the link must reconnect, and for restoring a link whose number was deleted or whose time has passed
 */
export async function updateSetupLink(
  deps: Pick<Deps, 'db' | 'now' | 'telephony'> & HostsOf,
  projectId: string,
  customerId: string,
  linkId: string,
  asked: SetupLinkUpdate,
): Promise<SetupLinkRow> {
  const { db, now, telephony } = deps
  const wanted = { ...asked, domain: await domainOf(deps, projectId, asked.domain) }
  const hasAccount = reachAbroad(wanted.phone_number_country_isos) && (await telephony.has(projectId))
  return db.transaction().execute(async (tx) => {
    await lockCustomer(tx, projectId, customerId)
    const link = await lockCustomerLink(tx, projectId, customerId, linkId)
    if (!link) throw new Fault('not_found', 'Setup link not found')
    const { status } = wanted
    if (status && link.status === 'used')
      throw new Fault('invalid_request', 'setup_link.status cannot be changed: the link has been used')
    const end =
      wanted.expires_at === undefined ? link.expires_at : wanted.expires_at && toIso(new Date(wanted.expires_at))
    if (status === 'active' && link.status !== 'active' && end !== null && end <= toIso(now()))
      throw new Fault('invalid_request', 'setup_link.expires_at must be in the future for the link to be active again')
    const other = status === 'active' && link.status !== 'active' ? await revokeActiveLink(tx, customerId) : undefined
    if (other) await addLinkEvent(tx, now(), other, 'revoked', { by: 'other_link', setup_link_id: link.id })

    const again = link.reconnect_number_id && (await findNumberById(tx, projectId, link.reconnect_number_id))
    if (status === 'active' && link.reconnect_number_id && !again)
      throw new Fault('invalid_request', 'setup_link.status cannot be active: the number to reconnect was deleted')

    const options = withOptions(optionsOfRow(link), { ...wanted, ...(again ? lockedOptions(again, wanted) : {}) })
    if (wanted.phone_number_country_isos)
      await assertProvisionable(tx, projectId, options.phone_number_country_isos, hasAccount)
    const changed = await changeLink(tx, link.id, {
      ...optionsToRow(options),
      expires_at: status === 'expired' ? toIso(now()) : end,
      ...(end === null || end > toIso(now()) ? { expiry_told: null } : {}),
      ...(status && status !== 'expired' ? { status } : {}),
    })
    if (changed.status !== link.status)
      await addLinkEvent(tx, now(), link, changed.status === 'revoked' ? 'revoked' : 'reactivated', { by: 'api' })
    const revoked = changed.status === 'revoked' && link.status !== 'revoked'
    const detail = { customer_id: customerId, fields: Object.keys(asked) }
    const action = revoked ? 'setup_link.revoked' : 'setup_link.updated'
    await audit(tx, now(), { projectId, action, subject: link.id, detail })
    return changed
  })
}
