import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { calendar, daysUntil } from '../meta/calendar.ts'
import { countDue, type WorkTable } from '../store/database/leases.ts'
import type { Db } from '../store/database/tables.ts'
import { countFindings } from '../store/numbers/account-looks.ts'
import { readyInPools } from '../store/provisioning/number-pools.ts'
import { countBacklog } from '../store/signup/ledger-backlog.ts'
import { observedByAll } from '../store/signup/observed.ts'
import type { AttemptRow } from '../store/signup/tables.ts'
import { toIso } from '../time.ts'

export type Metrics = ReturnType<typeof createMetrics>

/** From a quick answer to a customer who takes their time, in seconds. */
const quick = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30]
const patient = [1, 2, 5, 10, 30, 60, 120, 300, 900, 3_600, 21_600, 86_400]

/**
 * What a server counts for Prometheus. It has a registry of its own, because two servers may run in one process. No label holds
 * an id, an address or a secret. Queue lengths are read from the database at each request, so all processes report the same.
 */
export function createMetrics({ db, now }: { db: Db; now(): Date }) {
  const registry = new Registry()
  const registers = [registry]
  const metrics = {
    registry,
    requests: new Histogram({
      name: 'patchbay_http_request_duration_seconds',
      help: 'Requests by route, method and status',
      registers,
      labelNames: ['route', 'method', 'status'] as const,
      buckets: quick,
    }),
    rateLimited: new Counter({
      name: 'patchbay_rate_limited_total',
      help: 'Requests that a limit refused',
      registers,
      labelNames: ['limit'] as const,
    }),
    graph: new Histogram({
      name: 'patchbay_graph_call_duration_seconds',
      help: "Calls to Meta's Graph API: code is ok, none (no answer) or Meta's",
      registers,
      labelNames: ['operation', 'code'] as const,
      buckets: quick,
    }),
    steps: new Histogram({
      name: 'patchbay_attempt_step_duration_seconds',
      help: 'Steps of signups: done, retried, waiting for a PIN, or failed',
      registers,
      labelNames: ['step', 'outcome'] as const,
      buckets: quick,
    }),
    attempts: new Histogram({
      name: 'patchbay_attempt_duration_seconds',
      help: 'Signups that ended, from the end of the popup',
      registers,
      labelNames: ['connection_type', 'outcome', 'fault'] as const,
      buckets: patient,
    }),
    firstMessages: new Histogram({
      name: 'patchbay_first_message_seconds',
      help: 'From a link to the first message of the number that it connected: sent or received',
      registers,
      labelNames: ['direction'] as const,
      buckets: patient,
    }),
    apiLogsDropped: new Counter({
      name: 'patchbay_api_logs_dropped_total',
      help: 'Requests that are missing from api_logs, because the database did not take them in time',
      registers,
    }),
    deliveries: new Counter({
      name: 'patchbay_delivery_tries_total',
      help: 'Tries to deliver a webhook',
      registers,
      labelNames: ['outcome'] as const,
    }),
    deliveryLag: new Histogram({
      name: 'patchbay_delivery_lag_seconds',
      help: 'From an event to its arrival at a receiver',
      registers,
      buckets: patient,
    }),
    /** Counts the result of one step and its duration in milliseconds. */
    stepEnded(before: AttemptRow, after: AttemptRow, milliseconds: number) {
      const outcome =
        after.status === 'failed' || after.status === 'pin'
          ? after.status
          : after.tries > before.tries
            ? 'retried'
            : 'done'
      metrics.steps.observe({ step: before.step, outcome }, milliseconds / 1_000)
      metrics.attemptEnded(after)
    },
    /** Counts an attempt that has ended; one that has not is ignored. */
    attemptEnded({ status, connection_type, fault, created_at, ended_at }: AttemptRow) {
      if (!ended_at || (status !== 'completed' && status !== 'failed' && status !== 'cancelled')) return
      const seconds = (Date.parse(ended_at) - Date.parse(created_at)) / 1_000
      metrics.attempts.observe({ connection_type, outcome: status, fault: fault ?? '' }, seconds)
    },
  }

  const queues: WorkTable[] = [
    'attempts',
    'deliveries',
    'display_name_requests',
    'meta_ledger',
    'reservations',
    'provided_numbers',
    'domains',
  ]
  const waiting = async (table: WorkTable) => {
    const { count, oldest } = await countDue(db, table, toIso(now()))
    return { count, seconds: oldest ? (now().getTime() - Date.parse(oldest)) / 1_000 : 0 }
  }
  new Gauge({
    name: 'patchbay_queue_depth',
    help: 'Work that is due, over all processes',
    registers,
    labelNames: ['queue'],
    async collect() {
      for (const queue of queues) this.set({ queue }, (await waiting(queue)).count)
    },
  })
  new Gauge({
    name: 'patchbay_queue_wait_seconds',
    help: 'How long the longest waiting has been due',
    registers,
    labelNames: ['queue'],
    async collect() {
      for (const queue of queues) this.set({ queue }, (await waiting(queue)).seconds)
    },
  })
  new Gauge({
    name: 'patchbay_number_pool_available',
    help: 'Numbers ready to be handed out, by country, over all projects',
    registers,
    labelNames: ['country'],
    async collect() {
      this.reset()
      for (const { country_iso, ready } of await readyInPools(db)) this.set({ country: country_iso }, Number(ready))
    },
  })
  new Gauge({
    name: 'patchbay_meta_deadline_days',
    help: 'Days until Meta ends something, or begins to ask for it: 0 on the day, negative after it',
    registers,
    labelNames: ['deadline'],
    collect() {
      for (const deadline of calendar) this.set({ deadline: deadline.id }, daysUntil(deadline, now()))
    },
  })
  new Gauge({
    name: 'patchbay_meta_observed',
    help: 'How often Meta said a name or code that this version does not know, over all projects',
    registers,
    labelNames: ['kind', 'name'],
    async collect() {
      for (const { kind, name, count } of await observedByAll(db)) this.set({ kind, name }, Number(count))
    },
  })
  new Gauge({
    name: 'patchbay_ledger_findings',
    help: 'What this server and Meta do not agree about, and what waits to be undone at Meta, over all projects',
    registers,
    labelNames: ['finding'],
    async collect() {
      this.reset()
      for (const { finding, count } of await countFindings(db)) this.set({ finding }, Number(count))
      const { waiting, stuck } = await countBacklog(db, toIso(now()))
      this.set({ finding: 'undo_waits' }, waiting)
      this.set({ finding: 'undo_stuck' }, stuck)
    },
  })
  return metrics
}
