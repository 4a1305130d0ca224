import type { Db } from '../database/tables.ts'

/** The integer ids around a link, for the admin dialect. */
export interface LinkIds {
  tenant: number
  customer: number
  /** The account that the completed signup brought. */
  account: number | null
  /** The number that the link must bring back. */
  reconnect: number | null
}

/** The ids around each of `links`, by the link's id. */
export async function idsOfLinks(db: Db, links: readonly { id: string }[]): Promise<Map<string, LinkIds>> {
  if (!links.length) return new Map()
  const rows = await db
    .selectFrom('setup_links as link')
    .innerJoin('projects as project', 'project.id', 'link.project_id')
    .innerJoin('customers as customer', 'customer.id', 'link.customer_id')
    .leftJoin('attempts as attempt', (join) =>
      join.onRef('attempt.setup_link_id', '=', 'link.id').on('attempt.status', '=', 'completed'),
    )
    .leftJoin('accounts as account', (join) =>
      join.onRef('account.customer_id', '=', 'link.customer_id').onRef('account.waba_id', '=', 'attempt.waba_id'),
    )
    .leftJoin('phone_numbers as reconnect', 'reconnect.id', 'link.reconnect_number_id')
    .select([
      'link.id',
      'project.number as tenant',
      'customer.number as customer',
      'account.number as account',
      'reconnect.number as reconnect',
    ])
    .where(
      'link.id',
      'in',
      links.map(({ id }) => id),
    )
    .execute()
  return new Map(rows.map(({ id, ...ids }) => [id, ids]))
}
