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
 * with the app, including accounts connected for another customer, of this project or of another, and accounts that somebody else
 * shared whose browser then died. So Meta's reports decide: the signup means the account that Meta reports as just shared. The
 * report may arrive later than the code; until then the signup means the account that is nobody's and that Meta never reported, or
 * the customer's own accounts if every other one was reported before this signup.
 *
 * @returns the accounts meant, or nothing when a guess could connect somebody else's account; `candidates` are those that another
 * proof may decide between
 */
export async function accountsMeant(
  db: Db,
  attempt: AttemptRow,
  granted: string[],
): Promise<{ meant: string[] | undefined; candidates: string[] }> {
  const certain = (meant: string[]) => ({ meant, candidates: meant })
  const unknown = (candidates: string[]) => ({ meant: undefined, candidates })
  if (granted.length < 2) return certain(granted)
  const customer = (await findLink(db, attempt.setup_link_id))?.customer_id
  const held = await accountHolders(db, granted)
  const holds = (own: boolean) =>
    new Set(held.filter(({ customer_id }) => (customer_id === customer) === own).map(({ waba_id }) => waba_id))
  const [ours, others] = [holds(true), holds(false)]
  const free = granted.filter((waba) => !others.has(waba))
  const own = free.filter((waba) => ours.has(waba))
  if (free.length && free.length === own.length) return certain(free)

  const said = await sharedAt(db, attempt.meta_app_id, granted)
  const since = toIso(addMs(new Date(attempt.created_at), -justBefore))
  const justSaid = (waba: string) => (said.get(waba) ?? '') >= since
  for (const now of [free.filter(justSaid), granted.filter(justSaid)])
    if (now.length) return now.length === 1 ? certain(now) : unknown([])
  const unsaid = (free.length ? free : granted).filter((waba) => !said.has(waba) && !ours.has(waba))
  // The report about an own account may be missing as well as the other: then nothing is certain.
  if (unsaid.length) return unsaid.length === 1 && !own.length ? certain(unsaid) : unknown(unsaid)
  return own.length ? certain(own) : unknown([])
}
