import { Customer, PhoneNumber, SetupLink } from '../../contract/index.ts'
import { type Deps, moment } from '../deps.ts'
import { linkToken } from '../security/link-token.ts'
import { linkStatus } from '../store/setup-links.ts'
import type { CustomerRow, PhoneNumberRow, SetupLinkRow } from '../store/tables.ts'
import { optionsOfRow } from '../use-cases/link-options.ts'

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

export const viewNumber = (row: PhoneNumberRow) =>
  PhoneNumber.parse({
    ...row,
    id: row.phone_number_id,
    internal_id: row.id,
    is_coexistence: row.connection_type === 'coexistence',
    display_phone_number_normalized: row.display_phone_number.replace(/\D/g, ''),
  })
