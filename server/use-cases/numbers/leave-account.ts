import { v7 as uuid } from 'uuid'
import type { Deps } from '../../deps.ts'
import type { Db } from '../../store/database/tables.ts'
import type { PhoneNumberRow } from '../../store/numbers/tables.ts'
import { hasAccountOverride } from '../../store/signup/account-overrides.ts'
import { thereBefore } from '../../store/signup/ledger.ts'
import { addHeld } from '../../store/signup/left-accounts.ts'
import { toIso } from '../../time.ts'
import { tokenOfNumber } from './number-token.ts'

/**
 * Passes the token of a deleted number to the ledger, in the transaction of the deletion. `undoSignup` takes the number's own webhook
 * address away at Meta, unsubscribes the app from the account, unless another number here uses it or the app was subscribed before us, and then forgets the token. The number stays
 * registered: it is the customer's, and may work with another partner.
 *
 * @returns the id of the work, to be started after the transaction
 */
export async function leaveAccount(
  { log, now, sealer }: Pick<Deps, 'log' | 'now' | 'sealer'>,
  tx: Db,
  number: PhoneNumberRow,
  reason: 'number_deleted' | 'customer_deleted',
  registered = true,
): Promise<string> {
  const id = uuid()
  const { project_id, customer_id, phone_number_id, business_account_id: waba_id, connection_type } = number
  const token = await tokenOfNumber({ sealer }, number)
    .then((opened) => sealer.seal(opened, `attempt ${id}`))
    .catch((error: unknown) => {
      log.error(
        { err: error, number: phone_number_id, waba: waba_id },
        'the token of a deleted number does not open, so its account stays subscribed; remove the app in Meta Business Suite',
      )
      return null
    })
  const overridden = await hasAccountOverride(tx, waba_id, number.meta_app_id)
  await addHeld(
    tx,
    {
      id,
      project_id,
      customer_id,
      phone_number_id,
      waba_id,
      reason,
      meta_app_id: number.meta_app_id,
      token,
      run_at: toIso(now()),
    },
    [
      ...(number.webhook_destination_url === null ? [] : [{ kind: 'override' as const }]),
      ...(overridden ? [{ kind: 'account_override' as const }] : []),
      { kind: 'subscription', stays: number.was_subscribed ? thereBefore : undefined },
      ...(registered && connection_type === 'dedicated'
        ? [{ kind: 'registration' as const, stays: 'the number is the customer’s, and stays registered' }]
        : []),
    ],
    toIso(now()),
  )
  return id
}
