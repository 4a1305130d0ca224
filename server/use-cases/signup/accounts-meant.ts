import type { Db } from '../../store/database/tables.ts'
import { findLink } from '../../store/links/setup-links.ts'
import { accountHolders } from '../../store/numbers/accounts.ts'
import { sharedAt } from '../../store/signup/shared-accounts.ts'
import type { AttemptRow } from '../../store/signup/tables.ts'
import { addMs, minute, toIso } from '../../time.ts'

/**
 * How long before its code an account may have been shared and still belong to the signup. Meta's window makes the code when it
 * shares the account, and a code lives 30 seconds; the rest allows for clocks that differ.
 */
const justBefore = minute

/**
 * The accounts that a signup can mean when the browser named none. A token covers every account that its business ever shared
 * with the app, including accounts connected for another customer, of this project or of another. Those accounts are left out if
 * others remain. Of the rest, the signup means the account that Meta reports as just shared. That report may arrive later than
 * the code; until then the signup means the account that Meta has not reported as shared before.
 *
 * @returns the accounts meant, or nothing when several candidates remain: a guess could connect somebody else's account
 */
export async function accountsMeant(
  db: Db,
  attempt: AttemptRow,
  granted: string[],
): Promise<{ meant: string[] | undefined; candidates: string[] }> {
  if (granted.length < 2) return { meant: granted, candidates: granted }
  const customer = (await findLink(db, attempt.setup_link_id))?.customer_id
  const held = await accountHolders(db, granted)
  const others = new Set(held.filter(({ customer_id }) => customer_id !== customer).map(({ waba_id }) => waba_id))
  const ours = new Set(held.filter(({ customer_id }) => customer_id === customer).map(({ waba_id }) => waba_id))
  const free = granted.filter((waba) => !others.has(waba))
  const fresh = free.filter((waba) => !ours.has(waba))
  if (free.length && !fresh.length) return { meant: free, candidates: free } // Each of them belongs to this customer.
  const candidates = fresh.length ? fresh : granted
  if (candidates.length < 2) return { meant: candidates, candidates }
  const said = await sharedAt(db, candidates)
  const since = toIso(addMs(new Date(attempt.created_at), -justBefore))
  const now = candidates.filter((waba) => (said.get(waba) ?? '') >= since)
  const unsaid = candidates.filter((waba) => !said.has(waba))
  if (now.length === 1) return { meant: now, candidates }
  return { meant: !now.length && unsaid.length === 1 ? unsaid : undefined, candidates }
}
