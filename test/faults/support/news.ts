import { createHmac } from 'node:crypto'
import { newIntegerId } from '../../../server/store/database/integer-id.ts'
import type { Db } from '../../../server/store/database/tables.ts'

/** One piece of news of Meta's: the field of a webhook, its value, and when it happened, in seconds. */
export interface News {
  field: string
  value: Record<string, unknown>
  time: number
}

/** Kinds of news about a number, each with an effect that the rows show. */
export function newsOf(digits: string): Record<string, Omit<News, 'time'>> {
  const update = (value: Record<string, unknown>) => ({ field: 'account_update', value })
  const named = (field: string, value: Record<string, unknown>) => ({
    field,
    value: { display_phone_number: digits, ...value },
  })
  const name = (requested_verified_name: string, decision = 'APPROVED') =>
    named('phone_number_name_update', { decision, requested_verified_name })
  return {
    removed: update({ event: 'PARTNER_REMOVED' }),
    'removed by its line': update({ event: 'PARTNER_REMOVED', phone_number: digits }),
    offboarded: update({ event: 'ACCOUNT_OFFBOARDED' }),
    reconnected: update({ event: 'ACCOUNT_RECONNECTED' }),
    disabled: update({ event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'DISABLE' } }),
    reinstated: update({ event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'REINSTATE' } }),
    named: name('Wool'),
    'named otherwise': name('Wind'),
    'name refused': name('The Pope', 'REJECTED'),
    flagged: named('phone_number_quality_update', { event: 'FLAGGED' }),
    unflagged: named('phone_number_quality_update', { event: 'UNFLAGGED' }),
    'limit raised': named('phone_number_quality_update', {
      event: 'UPGRADE',
      max_daily_conversations_per_business: 'TIER_10K',
    }),
    'limit lowered': named('phone_number_quality_update', { event: 'DOWNGRADE', current_limit: 'TIER_250' }),
    'throughput raised': named('phone_number_quality_update', { event: 'THROUGHPUT_UPGRADE' }),
  }
}

/** A webhook with news of several accounts, in this order, signed as Meta signs. */
export async function tell(url: string, secret: string, news: (News & { wabaId: string })[]): Promise<number> {
  const entry = news.map(({ wabaId, time, field, value }) => ({ id: wabaId, time, changes: [{ field, value }] }))
  const body = JSON.stringify({ object: 'whatsapp_business_account', entry })
  const signature = createHmac('sha256', secret).update(body).digest('hex')
  const headers = { 'Content-Type': 'application/json', 'X-Hub-Signature-256': `sha256=${signature}` }
  return (await fetch(`${url}/webhooks/meta`, { method: 'POST', body, headers })).status
}

/** What news changes of the numbers and accounts, by the id of the account. Moments and reasons of a loss are left out. */
export async function stateOf(db: Db): Promise<Map<string, object>> {
  const rows = await db
    .selectFrom('phone_numbers')
    .innerJoin('accounts', (join) =>
      join
        .onRef('accounts.waba_id', '=', 'phone_numbers.business_account_id')
        .onRef('accounts.customer_id', '=', 'phone_numbers.customer_id'),
    )
    .select([
      'business_account_id',
      'connection_status',
      'verified_name',
      'name_status',
      'quality_rating',
      'messaging_limit',
      'throughput_tier',
      'accounts.status as account',
    ])
    .execute()
  return new Map(rows.map(({ business_account_id, ...state }) => [business_account_id, state]))
}

/** Copies the first number and its account under other ids of Meta's, each as if it were connected on its own. */
export async function copyNumber(db: Db, wabaIds: string[]) {
  const number = await db.selectFrom('phone_numbers').selectAll().executeTakeFirstOrThrow()
  const account = await db.selectFrom('accounts').selectAll().executeTakeFirstOrThrow()
  for (const waba_id of wabaIds) {
    const own = { id: crypto.randomUUID(), number: newIntegerId() }
    await db
      .insertInto('accounts')
      .values({ ...account, ...own, waba_id })
      .execute()
    await db
      .insertInto('phone_numbers')
      .values({ ...number, ...own, phone_number_id: `9${waba_id}`, business_account_id: waba_id })
      .execute()
  }
}
