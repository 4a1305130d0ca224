import { madeWith, type Signer } from '../database/made-with.ts'
import type { Db } from '../database/tables.ts'

/** The numbers of these accounts, in every project that connected them with the app that speaks: who may hear what Meta says of them. */
export const heardNumbers = (db: Db, wabaIds: string[], signer: Signer) =>
  db
    .selectFrom('phone_numbers')
    .select([
      'id',
      'project_id',
      'customer_id',
      'phone_number_id',
      'business_account_id',
      'display_phone_number',
      'inbound_processing_enabled',
      'connected_at',
      'webhook_verified_at',
    ])
    .where('business_account_id', 'in', wabaIds)
    .where(madeWith(signer))
    .orderBy('id')
    .execute()

export type HeardNumber = Awaited<ReturnType<typeof heardNumbers>>[number]

/** The projects that have these accounts: who may hear what Meta says of an account as a whole. */
export const heardAccounts = (db: Db, wabaIds: string[], signer: Signer) =>
  db
    .selectFrom('accounts')
    .select(['project_id', 'waba_id'])
    .distinct()
    .where('waba_id', 'in', wabaIds)
    .where(madeWith(signer))
    .orderBy('project_id')
    .execute()
