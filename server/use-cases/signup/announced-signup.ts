import { v7 as uuid } from 'uuid'
import type { Deps } from '../../deps.ts'
import type { Db } from '../../store/database/tables.ts'
import { addAttemptEvent, addLinkEvent } from '../../store/links/link-events.ts'
import { holdLink, linkStatus, noteSetup } from '../../store/links/setup-links.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { addAttempt } from '../../store/signup/attempts.ts'
import type { AttemptRow } from '../../store/signup/tables.ts'
import { addMs, toIso } from '../../time.ts'

/** A code lives 30 seconds: when it has not come by now, the browser that had it is gone. */
const codeMayCome = 40_000

/** Attempts that something can still come of. */
const alive: AttemptRow['status'][] = ['exchanging', 'working', 'waiting', 'pin']

/**
 * Meta says that an account was shared with the app. When the browser dies after Meta's last screen, this is all there is; it
 * names an account and its owner, and no link. So it counts only for whom it can be nobody else's: the link that brings back a
 * number of that very account, or the one link under way of the one customer known to be that business. A guess would connect
 * one customer's account to another.
 *
 * The browser's own code goes first: it gets the time that a code lives, and finds this attempt waiting for it.
 */
export async function announceSignup(
  { graph, log, now }: Pick<Deps, 'graph' | 'log' | 'now'>,
  tx: Db,
  wabaId: string,
  businessId: string,
): Promise<number> {
  const at = toIso(now())
  let begun = 0
  for (const { link, connection_type } of await whose(tx, wabaId, businessId)) {
    const held = await holdLink(tx, link.id)
    if (!held || linkStatus(held, at) !== 'active' || (await aliveOn(tx, link.id))) continue
    const told = { business_account_id: wabaId, business_id: businessId }
    if (!graph.fetchesTokens) {
      // The journey says so: the customer was through, and has to open the link once more.
      await addLinkEvent(tx, now(), link, 'account_shared', told)
      continue
    }
    const { attempt } = await addAttempt(tx, {
      ...{ id: uuid(), project_id: link.project_id, setup_link_id: link.id, connection_type },
      ...{ status: 'exchanging', step: 'exchange', code_hash: null, announced_business: businessId },
      ...{ hints: JSON.stringify({ waba_id: wabaId }), synced: '[]', actions: '[]', tries: 0, fault: null },
      ...{ run_at: toIso(addMs(now(), codeMayCome)), created_at: at, updated_at: at },
    })
    await addAttemptEvent(tx, now(), attempt, 'account_shared', told)
    await noteSetup(tx, link.id, 'processing', null)
    begun += 1
  }
  log.info({ waba: wabaId, begun }, 'an account was shared')
  return begun
}

async function whose(tx: Db, wabaId: string, businessId: string) {
  const back = await tx
    .selectFrom('setup_links')
    .innerJoin('phone_numbers', 'phone_numbers.id', 'setup_links.reconnect_number_id')
    .selectAll('setup_links')
    .select('phone_numbers.connection_type as number_type')
    .where('phone_numbers.business_account_id', '=', wabaId)
    .where('setup_links.status', '=', 'active')
    .where('setup_links.used_at', 'is not', null)
    .orderBy('setup_links.id')
    .execute()
  if (back.length) return back.map(({ number_type, ...link }) => ({ link, connection_type: number_type }))
  const known = await tx
    .selectFrom('setup_links')
    .selectAll()
    .where('status', '=', 'active')
    .where('used_at', 'is not', null)
    .where('reconnect_number_id', 'is', null)
    .where('customer_id', 'in', (of) =>
      of.selectFrom('accounts').select('customer_id').where('business_id', '=', businessId),
    )
    .limit(2)
    .execute()
  const [link, another] = known
  return link && !another ? [{ link, connection_type: firstType(link) }] : []
}

const firstType = ({ connection_types }: SetupLinkRow): AttemptRow['connection_type'] => JSON.parse(connection_types)[0]

const aliveOn = (tx: Db, linkId: string) =>
  tx
    .selectFrom('attempts')
    .select('id')
    .where('setup_link_id', '=', linkId)
    .where('status', 'in', alive)
    .limit(1)
    .executeTakeFirst()

/** The attempt that Meta's word began on a link, while something can come of it. */
export const announcedOn = (tx: Db, linkId: string): Promise<AttemptRow | undefined> =>
  tx
    .selectFrom('attempts')
    .selectAll()
    .where('setup_link_id', '=', linkId)
    .where('announced_business', 'is not', null)
    .where('status', 'in', alive)
    .executeTakeFirst()
