import { CompiledQuery } from 'kysely'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Metrics } from '../runtime/metrics.ts'
import type { Db } from '../store/database/tables.ts'

/**
 * What is counted: the requests of an API key and of all that come from it, a link's, the codes a link spends, requests of one address that were refused,
 * and health checks of a project.
 */
type LimitName = 'key' | 'link' | 'codes' | 'refused' | 'health_second' | 'health_minute'

export interface LimitState {
  over: boolean
  limit: number
  remaining: number
  /** Seconds until it may be tried again, one at least. */
  wait: number
}

export interface Limits {
  /** Counts one more of `about`. */
  take(name: LimitName, about: string): Promise<LimitState>
}

/** Requests an address may have refused in a minute: guessing keys and tokens is hopeless, and this keeps it cheap. */
export const refusalsAMinute = 60

/** Codes a link may spend in a minute: Meta counts them against everybody's app. */
const codesAMinute = 30

/** Kept for an address that nobody knows, see `address.ts`, and for `PATCHBAY_RATE_LIMIT=off`. */
const unlimited: LimitState = {
  over: false,
  limit: Number.POSITIVE_INFINITY,
  remaining: Number.POSITIVE_INFINITY,
  wait: 0,
}

/**
 * Counts in windows of a minute (or a second), by rate-limiter-flexible: on PostgreSQL in one table that all processes
 * share, in memory on SQLite, where one process is the rule. Who is over a limit is kept in memory until the window ends,
 * and costs no query. A database that does not answer is no reason to refuse anybody: then this process counts for itself.
 */
export function createLimits(
  { db, shared, metrics }: { db: Db; shared: boolean; metrics: Metrics },
  perMinute: number | 'off',
): Limits {
  const rules: Record<LimitName, [points: number, seconds: number]> = {
    key: [perMinute === 'off' ? 0 : perMinute, 60],
    link: [perMinute === 'off' ? 0 : perMinute, 60],
    codes: [codesAMinute, 60],
    refused: [refusalsAMinute, 60],
    health_second: [5, 1],
    health_minute: [60, 60],
  }
  const always: LimitName[] = ['health_second', 'health_minute']
  const counters = Object.fromEntries(
    Object.entries(rules).map(([name, [points, duration]]) => [name, counter(name, points, duration)]),
  ) as Record<LimitName, RateLimiterMemory>

  function counter(keyPrefix: string, points: number, duration: number) {
    const rule = { keyPrefix, points, duration }
    const memory = new RateLimiterMemory(rule)
    if (!shared) return memory
    return new RateLimiterPostgres({
      ...rule,
      storeType: 'pool',
      storeClient: poolOf(db),
      tableName: 'rate_limits',
      tableCreated: true, // by migration 004
      clearExpiredByTimeout: false, // by housekeeping
      inMemoryBlockOnConsumed: points + 1,
      insuranceLimiter: memory,
    })
  }

  const free = (name: LimitName) => perMinute === 'off' && !always.includes(name)
  const told = (name: LimitName, { consumedPoints, msBeforeNext }: RateLimiterRes): LimitState => {
    const [limit] = rules[name]
    return {
      over: consumedPoints > limit,
      limit,
      remaining: Math.max(0, limit - consumedPoints),
      wait: Math.max(1, Math.ceil(msBeforeNext / 1_000)),
    }
  }
  return {
    async take(name, about) {
      if (free(name)) return unlimited
      try {
        return told(name, await counters[name].consume(about))
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused
        metrics.rateLimited.inc({ limit: name })
        // Blocked in memory it says no count, only that it is over.
        return { ...told(name, refused), over: true, remaining: 0 }
      }
    },
  }
}

/** The one method of a `pg` pool that the counter uses, over the connections we have already. */
const poolOf = (db: Db) => ({
  query: ({ text, values }: { text: string; values: unknown[] }) => db.executeQuery(CompiledQuery.raw(text, values)),
})
