import { v7 as uuid } from 'uuid'
import { madeWith } from '../database/made-with.ts'
import type { Db } from '../database/tables.ts'
import type { PhoneNumberRow } from '../numbers/tables.ts'

type Of = Pick<PhoneNumberRow, 'project_id' | 'customer_id' | 'phone_number_id' | 'business_account_id' | 'meta_app_id'>

/** That an account has an address of its own for webhooks is a row of the ledger, which its last number takes away with it. */
const noted = 'the account’s own address for webhooks'

const ofApp = (metaAppId: string | null) => madeWith(metaAppId === null ? null : [metaAppId])

/** Whether an app set an own address for the webhooks of an account, as far as this server knows. */
export async function hasAccountOverride(db: Db, wabaId: string, metaAppId: string | null): Promise<boolean> {
  const row = await db
    .selectFrom('meta_ledger')
    .select('id')
    .where('waba_id', '=', wabaId)
    .where('kind', '=', 'account_override')
    .where('note', '=', noted)
    .where(ofApp(metaAppId))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Writes down, before Meta is asked, that an account is given an address of its own. */
export async function noteAccountOverride(db: Db, number: Of, at: string): Promise<void> {
  if (await hasAccountOverride(db, number.business_account_id, number.meta_app_id)) return
  await db
    .insertInto('meta_ledger')
    .values({
      id: uuid(),
      grant_id: null,
      project_id: number.project_id,
      customer_id: number.customer_id,
      setup_link_id: '',
      kind: 'account_override',
      status: 'kept',
      note: noted,
      waba_id: number.business_account_id,
      phone_number_id: number.phone_number_id,
      meta_app_id: number.meta_app_id,
      tries: 0,
      created_at: at,
      updated_at: at,
    })
    .execute()
}

export const forgetAccountOverride = (db: Db, wabaId: string, metaAppId: string | null) =>
  db
    .deleteFrom('meta_ledger')
    .where('waba_id', '=', wabaId)
    .where('kind', '=', 'account_override')
    .where('note', '=', noted)
    .where(ofApp(metaAppId))
    .execute()
