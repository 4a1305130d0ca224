import type { AppDeps, Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { inApp } from '../../meta/apps.ts'
import { GraphError } from '../../meta/errors.ts'
import { readLeasesEnd } from '../../runtime/read-leases.ts'
import { findNumber } from '../../store/numbers/phone-numbers.ts'
import type { PhoneNumberRow } from '../../store/numbers/tables.ts'
import { leaveAccount } from './leave-account.ts'
import { tokenOfNumber } from './number-token.ts'
import { Overspent, prices, spend } from './registration/spend.ts'
import { removeNumber } from './remove-number.ts'

/**
 * Deletes a number at a backend's request. What we did for it at Meta is undone afterwards. It stays registered, in the customer's
 * account, unless `deregister` is true: a partner that keeps it registered can stand in the way of its customer's next one.
 *
 * @throws {Fault} `not_found`; with `deregister` also `invalid_request` or `meta_unavailable` when Meta does not let go of it: then
 *   it is not deleted
 */
export async function dropNumber(
  deps: Deps,
  projectId: string,
  phoneNumberId: string,
  { deregister = false }: { deregister?: boolean | undefined } = {},
): Promise<void> {
  const { db, now, workers } = deps
  const number = await findNumber(db, projectId, phoneNumberId)
  if (!number) throw new Fault('not_found', 'Phone number not found')
  if (deregister) await letGo(await inApp(deps, number), number)
  const undoing = await db
    .transaction()
    .execute(async (tx) =>
      (await removeNumber(tx, now(), number))
        ? leaveAccount(deps, tx, number, 'number_deleted', !deregister)
        : undefined,
    )
  if (!undoing) throw new Fault('not_found', 'Phone number not found')
  workers.undoing.start(undoing)
  await readLeasesEnd()
}

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes */
const notRegistered = 133010

async function letGo(deps: AppDeps, number: PhoneNumberRow) {
  const { graph, log } = deps
  const { phone_number_id: id } = number
  if (number.connection_type === 'coexistence')
    throw refused('it lives in the WhatsApp Business app: its owner leaves there')
  if (number.marks.includes('"shared"')) throw refused('another partner of Meta uses it too')
  try {
    const token = await tokenOfNumber(deps, number)
    await spend(deps, prices.deregister, id, () => graph.deregister(id, token))
  } catch (error) {
    if (error instanceof Overspent)
      throw new Fault('meta_unavailable', `${error.message}: try again then`, { cause: error })
    if (!(error instanceof GraphError)) throw error
    if (error.code === notRegistered) return
    log.warn(
      { number: id, ...error.detail },
      'Meta did not deregister a number, so it was not deleted; delete it without deregister',
    )
    if (error.transient)
      throw new Fault('meta_unavailable', 'Meta did not answer: try again in a moment', { cause: error })
    throw refused(`Meta refused it (${error.refusal}): delete the number without deregister`)
  }
}

const refused = (reason: string) => new Fault('invalid_request', `deregister is not possible: ${reason}`)
