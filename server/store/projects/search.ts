import { type RawBuilder, sql } from 'kysely'
import type { SearchHit } from '../../../contract/index.ts'
import { Fault } from '../../fault.ts'
import { searchText } from '../database/contains.ts'
import type { Db } from '../database/tables.ts'
import { isOnLine } from '../numbers/lines.ts'

/** What somebody pasted, in each way in which it can be read. */
export interface Sought {
  /** Ids of ours. */
  ids: string[]
  /** An id of Meta's. */
  metaId: string | undefined
  phoneNumber: string | undefined
  /** Spellings that the number may have in a pool. */
  spellings: string[]
  /** The backend's own id of a customer, or a part of a name. */
  text: string
}

type Kind = SearchHit['type']

/** The most hits of one kind. */
const most = 20

/** The columns of a hit; `it` is the thing that is found. */
const kinds: Record<Kind, RawBuilder<unknown>> = {
  setup_link: sql`select it.id, customers.name as title, it.customer_id, null as setup_link_id, it.created_at
    from setup_links as it join customers on customers.id = it.customer_id`,
  attempt: sql`select it.id, customers.name as title, customers.id as customer_id, it.setup_link_id, it.created_at
    from attempts as it join setup_links on setup_links.id = it.setup_link_id join customers on customers.id = setup_links.customer_id`,
  phone_number: sql`select it.phone_number_id as id, it.display_phone_number as title, it.customer_id, null as setup_link_id, it.created_at
    from phone_numbers as it`,
  business_account: sql`select it.waba_id as id, coalesce(it.name, customers.name) as title, it.customer_id, null as setup_link_id, it.created_at
    from accounts as it join customers on customers.id = it.customer_id`,
  customer: sql`select it.id, it.name as title, it.id as customer_id, null as setup_link_id, it.created_at from customers as it`,
  webhook_delivery: sql`select it.id, it.event as title, null as customer_id, null as setup_link_id, it.created_at from deliveries as it`,
  webhook: sql`select it.id, it.url as title, null as customer_id, null as setup_link_id, it.created_at from webhooks as it`,
  provided_number: sql`select it.id, it.phone_number as title, null as customer_id, null as setup_link_id, it.created_at
    from provided_numbers as it`,
  api_key: sql`select it.id, coalesce(it.name, it.prefix) as title, null as customer_id, null as setup_link_id, it.created_at
    from api_keys as it`,
}

const byId = Object.keys(kinds) as Kind[]

/** Everything of a project that fits; each condition but the last has an index. */
export async function search(db: Db, projectId: string, sought: Sought): Promise<SearchHit[]> {
  const { ids, metaId, phoneNumber, spellings, text } = sought
  const find = async (type: Kind, fits: RawBuilder<unknown>): Promise<SearchHit[]> => {
    const { rows } = await sql<Omit<SearchHit, 'type'>>`
      ${kinds[type]} where it.project_id = ${projectId} and ${fits} order by it.created_at desc limit ${sql.lit(most)}`.execute(
      db,
    )
    return rows.map((row) => ({ type, ...row }))
  }
  const found = await Promise.all([
    ...(ids.length ? byId.map((type) => find(type, sql`it.id in (${sql.join(ids)})`)) : []),
    ...(metaId
      ? [
          find('phone_number', sql`it.phone_number_id = ${metaId}`),
          find('phone_number', sql`it.business_account_id = ${metaId}`),
          find('business_account', sql`it.waba_id = ${metaId}`),
          find('attempt', sql`it.waba_id = ${metaId}`),
          find('provided_number', sql`it.phone_number_id = ${metaId}`),
        ]
      : []),
    ...(phoneNumber
      ? [
          find('phone_number', sql`${isOnLine(phoneNumber)}`),
          find('provided_number', sql`it.phone_number in (${sql.join(spellings)})`),
        ]
      : []),
    find('customer', sql`it.external_customer_id = ${text}`),
  ])
  return found.flat()
}

/** Customers and numbers whose name contains a text; undefined where there are too many to read them all. */
export async function searchNames(db: Db, projectId: string, text: string): Promise<SearchHit[] | undefined> {
  try {
    const customers = db.selectFrom('customers').where('project_id', '=', projectId).selectAll()
    const numbers = db.selectFrom('phone_numbers').where('project_id', '=', projectId).selectAll()
    const [called, named] = await Promise.all([
      searchText(customers, 'name', text).then(({ query }) =>
        query.orderBy('created_at', 'desc').limit(most).execute(),
      ),
      searchText(numbers, 'name', text).then(({ query }) => query.orderBy('created_at', 'desc').limit(most).execute()),
    ])
    return [
      ...called.map(({ id, name: title, created_at }) => hit('customer', { id, title, customer_id: id, created_at })),
      ...named.map(({ phone_number_id: id, display_phone_number: title, customer_id, created_at }) =>
        hit('phone_number', { id, title, customer_id, created_at }),
      ),
    ]
  } catch (error) {
    if (error instanceof Fault) return undefined
    throw error
  }
}

const hit = (type: Kind, found: Omit<SearchHit, 'type' | 'setup_link_id'>): SearchHit => ({
  type,
  setup_link_id: null,
  ...found,
})
