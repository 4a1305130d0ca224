import type { Deps } from '../../../deps.ts'
import { GraphError } from '../../../meta/errors.ts'
import { changeLeased } from '../../../store/database/leases.ts'
import { type Found, forgetLook, nextLook, putFindings } from '../../../store/numbers/account-looks.ts'
import { addMs, hour, toIso } from '../../../time.ts'
import { compareAccount } from './compare-account.ts'
import { wordsOf } from './finding-words.ts'

type Looking = Pick<Deps, 'apps' | 'db' | 'log' | 'now' | 'sealer'>

/**
 * Compares one account with Meta, once a day, and keeps what was found. Called by the process that holds the lease of the row. When
 * Meta does not answer, what was found before stays, and the account is compared an hour later.
 */
export async function lookAtAccount(deps: Looking, { id }: { id: string }, owner: string): Promise<void> {
  const { db, log, now } = deps
  const put = (change: { looked_at?: string; run_at?: string }) => changeLeased(db, 'account_looks', id, owner, change)
  await put({ looked_at: toIso(now()) })
  let found: Found[] | undefined
  try {
    found = await compareAccount(deps, id)
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    log.info({ waba: id, ...error.detail }, 'an account could not be compared with Meta; it is tried again in an hour')
    await put({ run_at: toIso(addMs(now(), hour)) })
    return
  }
  const { fresh, over } = await db.transaction().execute(async (tx) => {
    const changed = await putFindings(tx, id, found ?? [], toIso(now()))
    if (found) await changeLeased(tx, 'account_looks', id, owner, { run_at: nextLook(toIso(now())) })
    else await forgetLook(tx, id)
    return changed
  })
  for (const one of fresh) {
    const { words, cure } = wordsOf(one)
    log.warn({ waba: one.waba_id, number: one.phone_number_id || undefined, finding: one.finding }, `${words}; ${cure}`)
  }
  for (const { waba_id, phone_number_id, finding } of over)
    log.info({ waba: waba_id, number: phone_number_id || undefined, finding }, 'a finding about an account is over')
}
