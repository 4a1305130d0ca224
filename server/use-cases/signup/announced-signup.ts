import type { Signer } from '../../store/database/made-with.ts'
import type { Db } from '../../store/database/tables.ts'
import { addLinkEvent } from '../../store/links/link-events.ts'
import { linksOnAccount } from '../../store/links/setup-links.ts'
import { toIso } from '../../time.ts'

/**
 * Meta reports that an account was shared with the app (`PARTNER_ADDED`). The report names the account and its owner, but none of
 * our links, customers or projects. A business can be the customer of several projects, and any person who opened a link may have
 * finished the signup. Nothing proves which link is meant, so this report alone completes no signup: only a code, sent with a
 * link's token, connects an account.
 *
 * The report is written to the journeys of open links whose customer connected this same account before, by a code. Only that
 * customer's own project decides which journeys these are, so no project learns about another.
 *
 * @returns how many journeys received the report
 */
export async function noteAnnouncedSignup(tx: Db, now: Date, wabaId: string, signer: Signer): Promise<number> {
  const links = await linksOnAccount(tx, wabaId, signer, toIso(now))
  for (const link of links) await addLinkEvent(tx, now, link, 'account_shared', { business_account_id: wabaId })
  return links.length
}
