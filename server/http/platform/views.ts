import type { LinkEvent, PhoneNumber, ProvisionedPhoneNumber, SetupLink, Webhook } from '../../../contract/index.ts'
import { headersOf, secretOf } from '../../delivery/secrets.ts'
import type { Deps } from '../../deps.ts'
import { digitsOf } from '../../phone.ts'
import { linkToken } from '../../security/link-token.ts'
import type { LinkEventRow } from '../../store/links/link-events.ts'
import { linkStatus } from '../../store/links/setup-links.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import type { PhoneNumberRow } from '../../store/numbers/tables.ts'
import { providedOfLinks } from '../../store/provisioning/provided-numbers.ts'
import type { ProvidedNumberRow } from '../../store/provisioning/tables.ts'
import type { WebhookRow } from '../../store/webhooks/tables.ts'
import { areaCodeOf, displayOf, partsOf } from '../../telephony/phone.ts'
import { toIso } from '../../time.ts'
import { baseOfLink } from '../../use-cases/links/link-domain.ts'
import { optionsOfRow } from '../../use-cases/links/link-options.ts'

/**
 * Rows as the Platform dialect shows them. A row holds more fields than that: the schema of the answer removes them, so every
 * other user of a view must parse it.
 */
type Viewing = Pick<Deps, 'db' | 'hosts' | 'keys' | 'publicUrl' | 'now'>

export const viewLink = async (deps: Viewing, row: SetupLinkRow): Promise<SetupLink> =>
  (await viewLinks(deps, [row]))[0] as SetupLink

export async function viewLinks(deps: Viewing, rows: SetupLinkRow[]): Promise<SetupLink[]> {
  const { db, now } = deps
  // Most links provide no numbers, so nothing is looked up for them.
  const providing = rows.filter(
    ({ provision_phone_number, status }) => provision_phone_number === 1 || status === 'used',
  )
  const numbers = await providedOfLinks(db, providing)
  return rows.map((row) => {
    const number = numbers.get(row.id)
    return {
      ...row,
      ...optionsOfRow(row),
      status: linkStatus(row, toIso(now())),
      url: linkUrl(deps, row),
      whatsapp_setup_status: row.setup_status,
      whatsapp_setup_error: row.setup_error,
      provisioned_phone_number: number && viewProvisioned(number),
    }
  })
}

/** The number that a link brings. */
export const viewProvisioned = (row: ProvidedNumberRow): ProvisionedPhoneNumber => ({
  ...row,
  status: row.status === 'reserved' ? 'reserved' : 'active',
  country_dial_code: partsOf(row.phone_number)?.dialCode ?? '',
  area_code: areaCodeOf(row.phone_number),
  display_number: displayOf(row.phone_number),
})

/** The hosted page of a link; its last segment is the token. */
export const linkUrl = (deps: Pick<Deps, 'hosts' | 'keys' | 'publicUrl'>, link: SetupLinkRow) =>
  `${baseOfLink(deps, link)}/s/${linkToken(deps.keys, link.id)}`

export const viewLinkEvent = (row: LinkEventRow): LinkEvent => ({
  ...row,
  name: row.name as LinkEvent['name'],
  detail: JSON.parse(row.detail),
})

export const viewNumber = (row: PhoneNumberRow): PhoneNumber => ({
  ...row,
  id: row.phone_number_id,
  internal_id: row.id,
  is_coexistence: row.connection_type === 'coexistence',
  disconnection: row.disconnection && JSON.parse(row.disconnection),
  actions: JSON.parse(row.actions),
  marks: JSON.parse(row.marks),
  inbound_processing_enabled: row.inbound_processing_enabled === 1,
  calls_enabled: row.calls_enabled === 1,
  display_name: row.verified_name ?? row.name,
  display_phone_number_normalized: digitsOf(row.display_phone_number),
  whatsapp_business_manager_messaging_limit: row.messaging_limit,
  is_official_business_account: truth(row.is_official_business_account),
  is_pin_enabled: truth(row.is_pin_enabled),
})

/** A boolean as a row has it; null stays null. */
const truth = (stored: number | null) => (stored === null ? null : stored === 1)

export async function viewWebhook(deps: Pick<Deps, 'sealer'>, row: WebhookRow): Promise<Webhook> {
  const [secret_key, headers] = await Promise.all([secretOf(deps, row), headersOf(deps, row)])
  return {
    ...row,
    secret_key,
    headers,
    active: row.active === 1,
    events: JSON.parse(row.events),
    buffer_enabled: row.buffer_enabled === 1,
    buffer_events: JSON.parse(row.buffer_events),
  }
}
