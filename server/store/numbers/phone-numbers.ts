import type { Insertable, Updateable } from 'kysely'
import { v7 as uuid } from 'uuid'
import { addMs, day, toIso } from '../../time.ts'
import { newIntegerId } from '../database/integer-id.ts'
import { madeWith, type Signer } from '../database/made-with.ts'
import type { Db } from '../database/tables.ts'
import { planLook } from './account-looks.ts'
import { watchFrom } from './number-watches.ts'
import type { PhoneNumberRow, PhoneNumbersTable } from './tables.ts'

/** What a connection consists of: whose number it is, where it lives at Meta, and the sealed token for it. */
type Connection = Pick<
  Insertable<PhoneNumbersTable>,
  | 'project_id'
  | 'customer_id'
  | 'phone_number_id'
  | 'business_account_id'
  | 'business_id'
  | 'connection_type'
  | 'display_phone_number'
  | 'verified_name'
  | 'quality_rating'
  | 'code_verification_status'
  | 'name_status'
  | 'status'
  | 'meta_app_id'
  | 'token'
  | 'token_expires_at'
> &
  Partial<
    Pick<
      Updateable<PhoneNumbersTable>,
      | 'throughput_tier'
      | 'messaging_limit'
      | 'is_official_business_account'
      | 'is_pin_enabled'
      | 'whatsapp_account_id'
      | 'actions'
      | 'marks'
      | 'run_at'
      | 'was_subscribed'
    >
  > & {
    now: string
    /** Whether the number may be taken over from another customer of the project. */
    move?: boolean
  }

/**
 * Writes a connected number and its account. If the customer already had the number, the row gets the new account and token (then
 * it is not `fresh`). If another customer of the project has it, nothing changes and the result is undefined.
 */
export async function connectNumber(
  tx: Db,
  { now, move, ...connection }: Connection,
): Promise<{ fresh: boolean; number: PhoneNumberRow } | undefined> {
  const { project_id, customer_id, phone_number_id, business_account_id, business_id, meta_app_id } = connection
  await tx
    .insertInto('accounts')
    .values({
      id: uuid(),
      number: newIntegerId(),
      project_id,
      customer_id,
      waba_id: business_account_id,
      business_id,
      name: null,
      status: 'active',
      meta_app_id,
      created_at: now,
      updated_at: now,
    })
    .onConflict((on) =>
      on.columns(['customer_id', 'waba_id']).doUpdateSet({ status: 'active', meta_app_id, updated_at: now }),
    )
    .execute()
  await planLook(tx, business_account_id, now)
  const fresh = await tx
    .insertInto('phone_numbers')
    .values({
      id: uuid(),
      number: newIntegerId(),
      kind: 'production',
      connection_status: 'active',
      disconnection: null,
      name: connection.verified_name ?? connection.display_phone_number,
      webhook_verify_token: null,
      webhook_destination_url: null,
      webhook_verified_at: null,
      inbound_processing_enabled: 1,
      calls_enabled: 0,
      health: null,
      health_at: null,
      ...connection,
      connected_at: now,
      created_at: now,
      updated_at: now,
    })
    .onConflict((on) => on.columns(['project_id', 'phone_number_id']).doNothing())
    .returningAll()
    .executeTakeFirst()
  const runAt = toIso(addMs(new Date(now), day))
  if (fresh) {
    await watchFrom(tx, fresh.id, runAt)
    return { fresh: true, number: fresh }
  }
  const renewed = await tx
    .updateTable('phone_numbers')
    .set({
      ...connection,
      connection_status: 'active',
      disconnection: null,
      heals_until: null,
      healing_link_id: null,
      health: null,
      health_at: null,
      connected_at: now,
      updated_at: now,
    })
    .where('project_id', '=', project_id)
    .where('phone_number_id', '=', phone_number_id)
    .$if(!move, (query) => query.where('customer_id', '=', customer_id))
    .returningAll()
    .executeTakeFirst()
  if (renewed) await watchFrom(tx, renewed.id, runAt)
  return renewed && { fresh: false, number: renewed }
}

export const findNumber = (db: Db, projectId: string, phoneNumberId: string) =>
  db
    .selectFrom('phone_numbers')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('phone_number_id', '=', phoneNumberId)
    .executeTakeFirst()

export const findNumberById = (db: Db, projectId: string, id: string) =>
  db.selectFrom('phone_numbers').selectAll().where('project_id', '=', projectId).where('id', '=', id).executeTakeFirst()

export const numbersOfCustomer = (db: Db, customerId: string) =>
  db.selectFrom('phone_numbers').selectAll().where('customer_id', '=', customerId).orderBy('id').execute()

/** An account's numbers in every project, always in one order, so that two webhooks lock them in the same order. */
/** The numbers of an account, in every project that has them; with `signer` only those that its app connected. */
export const numbersOfAccount = (db: Db, wabaId: string, signer?: Signer) =>
  db
    .selectFrom('phone_numbers')
    .selectAll()
    .where('business_account_id', '=', wabaId)
    .$if(signer !== undefined, (query) => query.where(madeWith(signer ?? null)))
    .orderBy('id')
    .execute()

export const changeNumber = (db: Db, id: string, change: Updateable<PhoneNumbersTable>) =>
  db.updateTable('phone_numbers').set(change).where('id', '=', id).returningAll().executeTakeFirst()

/** Changes a connection only if its state is one of `from`, so that a repeated report has no effect. */
export const moveConnection = (
  tx: Db,
  id: string,
  from: PhoneNumberRow['connection_status'][],
  change: Updateable<PhoneNumbersTable>,
): Promise<PhoneNumberRow | undefined> =>
  tx
    .updateTable('phone_numbers')
    .set({ health: null, health_at: null, heals_until: null, ...change })
    .where('id', '=', id)
    .where('connection_status', 'in', from)
    .returningAll()
    .executeTakeFirst()

/** Stores a health report and what it found, unless the connection changed while the report was made. */
export const keepHealth = (
  db: Db,
  { id, connection_status, connected_at }: PhoneNumberRow,
  found: Updateable<PhoneNumbersTable>,
) =>
  db
    .updateTable('phone_numbers')
    .set(found)
    .where('id', '=', id)
    .where('connection_status', '=', connection_status)
    .where('connected_at', 'is not distinct from', connected_at)
    .execute()

/** Deletes a number with its own webhooks. False when it was deleted already. */
export async function deleteNumber(
  tx: Db,
  { id, project_id, phone_number_id }: Pick<PhoneNumberRow, 'id' | 'project_id' | 'phone_number_id'>,
): Promise<boolean> {
  const gone = await tx.deleteFrom('phone_numbers').where('id', '=', id).executeTakeFirst()
  if (Number(gone.numDeletedRows) === 0) return false
  await tx
    .deleteFrom('webhooks')
    .where('project_id', '=', project_id)
    .where('phone_number_id', '=', phone_number_id)
    .execute()
  return true
}

export const findNumberByNumber = (db: Db, projectId: string, number: number) =>
  db
    .selectFrom('phone_numbers')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('number', '=', number)
    .executeTakeFirst()
