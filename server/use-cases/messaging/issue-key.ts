import { v7 as uuid } from 'uuid'
import { accountScopes } from '../../../contract/index.ts'
import { bodyOf, inDialect } from '../../delivery/emit.ts'
import { sealBody } from '../../delivery/sealed-body.ts'
import type { Deps } from '../../deps.ts'
import type { Db } from '../../store/database/tables.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { addKeyGrant, takeKeyGrant } from '../../store/messaging/key-grants.ts'
import type { PhoneNumberRow } from '../../store/numbers/tables.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { findCustomer } from '../../store/projects/customers.ts'
import { subscribersOf } from '../../store/webhooks/deliveries.ts'
import { addRelayed } from '../../store/webhooks/relayed.ts'
import { toIso } from '../../time.ts'
import { makeAccountKey, type NewAccountKey } from './create-account-key.ts'

const event = 'whatsapp.account_key.issued'

type Issuing = Pick<Deps, 'now' | 'sealer'>

/**
 * Notes that a finished signup brings a key of its account. Where a webhook asked for it, the key is made and told at once, in the
 * transaction of the signup; else it waits for `claimKey`. The body is sealed, because the outbox keeps it for weeks.
 */
export async function issueKey({ now, sealer }: Issuing, tx: Db, link: SetupLinkRow, number: PhoneNumberRow) {
  const { project_id, phone_number_id, business_account_id } = number
  const at = toIso(now())
  const grant = { setup_link_id: link.id, project_id, business_account_id, phone_number_id, created_at: at }
  await addKeyGrant(tx, grant)
  const webhooks = await subscribersOf(tx, project_id, event)
  if (!webhooks.length) return
  const made = await takeKey({ now }, tx, project_id, link.id)
  if (!made) return
  const customer = await findCustomer(tx, project_id, number.customer_id)
  const eventId = uuid()
  const body = bodyOf(
    event,
    { id: eventId, at },
    {
      business_account_id,
      phone_number_id,
      project: { id: project_id },
      customer: customer && { id: customer.id, external_id: customer.external_customer_id },
      setup_link: { id: link.id },
      account_key: { id: made.row.id, key: made.key, prefix: made.row.prefix, scopes: [...accountScopes] },
    },
  )
  for (const webhook of webhooks) {
    const id = uuid()
    const told = await inDialect(tx, webhook.dialect, project_id, event, body)
    const row = { id, project_id, webhook_id: webhook.id, event_id: eventId, event, phone_number_id, run_at: at }
    await addRelayed(tx, [{ ...row, body: await sealBody({ sealer }, id, told), order_key: null }], at)
  }
}

/** Makes the key that a signup owes. Undefined when it owes none, or it was told before. */
export async function takeKey(
  { now }: Pick<Deps, 'now'>,
  tx: Db,
  projectId: string,
  linkId: string,
): Promise<NewAccountKey | undefined> {
  const owed = await takeKeyGrant(tx, projectId, linkId, toIso(now()))
  if (!owed) return undefined
  const { business_account_id } = owed
  const made = await makeAccountKey(tx, now(), {
    project_id: projectId,
    business_account_id,
    name: 'issued by a setup link',
    scopes: accountScopes,
    expires_at: null,
    budget_id: null,
  })
  const detail = { setup_link_id: linkId, business_account_id }
  await audit(tx, now(), { projectId, action: 'account_key.created', subject: made.row.id, detail })
  return made
}
