import { type ConnectionType, Disconnection, type Session, type SetupLinkCreate } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { isSameLine } from '../../phone.ts'
import type { Db } from '../../store/database/tables.ts'
import { findLink } from '../../store/links/setup-links.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { findNumberById, numbersOfCustomer } from '../../store/numbers/phone-numbers.ts'
import type { PhoneNumberRow } from '../../store/numbers/tables.ts'
import type { AttemptRow } from '../../store/signup/tables.ts'
import { toIso } from '../../time.ts'

/**
 * Finds the number that a new link must reconnect by its telephone line: it must be exactly one of the customer's production numbers.
 *
 * @throws {Fault} `invalid_request` when none of the customer's numbers matches, or more than one does
 */
export async function numberToReconnect(db: Db, customerId: string, phoneNumber: string): Promise<PhoneNumberRow> {
  const numbers = await numbersOfCustomer(db, customerId)
  const [number, ...others] = numbers.filter(
    (one) => one.kind === 'production' && isSameLine(one.display_phone_number, phoneNumber),
  )
  if (!number)
    throw new Fault(
      'invalid_request',
      'reconnect_phone_number must match an existing WhatsApp config for this customer',
    )
  if (others.length)
    throw new Fault(
      'invalid_request',
      'reconnect_phone_number matches several WhatsApp configs of this customer: delete the duplicates first',
    )
  return number
}

/**
 * The options that a link for `number` always has: no new number is provisioned, and the connection type stays.
 *
 * @throws {Fault} `invalid_request` when the request explicitly asks for something else
 */
export function lockedOptions(
  { connection_type }: Pick<PhoneNumberRow, 'connection_type'>,
  wanted: Pick<SetupLinkCreate, 'provision_phone_number' | 'allowed_connection_types'>,
): { provision_phone_number: false; allowed_connection_types: ConnectionType[] } {
  if (wanted.provision_phone_number)
    throw new Fault('invalid_request', 'provision_phone_number must be false or left out with reconnect_phone_number')
  if (wanted.allowed_connection_types?.some((type) => type !== connection_type))
    throw new Fault(
      'invalid_request',
      `allowed_connection_types must be ["${connection_type}"] or left out: that is the type of reconnect_phone_number`,
    )
  return { provision_phone_number: false, allowed_connection_types: [connection_type] }
}

/**
 * The number that an attempt must end with, when its link reconnects one.
 *
 * @throws {Fault} `link_revoked` when the number was deleted meanwhile: there is nothing left to reconnect
 */
export async function expectedNumber(db: Db, attempt: AttemptRow): Promise<PhoneNumberRow | undefined> {
  const link = await findLink(db, attempt.setup_link_id)
  if (!link?.reconnect_number_id) return undefined
  const number = await findNumberById(db, link.project_id, link.reconnect_number_id)
  if (!number) throw new Fault('link_revoked', 'the number to reconnect was deleted')
  return number
}

/** What the customer is told about a number that has to be connected again. Undefined when the link is not about one. */
export async function reconnectNotice({ db, now }: Pick<Deps, 'db' | 'now'>, link: SetupLinkRow) {
  const number = link.reconnect_number_id && (await findNumberById(db, link.project_id, link.reconnect_number_id))
  if (!number) return null
  return {
    display_phone_number: number.display_phone_number,
    reason: reasonOf(number, toIso(now())),
  } satisfies Session['link']['reconnect']
}

/**
 * Why the connection was lost, in the widget's words. Undefined when the reason is unknown, as when a backend merely asks for a
 * new connection.
 */
function reasonOf(number: PhoneNumberRow, now: string): string | null {
  if (number.connection_status === 'offboarded') return 'moved'
  if (number.connection_status === 'disconnected') {
    const { reason } = Disconnection.parse(JSON.parse(number.disconnection ?? '{}'))
    return (reason && reasons[reason]) ?? 'disconnected'
  }
  return number.token_expires_at && number.token_expires_at <= now ? 'expired' : null
}

/** Meta's reasons in `disconnection_info`, see `account_update` in its webhook reference. */
const reasons: Record<string, string> = {
  ACCOUNT_DISCONNECTED: 'disconnected',
  TOKEN_EXPIRED: 'expired',
  BUSINESS_DOWNGRADE: 'moved',
  CHANGE_NUMBER: 'moved',
  USER_RE_REGISTERED: 'moved',
  COMPANION_INACTIVITY: 'inactive',
  PRIMARY_INACTIVITY: 'inactive',
}
