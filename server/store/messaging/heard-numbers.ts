import { isOneOf } from '../database/json-lists.ts'
import { madeWith, type Signer } from '../database/made-with.ts'
import { preparedRows } from '../database/prepared.ts'
import type { Db } from '../database/tables.ts'

const ofAccounts = (db: Db, wabaIds: string) =>
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
    .where(isOneOf(db, 'business_account_id', wabaIds))
    .orderBy('id')

const withAppOfSettings = preparedRows((db, wabaIds: string) => ofAccounts(db, wabaIds).where(madeWith(null)))
const withOwnApps = preparedRows((db, wabaIds: string, apps: string) =>
  ofAccounts(db, wabaIds).where(isOneOf(db, 'meta_app_id', apps)),
)

/** The numbers of these accounts, in every project that connected them with the app that speaks: who may hear what Meta says of them. */
export const heardNumbers = (db: Db, wabaIds: string[], signer: Signer) =>
  signer
    ? withOwnApps(db, JSON.stringify(wabaIds), JSON.stringify(signer))
    : withAppOfSettings(db, JSON.stringify(wabaIds))

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
