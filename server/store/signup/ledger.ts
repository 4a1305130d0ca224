import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { madeWith } from '../database/made-with.ts'
import type { Db } from '../database/tables.ts'
import { holderOf } from './ledger-holder.ts'
import type { AttemptRow, LedgerRow } from './tables.ts'

const grant = sql.lit('grant' as const)
/** The statuses of what may still exist at Meta. */
const open = ['asked', 'held', 'undoing'] as const

/** Why a deed is kept that no number need keep. */
export const thereBefore = 'it was there before us'

/** Each app has subscriptions of its own. */
const ofApp = (metaAppId: string | null) => madeWith(metaAppId === null ? null : [metaAppId])

type OfLink = Pick<LedgerRow, 'project_id' | 'customer_id' | 'setup_link_id' | 'meta_app_id'>

/** Records that a token is about to be requested. A grant has the id of its attempt, and remains when the attempt is deleted. */
export const addGrant = (
  tx: Db,
  id: string,
  { project_id, customer_id, setup_link_id, meta_app_id }: OfLink,
  at: string,
) =>
  tx
    .insertInto('meta_ledger')
    .values({
      id,
      grant_id: null,
      project_id,
      customer_id,
      setup_link_id,
      meta_app_id,
      kind: 'grant',
      status: 'asked',
      tries: 0,
      created_at: at,
      updated_at: at,
    })
    .onConflict((on) => on.column('id').doNothing())
    .execute()

/** Stores the sealed token. Whatever the status of the grant was, it is now `held`. */
export const holdGrant = (tx: Db, id: string, token: string, at: string) =>
  tx
    .updateTable('meta_ledger')
    .set({ status: 'held', token, run_at: null, note: null, updated_at: at })
    .where('id', '=', id)
    .execute()

/** Records what the next step is about to do at Meta; what existed before us is marked `kept` from the beginning. */
export async function addDeed(
  tx: Db,
  { id, waba_id, phone_number_id }: Pick<AttemptRow, 'id' | 'waba_id' | 'phone_number_id'>,
  kind: 'subscription' | 'registration',
  status: 'asked' | 'kept',
  at: string,
) {
  const known = await tx
    .selectFrom('meta_ledger')
    .select('id')
    .where('grant_id', '=', id)
    .where('kind', '=', kind)
    .executeTakeFirst()
  if (known) return
  await tx
    .insertInto('meta_ledger')
    .columns([
      'id',
      'grant_id',
      'project_id',
      'customer_id',
      'setup_link_id',
      'meta_app_id',
      'kind',
      'waba_id',
      'phone_number_id',
      'status',
      'note',
      'tries',
      'created_at',
      'updated_at',
    ])
    .expression((of) =>
      of
        .selectFrom('meta_ledger')
        .select((one) => [
          one.val(uuid()).as('id'),
          'id as grant_id',
          'project_id',
          'customer_id',
          'setup_link_id',
          'meta_app_id',
          one.val(kind).as('kind'),
          one.val(waba_id).as('waba_id'),
          one.val(phone_number_id).as('phone_number_id'),
          one.val(status).as('status'),
          one.val(status === 'kept' ? thereBefore : null).as('note'),
          one.val(0).as('tries'),
          one.val(at).as('created_at'),
          one.val(at).as('updated_at'),
        ])
        .where('id', '=', id),
    )
    .execute()
}

/** Records that the signup is complete: the connected number keeps the token and what was done at Meta. */
export const keepDeeds = (tx: Db, attemptId: string, at: string) =>
  tx
    .updateTable('meta_ledger')
    .set({ status: 'kept', token: null, run_at: null, updated_at: at })
    .where((of) => of.or([of('id', '=', attemptId), of('grant_id', '=', attemptId)]))
    .where('status', 'in', open)
    .execute()

/** Grants of signups that ended without a number: the attempt was deleted or ended, or its link ended while it was paused. */
export const endedGrants = (db: Db, expiredBefore: string, most: number) =>
  db
    .selectFrom('meta_ledger as ledger')
    .leftJoin('attempts as attempt', 'attempt.id', 'ledger.id')
    .leftJoin('setup_links as link', 'link.id', 'ledger.setup_link_id')
    .select(['ledger.id', 'attempt.status', 'link.status as link_status'])
    .where('ledger.kind', '=', grant)
    .where(sql<boolean>`ledger.status in ('asked', 'held')`)
    .where('ledger.run_at', 'is', null)
    .where((of) =>
      of.or([
        of('attempt.id', 'is', null),
        of('attempt.status', '=', 'completed'),
        of.and([of('attempt.status', 'in', ['failed', 'cancelled']), of('attempt.token', 'is', null)]),
        of.and([
          of('attempt.status', 'in', ['failed', 'pin', 'waiting']),
          of.or([of('link.status', '!=', 'active'), of('link.expires_at', '<=', expiredBefore)]),
        ]),
      ]),
    )
    .orderBy('ledger.created_at')
    .limit(most)
    .execute()

/** Schedules the undoing of a grant from `at` on. Undefined when another process did, or the grant is held again. */
export const undoGrant = (tx: Db, id: string, reason: string, at: string) =>
  tx
    .updateTable('meta_ledger')
    .set({ run_at: at, reason, tries: 0, updated_at: at })
    .where('id', '=', id)
    .where('status', 'in', ['asked', 'held'])
    .where('run_at', 'is', null)
    .returningAll()
    .executeTakeFirst()

/** What was done with a grant and may still exist at Meta, the last first. What Meta refused to undo is tried again. */
export const openDeeds = (db: Db, grantId: string): Promise<LedgerRow[]> =>
  db
    .selectFrom('meta_ledger')
    .selectAll()
    .where('grant_id', '=', grantId)
    .where('status', 'in', [...open, 'stuck'])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

export const changeDeed = (db: Db, id: string, status: LedgerRow['status'], note: string | null, at: string) =>
  db.updateTable('meta_ledger').set({ status, note, updated_at: at }).where('id', '=', id).execute()

/**
 * What we did on these accounts in the name of an app: deeds that no number keeps yet, and the subscriptions of connected numbers. What they have was not
 * there before us.
 */
export async function deedsOn(
  db: Db,
  metaAppId: string | null,
  wabaIds: string[],
): Promise<{ kind: LedgerRow['kind']; waba_id: string | null }[]> {
  if (!wabaIds.length) return []
  const deeds = await db
    .selectFrom('meta_ledger')
    .select(['kind', 'waba_id'])
    .where('waba_id', 'in', wabaIds)
    .where('status', 'in', open)
    .where((of) => of.or([of('kind', '=', sql.lit('registration' as const)), ofApp(metaAppId)]))
    .execute()
  const numbers = await db
    .selectFrom('phone_numbers')
    .select('business_account_id as waba_id')
    .where('business_account_id', 'in', wabaIds)
    .where(ofApp(metaAppId))
    .where((of) => of.or([of('was_subscribed', 'is', null), of('was_subscribed', '=', 0)]))
    .execute()
  return [...deeds, ...numbers.map(({ waba_id }) => ({ kind: 'subscription' as const, waba_id }))]
}

/** Records that an account was unsubscribed: earlier signups of it whose deed a number kept have nothing there any more. */
export const endKept = (db: Db, { waba_id, meta_app_id }: LedgerRow, at: string) =>
  db
    .updateTable('meta_ledger')
    .set({ status: 'undone', updated_at: at })
    .where('waba_id', '=', waba_id)
    .where(ofApp(meta_app_id))
    .where('kind', '=', sql.lit('subscription' as const))
    .where('status', '=', sql.lit('kept' as const))
    .where('note', 'is', null)
    .execute()

/** Whether something is being undone on an account or a number now, so that a signup there has to wait. */
export async function isBeingUndone(db: Db, wabaId: string): Promise<boolean> {
  const row = await db
    .selectFrom('meta_ledger')
    .select('id')
    .where('waba_id', '=', wabaId)
    .where('status', '=', sql.lit('undoing' as const))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether anything here belongs to an account that an app reaches: a number, a signup, or a row that may still be undone. */
export async function isAccountKnown(db: Db, wabaId: string, metaAppId: string | null): Promise<boolean> {
  const deed = await db
    .selectFrom('meta_ledger')
    .select('id')
    .where('waba_id', '=', wabaId)
    .where('status', 'in', [...open, 'stuck'])
    .where(ofApp(metaAppId))
    .limit(1)
    .executeTakeFirst()
  if (deed) return true
  const subscription = { kind: 'subscription', waba_id: wabaId, phone_number_id: null, grant_id: '' } as const
  return (await holderOf(db, { ...subscription, meta_app_id: metaAppId })) !== undefined
}

/** Deletes old rows that are finished: kept by a number, or undone. */
export const forgetLedger = (db: Db, before: string) =>
  db
    .deleteFrom('meta_ledger')
    .where('updated_at', '<', before)
    .where('status', 'in', ['kept', 'undone', 'lost'])
    .execute()
