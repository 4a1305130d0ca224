import { type Insertable, type RawBuilder, type SqlBool, sql, type Updateable } from 'kysely'
import { madeWith, type Signer } from '../database/made-with.ts'
import { type Page, pageOf } from '../database/paging.ts'
import { prepared, preparedInsert } from '../database/prepared.ts'
import type { Db } from '../database/tables.ts'
import type { SetupLinkRow, SetupLinksTable } from './tables.ts'

const insertLink = preparedInsert((db, link: Insertable<SetupLinksTable>) =>
  db.insertInto('setup_links').values(link).returningAll(),
)

export const addSetupLink = async (db: Db, link: Insertable<SetupLinksTable>) =>
  (await insertLink(db, link)) as SetupLinkRow

/**
 * A literal, not a parameter: because the index covers active rows alone, SQLite would plan the statement again for every value
 * of a parameter.
 */
const active = sql.lit('active' as const)

/** A link by its id alone: for the customer, whose token has proved the right to it. */
export const findLink = prepared((db, id: string) => db.selectFrom('setup_links').selectAll().where('id', '=', id))

export const findCustomerLink = (db: Db, projectId: string, customerId: string, id: string) =>
  db
    .selectFrom('setup_links')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('customer_id', '=', customerId)
    .where('id', '=', id)
    .executeTakeFirst()

/**
 * Finds a link and locks its row until the transaction ends: a signup that completes meanwhile is either read here as `used`, or
 * waits and reads what we wrote.
 */
export const lockCustomerLink = (db: Db, projectId: string, customerId: string, id: string) =>
  db
    .updateTable('setup_links')
    .set((of) => ({ status: of.ref('status') }))
    .where('project_id', '=', projectId)
    .where('customer_id', '=', customerId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()

export const findProjectLink = (db: Db, projectId: string, id: string) =>
  db.selectFrom('setup_links').selectAll().where('project_id', '=', projectId).where('id', '=', id).executeTakeFirst()

export const changeLink = (db: Db, id: string, change: Updateable<SetupLinksTable>) =>
  db.updateTable('setup_links').set(change).where('id', '=', id).returningAll().executeTakeFirstOrThrow()

/** Revokes the active link of a customer, if there is one, and returns it. */
export const revokeActiveLink = prepared((db, customerId: string) =>
  db
    .updateTable('setup_links')
    .set({ status: 'revoked' })
    .where('customer_id', '=', customerId)
    .where('status', '=', active)
    .returningAll(),
)

/** Revokes the links that were to reconnect a number, and returns them. */
export const revokeLinksOfNumber = (db: Db, numberId: string) =>
  db
    .updateTable('setup_links')
    .set({ status: 'revoked' })
    .where('reconnect_number_id', '=', numberId)
    .where('status', '=', active)
    .returningAll()
    .execute()

/** Marks an active link as used; false when it was used or revoked meanwhile. */
export async function completeLink(db: Db, id: string, now: string): Promise<boolean> {
  const done = await db
    .updateTable('setup_links')
    .set({ status: 'used', setup_status: 'completed', setup_error: null, completed_at: now })
    .where('id', '=', id)
    .where('status', '=', active)
    .executeTakeFirst()
  return Number(done.numUpdatedRows) === 1
}

/** Records the progress of the signup on a link that is still active. */
export const noteSetup = (db: Db, id: string, setup_status: SetupLinkRow['setup_status'], setup_error: string | null) =>
  db
    .updateTable('setup_links')
    .set({ setup_status, setup_error })
    .where('id', '=', id)
    .where('status', '=', active)
    .execute()

/** Records the first session of a link; false when there was one before. */
export async function noteOpened(
  db: Db,
  id: string,
  opened: { used_at: string; meta_app_id: string | null; begun_steps: string | null },
): Promise<boolean> {
  const written = await db
    .updateTable('setup_links')
    .set(opened)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return Number(written.numUpdatedRows) === 1
}

export const writeChoice = (db: Db, id: string, choice: string) =>
  db.updateTable('setup_links').set({ choice }).where('id', '=', id).execute()

/** Notes that a customer asked for a new link. @returns false when one did after `since` */
export async function noteAskedAgain(db: Db, id: string, now: string, since: string): Promise<boolean> {
  const written = await db
    .updateTable('setup_links')
    .set({ asked_again_at: now })
    .where('id', '=', id)
    .where((of) => of.or([of('asked_again_at', 'is', null), of('asked_again_at', '<', since)]))
    .executeTakeFirst()
  return Number(written.numUpdatedRows) === 1
}

/** Expired links that were not reported yet, the longest expired first. */
export async function expiredUntold(db: Db, now: string, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom('setup_links')
    .select('id')
    .where('status', '=', active)
    .where('expiry_told', 'is', null)
    .where('expires_at', '<=', now)
    .orderBy('expires_at')
    .limit(most)
    .execute()
  return rows.map(({ id }) => id)
}

/** Marks an expired link as reported. Undefined when another process did, or the link is no longer expired. */
export const noteExpiryTold = (db: Db, id: string, now: string) =>
  db
    .updateTable('setup_links')
    .set({ expiry_told: 1 })
    .where('id', '=', id)
    .where('status', '=', active)
    .where('expiry_told', 'is', null)
    .where('expires_at', '<=', now)
    .returningAll()
    .executeTakeFirst()

/** The status that the APIs show: an active link whose time has passed is expired. */
export const linkStatus = (link: SetupLinkRow, now: string) =>
  link.status === 'active' && link.expires_at !== null && link.expires_at <= now ? 'expired' : link.status

/** The same as a condition. */
export function showsStatus(status: ReturnType<typeof linkStatus>, now: string): RawBuilder<SqlBool> {
  if (status === 'expired') return sql`setup_links.status = ${active} and setup_links.expires_at <= ${now}`
  if (status === 'active')
    return sql`setup_links.status = ${active} and (setup_links.expires_at is null or setup_links.expires_at > ${now})`
  return sql`setup_links.status = ${status}`
}

export interface LinkFilter {
  status?: ReturnType<typeof linkStatus> | undefined
  created_after?: string | undefined
  created_before?: string | undefined
}

export function listCustomerLinks(db: Db, customerId: string, filter: LinkFilter, page: Page, now: string) {
  let query = db.selectFrom('setup_links').selectAll().where('customer_id', '=', customerId)
  if (filter.created_after) query = query.where('created_at', '>', filter.created_after)
  if (filter.created_before) query = query.where('created_at', '<', filter.created_before)
  if (filter.status) query = query.where(showsStatus(filter.status, now))
  return pageOf(query, page)
}

/**
 * Open links whose customer connected this account before, by a code. Links with a signup under way are left out, because their
 * browser has already answered.
 */
export const linksOnAccount = (db: Db, wabaId: string, signer: Signer, now: string): Promise<SetupLinkRow[]> =>
  db
    .selectFrom('setup_links')
    .selectAll()
    .where('status', '=', active)
    .where('used_at', 'is not', null)
    .where((of) => of.or([of('expires_at', 'is', null), of('expires_at', '>', now)]))
    .where('customer_id', 'in', (of) =>
      of
        .selectFrom('accounts')
        .select('customer_id')
        .where('waba_id', '=', wabaId)
        .where(madeWith(signer, 'accounts.meta_app_id')),
    )
    .where('id', 'not in', (of) =>
      of
        .selectFrom('attempts')
        .select('setup_link_id')
        .where('status', 'in', ['exchanging', 'working', 'waiting', 'pin']),
    )
    .orderBy('id')
    .execute()

/** The customer's open link. */
export const activeLinkOf = (db: Db, customerId: string, now: string): Promise<SetupLinkRow | undefined> =>
  db
    .selectFrom('setup_links')
    .selectAll()
    .where('customer_id', '=', customerId)
    .where('status', '=', active)
    .where((of) => of.or([of('expires_at', 'is', null), of('expires_at', '>', now)]))
    .executeTakeFirst()

/** The link with which a customer last connected a number. */
export const lastUsedLink = (db: Db, customerId: string): Promise<SetupLinkRow | undefined> =>
  db
    .selectFrom('setup_links')
    .selectAll()
    .where('customer_id', '=', customerId)
    .where('status', '=', sql.lit('used' as const))
    .orderBy('completed_at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Deletes the customer data of links whose journeys are past their retention period. */
export const forgetPrefill = (db: Db, before: string) =>
  db
    .updateTable('setup_links')
    .set({ prefill: null })
    .where('prefill', 'is not', null)
    .where('created_at', '<', before)
    .execute()

/** Locks a link's row until the transaction ends, so that only one signup begins on it. */
export const holdLink = (tx: Db, id: string): Promise<SetupLinkRow | undefined> =>
  tx
    .updateTable('setup_links')
    .set((of) => ({ status: of.ref('status') }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()

/** How many links of all projects can still be opened, and when the last of them expires. */
export async function countOpenLinks(db: Db, now: string): Promise<{ open: number; last: string | null }> {
  const { open, last } = await db
    .selectFrom('setup_links')
    .select((of) => [of.fn.max('expires_at').as('last'), of.fn.countAll<number>().as('open')])
    .where('status', '=', active)
    .where((of) => of.or([of('expires_at', 'is', null), of('expires_at', '>', now)]))
    .executeTakeFirstOrThrow()
  return { open: Number(open), last }
}
