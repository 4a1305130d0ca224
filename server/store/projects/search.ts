import { type RawBuilder, sql } from 'kysely'
import type { SearchHit } from '../../../contract/index.ts'
import { contains } from '../database/contains.ts'
import { isPostgres } from '../database/dialect.ts'
import type { Db } from '../database/tables.ts'
import { isOnLine } from '../numbers/lines.ts'
import { beyond, mostSifted } from '../totals/place.ts'

/** What somebody pasted, in each way in which it can be read. */
export interface Sought {
  /** Ids of ours. */
  ids: string[]
  /** An id of Meta's. */
  metaId: string | undefined
  phoneNumber: string | undefined
  /** Spellings that the number may have in a pool. */
  spellings: string[]
  /** The host of an address, or that text alone. */
  hostname: string | undefined
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
  domain: sql`select it.id, it.hostname as title, null as customer_id, null as setup_link_id, it.created_at from domains as it`,
}

/** What people have given a name, with its table. */
const named = [
  ['customer', 'customers'],
  ['phone_number', 'phone_numbers'],
] as const
type Named = (typeof named)[number][1]

const byId = Object.keys(kinds) as Kind[]

/** Everything of a project that fits; each condition but the last has an index. */
export async function search(db: Db, projectId: string, sought: Sought): Promise<SearchHit[]> {
  const { ids, metaId, phoneNumber, spellings, hostname, text } = sought
  // The order is an expression, so that the index of the condition leads, not that of the order.
  const find = (type: Kind, fits: RawBuilder<unknown>) =>
    hitsOf(db, type, sql`where it.project_id = ${projectId} and ${fits} order by it.created_at || '' desc`)
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
    ...(hostname ? [find('domain', sql`it.hostname = ${hostname} and it.state <> 'removed'`)] : []),
    find('customer', sql`it.external_customer_id = ${text}`),
  ])
  return found.flat()
}

/** Comes after every letter. */
const last = '\u{10ffff}'

/** The ways in which a text may begin a name, and what their order is by: see `048-names-by-beginning.ts`. */
function beginnings(db: Db, text: string): { name: RawBuilder<unknown>; ways: string[] } {
  const small = text.toLowerCase()
  if (isPostgres(db)) return { name: sql`lower(it.name) collate "C"`, ways: [small] }
  const name = sql`it.name collate nocase`
  const ways = [text, small, text.toUpperCase(), small.replace(/^./u, (letter) => letter.toUpperCase())]
  // To SQLite, letters of ASCII are the same in either size.
  const asSqlite = (one: string) => one.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  return { name, ways: [...new Set(ways.map(asSqlite))] }
}

/**
 * Customers and numbers whose name begins with a text, and those of the newest whose name contains it.
 *
 * @returns `all` says whether there are no others, so that every name was looked through
 */
export async function searchNames(
  db: Db,
  projectId: string,
  text: string,
): Promise<{ hits: SearchHit[]; all: boolean }> {
  const { name, ways } = beginnings(db, text)
  const beginning = (type: Kind, way: string) =>
    hitsOf(
      db,
      type,
      sql`where it.project_id = ${projectId} and ${name} >= ${way} and ${name} < ${way + last} order by ${name}`,
    )
  const newest = async (type: Kind, table: Named) => {
    const end = await db
      .selectFrom(table)
      .select(['created_at', 'id'])
      .where('project_id', '=', projectId)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .offset(mostSifted)
      .limit(1)
      .executeTakeFirst()
    const young = end ? beyond(end, '>', 'it') : sql`true`
    const hits = await hitsOf(
      db,
      type,
      sql`where it.project_id = ${projectId} and ${young} and ${contains('it.name', text)} order by it.created_at desc`,
    )
    return { hits, all: !end }
  }
  const [begun, looked] = await Promise.all([
    Promise.all(named.flatMap(([type]) => ways.map((way) => beginning(type, way)))),
    Promise.all(named.map(([type, table]) => newest(type, table))),
  ])
  return { hits: [...begun.flat(), ...looked.flatMap(({ hits }) => hits)], all: looked.every(({ all }) => all) }
}

async function hitsOf(db: Db, type: Kind, where: RawBuilder<unknown>): Promise<SearchHit[]> {
  const { rows } = await sql<Omit<SearchHit, 'type'>>`${kinds[type]} ${where} limit ${sql.lit(most)}`.execute(db)
  return rows.map((row) => ({ type, ...row }))
}
