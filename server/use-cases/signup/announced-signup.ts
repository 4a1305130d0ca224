import type { Db } from '../../store/database/tables.ts'
import { addLinkEvent } from '../../store/links/link-events.ts'
import { linksOnAccount } from '../../store/links/setup-links.ts'
import { toIso } from '../../time.ts'

/**
 * Meta says that an account was shared with the app (`PARTNER_ADDED`). It names the account and its owner, and nothing that
 * we gave out: no link, no customer, no project. A business can be the customer of several projects, and whoever opened a
 * link may be the one who finished. Nothing can prove which link is meant, so no signup is finished by this alone: only a
 * code, which comes with a link's token, connects an account.
 *
 * The word is written into the journeys of open links whose customer connected this very account before, by a code. Which
 * journeys these are depends on that customer's own project alone, so nobody learns here what another project does.
 *
 * @returns how many journeys say so
 */
export async function noteAnnouncedSignup(tx: Db, now: Date, wabaId: string): Promise<number> {
  const links = await linksOnAccount(tx, wabaId, toIso(now))
  for (const link of links) await addLinkEvent(tx, now, link, 'account_shared', { business_account_id: wabaId })
  return links.length
}
