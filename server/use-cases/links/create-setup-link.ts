import { v7 as uuid } from 'uuid'
import type { SetupLinkCreate } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { digitsOf } from '../../phone.ts'
import type { Db } from '../../store/database/tables.ts'
import { addLinkEvent } from '../../store/links/link-events.ts'
import { addSetupLink, revokeActiveLink } from '../../store/links/setup-links.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import type { PhoneNumberRow } from '../../store/numbers/tables.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { lockCustomer } from '../../store/projects/customers.ts'
import { addMs, day, toIso } from '../../time.ts'
import { domainOfNew, type HostsOf } from './link-domain.ts'
import { assertProvisionable, defaultOptions, optionsToRow, reachAbroad, withOptions } from './link-options.ts'
import { lockedOptions, numberToReconnect } from './reconnect.ts'

const lifetime = { platform: 30 * day, admin: 7 * day }

/**
 * Creates a link for a customer and revokes the previous one: a customer has one active link. Two requests at the same time wait
 * for each other on the customer's row, so exactly the later link stays active. `dialect` is the API that asked: it decides the
 * default lifetime of the link and the format of its redirects. `reconnect` is the customer's number that the link must connect
 * again, when the caller has already found it.
 *
 * @throws {Fault} `not_found` when the project has no such customer; `invalid_request` when the number to reconnect cannot be
 * determined, or the link asks for options that do not go with it
 */
export async function createSetupLink(
  deps: Pick<Deps, 'db' | 'now' | 'telephony'> & HostsOf,
  projectId: string,
  customerId: string,
  wanted: SetupLinkCreate,
  {
    dialect = 'platform',
    expiresAt,
    reconnect,
  }: { dialect?: SetupLinkRow['dialect']; expiresAt?: Date | undefined; reconnect?: PhoneNumberRow | undefined } = {},
): Promise<SetupLinkRow> {
  const { db, now, telephony } = deps
  const domain = await domainOfNew(deps, projectId, wanted.domain)
  const hasAccount = reachAbroad(wanted.phone_number_country_isos) && (await telephony.has(projectId))
  return db.transaction().execute(async (tx) => {
    if (!(await lockCustomer(tx, projectId, customerId))) throw new Fault('not_found', 'Customer not found')
    return addLink(
      tx,
      now(),
      projectId,
      customerId,
      { ...wanted, domain },
      { dialect, expiresAt, reconnect, hasAccount },
    )
  })
}

interface Making {
  dialect: SetupLinkRow['dialect']
  expiresAt?: Date | undefined
  reconnect?: PhoneNumberRow | undefined
  /** Whether the project has a telephony account of its own. */
  hasAccount: boolean
}

/** The same in a transaction that already holds the customer's row. @throws {Fault} as {@link createSetupLink} does */
export async function addLink(
  tx: Db,
  at: Date,
  projectId: string,
  customerId: string,
  wanted: SetupLinkCreate,
  { dialect, expiresAt, reconnect, hasAccount }: Making,
): Promise<SetupLinkRow> {
  const again =
    reconnect ??
    (wanted.reconnect_phone_number ? await numberToReconnect(tx, customerId, wanted.reconnect_phone_number) : undefined)
  const options = withOptions(defaultOptions, { ...wanted, ...(again ? lockedOptions(again, wanted) : {}) })
  if (dialect === 'platform' || options.provision_phone_number)
    await assertProvisionable(tx, projectId, options.phone_number_country_isos, hasAccount)
  const before = await revokeActiveLink(tx, customerId)
  const link = await addSetupLink(tx, {
    id: uuid(),
    project_id: projectId,
    customer_id: customerId,
    dialect,
    status: 'active',
    ...optionsToRow(options),
    meta_billing_mode: wanted.meta_billing_mode ?? 'customer_managed',
    reconnect_phone_number: again ? digitsOf(again.display_phone_number) : null,
    reconnect_number_id: again?.id ?? null,
    setup_status: 'pending',
    setup_error: null,
    created_at: toIso(at),
    expires_at: toIso(expiresAt ?? addMs(at, lifetime[dialect])),
    used_at: null,
    expiry_told: null,
    completed_at: null,
  })
  if (before) await addLinkEvent(tx, at, before, 'revoked', { by: 'new_link', setup_link_id: link.id })
  await addLinkEvent(tx, at, link, 'created', { expires_at: link.expires_at })
  const detail = { customer_id: customerId, ...(before ? { revoked: before.id } : {}) }
  await audit(tx, at, { projectId, action: 'setup_link.created', subject: link.id, detail })
  return link
}
