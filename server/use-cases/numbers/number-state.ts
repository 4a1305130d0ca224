import type { Action, FaultCode } from '../../../contract/index.ts'
import { Fault } from '../../fault.ts'
import type { GraphAccount } from '../../meta/calls/account.ts'
import type { GraphNumber } from '../../meta/calls/shapes.ts'

/** States in which a number is connected, but the customer or Meta must still do something before it fully works. */
const limited: Record<string, Action> = {
  RESTRICTED: 'number_restricted',
  FLAGGED: 'number_flagged',
  RATE_LIMITED: 'number_rate_limited',
  DISCONNECTED: 'number_disconnected',
}

/** States in which a number is not connected, even if earlier requests succeeded. */
const lost: Record<string, FaultCode> = {
  BANNED: 'account_restricted',
  DELETED: 'no_number',
  MIGRATED: 'number_in_use',
  PENDING: 'number_preparing',
  UNVERIFIED: 'number_unverified',
}

/** What a number's `status` leaves to do. Undefined for a connected number and for an unknown status. */
export const stateAction = ({ status = '' }: Pick<GraphNumber, 'status'>): Action | undefined => limited[status]

/** @throws {Fault} `account_restricted` for a number that Meta has banned, whatever its other fields say */
export function assertNotBanned({ status }: Pick<GraphNumber, 'status'>) {
  if (status === 'BANNED') throw new Fault('account_restricted', 'Meta has banned the number', { detail: { status } })
}

/**
 * Reads once more, after all steps, whether Meta has the number and the account connected.
 *
 * @throws {Fault} `account_restricted` when either is banned or disabled; `number_preparing` while Meta does not serve the
 *   number yet; what else its status means
 */
export function assertAlive(number: GraphNumber, account: GraphAccount) {
  const { status = '', platform_type } = number
  if (
    /^(DISABLED|BANNED|SUSPENDED|DELETED)$/.test(account.status ?? '') ||
    account.account_review_status === 'REJECTED'
  )
    throw new Fault('account_restricted', 'Meta has disabled the account', { detail: account })
  const fault = lost[status]
  if (fault) throw new Fault(fault, `Meta has the number as ${status}`, { detail: { status, platform_type } })
  if (platform_type !== undefined && platform_type !== 'CLOUD_API')
    throw new Fault('number_preparing', `Meta serves the number by ${platform_type}`, {
      detail: { status, platform_type },
    })
}
