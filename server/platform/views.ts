import { Customer, LinkEvent, PhoneNumber, SetupLink } from '../../contract/index.ts'
import { type Deps, moment } from '../deps.ts'
import { linkToken } from '../security/link-token.ts'
import type { LinkEventRow } from '../store/link-events.ts'
import { linkStatus } from '../store/setup-links.ts'
import type { CustomerRow, PhoneNumberRow, SetupLinkRow } from '../store/tables.ts'
import { optionsOfRow } from '../use-cases/link-options.ts'
import { digitsOf } from '../use-cases/reconnect.ts'

/** Rows as the Platform dialect shows them. What goes out is parsed too: a column added later stays home. */
export const viewCustomer = (row: CustomerRow) => Customer.parse(row)

export function viewLink({ keys, publicUrl, now }: Pick<Deps, 'keys' | 'publicUrl' | 'now'>, row: SetupLinkRow) {
  return SetupLink.parse({
    ...row,
    ...optionsOfRow(row),
    status: linkStatus(row, moment(now())),
    url: linkUrl({ keys, publicUrl }, row.id),
    whatsapp_setup_status: row.setup_status,
    whatsapp_setup_error: row.setup_error,
  })
}

/** The hosted page of a link; its last segment is the token. */
export const linkUrl = ({ keys, publicUrl }: Pick<Deps, 'keys' | 'publicUrl'>, id: string) =>
  `${publicUrl}/s/${linkToken(keys, id)}`

export const viewLinkEvent = (row: LinkEventRow) => LinkEvent.parse({ ...row, detail: JSON.parse(row.detail) })

export const viewNumber = (row: PhoneNumberRow) =>
  PhoneNumber.parse({
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
