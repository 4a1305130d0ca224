import { madeWith } from '../database/made-with.ts'
import type { Db } from '../database/tables.ts'
import type { LedgerRow } from './tables.ts'

type Deed = Pick<LedgerRow, 'kind' | 'waba_id' | 'phone_number_id' | 'grant_id' | 'meta_app_id'>

/** Who uses an account or a number: a connected customer, a signup under way, or nobody. */
export async function holderOf(
  db: Db,
  { kind, waba_id, phone_number_id, grant_id, meta_app_id }: Deed,
): Promise<'connected' | 'signing up' | undefined> {
  const ofAccount = kind === 'subscription' || kind === 'account_override'
  const of = ofAccount ? waba_id : phone_number_id
  const number = await db
    .selectFrom('phone_numbers')
    .select('id')
    .where(ofAccount ? 'business_account_id' : 'phone_number_id', '=', of as string)
    // Each app has a subscription of its own.
    .$if(ofAccount, (query) => query.where(madeWith(meta_app_id === null ? null : [meta_app_id])))
    // A webhook address that nobody here set would go on to receive another tenant's messages.
    .$if(kind === 'override', (query) => query.where('webhook_destination_url', 'is not', null))
    .limit(1)
    .executeTakeFirst()
  if (number) return 'connected'
  if (kind === 'override' || kind === 'account_override') return undefined
  const attempt = await db
    .selectFrom('attempts')
    .select('id')
    .where(kind === 'subscription' ? 'waba_id' : 'phone_number_id', '=', of as string)
    .where('id', '!=', grant_id as string)
    .$if(kind === 'subscription', (query) => query.where(madeWith(meta_app_id === null ? null : [meta_app_id])))
    .where('status', 'in', ['working', 'waiting', 'pin'])
    .limit(1)
    .executeTakeFirst()
  return attempt && 'signing up'
}
