import { CompiledQuery } from 'kysely'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Metrics } from '../runtime/metrics.ts'
import { together } from '../runtime/together.ts'
import type { Db } from '../store/database/tables.ts'

/**
 * What is counted: the requests of an API key and of all keys that come from it, the requests of a link, the codes a link spends,
 * the refused requests of an address, the health checks of a project, and the messages that a number sends, by its throughput.
 */
export type LimitName =
  | 'key'
  | 'link'
  | 'codes'
  | 'refused'
  | 'health_second'
  | 'health_minute'
  | 'messages_20'
  | 'messages_80'
  | 'messages_1000'

export interface LimitState {
  over: boolean
  limit: number
  remaining: number
  /** Seconds until it may be tried again, one at least. */
  wait: number
}

interface Counted {
  name: LimitName
  about: string
}

export interface Limits {
  /** Counts one more request of `about`. */
  take(name: LimitName, about: string): Promise<LimitState>
}

/**
 * Refused requests an address may have in a minute: guessing keys and tokens is hopeless anyway, and this keeps it cheap for us.
 */
export const refusalsAMinute = 60

/** Codes a link may spend in a minute: Meta counts them against the app that all customers share. */
const codesAMinute = 30

/** Used for an unknown address, see `client-address.ts`, and for `PATCHBAY_RATE_LIMIT=off`. */
const unlimited: LimitState = {
  over: false,
  limit: Number.POSITIVE_INFINITY,
  remaining: Number.POSITIVE_INFINITY,
  wait: 0,
}

/**
 * Counts in windows of a minute (or a second), by rate-limiter-flexible: on PostgreSQL in one table that all processes share; on
 * SQLite, which usually has one process, in memory. A client over its limit is kept in memory until the window ends, and costs no
 * query. If the database does not answer, no request is refused for it: then this process counts alone.
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
    messages_20: [20, 1],
    messages_80: [80, 1],
    messages_1000: [1_000, 1],
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

  const count = (name: LimitName, about: string, points: number) =>
    counters[name].consume(about, points).then(
      (state) => ({ state, refused: false }),
      (state: unknown) => {
        if (state instanceof RateLimiterRes) return { state, refused: true }
        throw state
      },
    )

  /** Requests of the same moment are counted by one statement: those of one key would wait for each other's row. */
  const counted = together(async (all: Counted[]) => {
    const groups = new Map<string, number[]>()
    for (const [nth, { name, about }] of all.entries()) {
      const key = `${name} ${about}`
      groups.set(key, [...(groups.get(key) ?? []), nth])
    }
    const states: LimitState[] = []
    const take = async (places: number[]) => {
      const { name, about } = all[places[0] as number] as Counted
      const { state, refused } = await count(name, about, places.length)
      for (const [nth, place] of places.entries())
        states[place] = told(name, state, refused, state.consumedPoints - places.length + nth + 1)
    }
    await Promise.all([...groups.values()].map(take))
    return states
  })

  async function countAlone({ name, about }: Counted): Promise<LimitState> {
    const { state, refused } = await count(name, about, 1)
    return told(name, state, refused, state.consumedPoints)
  }

  const free = (name: LimitName) => perMinute === 'off' && !always.includes(name)
  /** An entry blocked in memory has no count; it only says that the limit is exceeded. */
  const told = (name: LimitName, state: RateLimiterRes, refused: boolean, consumed: number): LimitState => {
    const [limit] = rules[name]
    const over = refused && (consumed > limit || consumed < 1)
    return {
      over,
      limit,
      remaining: over ? 0 : Math.max(0, limit - consumed),
      wait: Math.max(1, Math.ceil(state.msBeforeNext / 1_000)),
    }
  }
  return {
    async take(name, about) {
      if (free(name)) return unlimited
      const taken = await (shared ? counted : countAlone)({ name, about })
      if (taken.over) metrics.rateLimited.inc({ limit: name })
      return taken
    },
  }
}

/** The one method of a `pg` pool that the counter uses, over our existing connections. */
const poolOf = (db: Db) => ({
  query: ({ text, values }: { text: string; values: unknown[] }) => db.executeQuery(CompiledQuery.raw(text, values)),
})
