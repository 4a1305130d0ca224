import type { Db } from '../../store/database/tables.ts'
import { findLink } from '../../store/links/setup-links.ts'
import { accountHolders } from '../../store/numbers/accounts.ts'
import { sharedAt } from '../../store/signup/shared-accounts.ts'
import type { AttemptRow } from '../../store/signup/tables.ts'
import { addMs, minute, toIso } from '../../time.ts'

/**
 * How long before its code an account can have been shared for a signup to mean it. Meta's window makes the code as it
 * shares the account, and a code lives 30 seconds; the rest is for clocks that differ.
 */
const justBefore = minute

/**
 * The accounts that a signup can mean when the browser named none. A token covers all that its business ever shared with the
 * app, so what the business gave to another customer, of this project or of another, is among it. Those accounts are left
 * out where anything else remains; of the rest, the one is meant that Meta says was shared just now. Meta's word may come
 * later than the code: until then it is the one of which Meta has not said that it was shared before.
 *
 * @returns nothing where several remain: a guess could connect what was meant for somebody else
 */
export async function accountsMeant(db: Db, attempt: AttemptRow, granted: string[]): Promise<string[] | undefined> {
  if (granted.length < 2) return granted
  const customer = (await findLink(db, attempt.setup_link_id))?.customer_id
  const held = await accountHolders(db, granted)
  const others = new Set(held.filter(({ customer_id }) => customer_id !== customer).map(({ waba_id }) => waba_id))
  const ours = new Set(held.filter(({ customer_id }) => customer_id === customer).map(({ waba_id }) => waba_id))
  const free = granted.filter((waba) => !others.has(waba))
  const fresh = free.filter((waba) => !ours.has(waba))
  if (free.length && !fresh.length) return free // Whichever it is, it is this customer's.
  const candidates = fresh.length ? fresh : granted
  if (candidates.length < 2) return candidates
  const said = await sharedAt(db, candidates)
  const since = toIso(addMs(new Date(attempt.created_at), -justBefore))
  const now = candidates.filter((waba) => (said.get(waba) ?? '') >= since)
  const unsaid = candidates.filter((waba) => !said.has(waba))
  if (now.length === 1) return now
  return !now.length && unsaid.length === 1 ? unsaid : undefined
}
