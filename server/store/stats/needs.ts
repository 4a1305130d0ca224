import { sql } from 'kysely'
import type { Db } from '../database/tables.ts'

/** Of each kind so many are told, and one more is looked for. */
export const mostNeeds = 20
const looked = mostNeeds + 1

export const pausedWebhooks = (db: Db, projectId: string) =>
  db
    .selectFrom('webhooks')
    .select(['id', 'url', 'paused_at'])
    .where('project_id', '=', projectId)
    .where('paused_at', 'is not', null)
    .where('active', '=', 0)
    .orderBy('paused_at', 'desc')
    .limit(looked)
    .execute()

/** Hosts whose records are not there any more, or never were. The condition is that of the index `one_domain_of_project`. */
export const failingDomains = (db: Db, projectId: string) =>
  db
    .selectFrom('domains')
    .select(['id', 'hostname', 'owned', 'failing_since'])
    .where('project_id', '=', projectId)
    .where(sql<boolean>`state <> 'removed'`)
    .where('state', '=', 'failing')
    .orderBy('failing_since', 'desc')
    .limit(looked)
    .execute()

/** Deliveries that failed since then: when the last one did, and how many, up to `most`. */
export async function failedSince(db: Db, projectId: string, since: string, most: number) {
  const some = db
    .selectFrom('deliveries')
    .select('created_at')
    .where('project_id', '=', projectId)
    .where(sql<boolean>`status = 'failed'`)
    .where('created_at', '>', since)
    .orderBy('created_at', 'desc')
    .limit(most)
  const { count, last } = await db
    .selectFrom(some.as('failed'))
    .select((of) => [of.fn.countAll().as('count'), of.fn.max('created_at').as('last')])
    .executeTakeFirstOrThrow()
  return { count: Number(count), last }
}

/** Links that work and whose last try failed. The condition is that of the index `setup_links_failing`. */
export const failingLinks = (db: Db, projectId: string, now: string) =>
  db
    .selectFrom('setup_links')
    .innerJoin('customers', 'customers.id', 'setup_links.customer_id')
    .select(['setup_links.id', 'setup_links.setup_error', 'setup_links.created_at'])
    .select(['customers.id as customer_id', 'customers.name as customer_name'])
    .where('setup_links.project_id', '=', projectId)
    .where(
      sql<boolean>`setup_links.status = 'active' and setup_links.setup_status = 'failed' and setup_links.expiry_told is null`,
    )
    .where((of) => of.or([of('setup_links.expires_at', 'is', null), of('setup_links.expires_at', '>', now)]))
    .orderBy('setup_links.created_at', 'desc')
    .orderBy('setup_links.id', 'desc')
    .limit(looked)
    .execute()

/** Signups that the server works on since before `since`. */
export const stuckAttempts = (db: Db, projectId: string, since: string) =>
  db
    .selectFrom('attempts')
    .innerJoin('setup_links', 'setup_links.id', 'attempts.setup_link_id')
    .innerJoin('customers', 'customers.id', 'setup_links.customer_id')
    .select(['attempts.id', 'attempts.setup_link_id', 'attempts.step', 'attempts.fault', 'attempts.created_at'])
    .select(['customers.id as customer_id', 'customers.name as customer_name'])
    .where('attempts.run_at', 'is not', null)
    .where('attempts.project_id', '=', projectId)
    .where('attempts.created_at', '<', since)
    .orderBy('attempts.created_at', 'desc')
    .limit(looked)
    .execute()

/** Numbers whose token ends before `until`. */
export const tokensEnding = (db: Db, projectId: string, until: string) =>
  db
    .selectFrom('phone_numbers')
    .select(['phone_number_id', 'customer_id', 'display_phone_number', 'token_expires_at'])
    .where('project_id', '=', projectId)
    .where('token_expires_at', '<', until)
    .where('connection_status', '=', 'active')
    .orderBy('token_expires_at')
    .limit(looked)
    .execute()

export const lowPools = (db: Db, projectId: string) =>
  db
    .selectFrom('number_pools')
    .select(['id', 'country_iso', 'low_water_mark', 'low_since'])
    .where('project_id', '=', projectId)
    .where('low_since', 'is not', null)
    .orderBy('low_since', 'desc')
    .limit(looked)
    .execute()
