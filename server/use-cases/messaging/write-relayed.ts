import { v7 as uuid } from 'uuid'
import type { FreshDelivery } from '../../delivery/deliver.ts'
import { openBody, sealBody } from '../../delivery/sealed-body.ts'
import type { Deps } from '../../deps.ts'
import type { Expected } from '../../runtime/worker.ts'
import type { Db } from '../../store/database/tables.ts'
import { untried } from '../../store/webhooks/deliveries.ts'
import { addRelayed, openBatch, refillBatch, rowsOfOneStatement } from '../../store/webhooks/relayed.ts'
import type { WebhookRow } from '../../store/webhooks/tables.ts'
import { addMs, second, toIso } from '../../time.ts'

/** Without a worker, the deliveries are found a moment later. */
type Writing = Pick<Deps, 'now' | 'sealer'> & { workers?: Pick<Deps['workers'], 'deliveries'> }

/** One delivery to be written. */
export interface ToRelay {
  webhook: WebhookRow
  event: string
  eventId: string
  phoneNumberId: string | null
  /** Deliveries of one webhook with the same key arrive in order. */
  order: string
  body: string
  /** A conversation: written only when it began in the transaction. */
  began?: string
}

/** What writes deliveries into the outbox, and begins to send them. */
interface Outgoing {
  isOneStatement: boolean
  write(tx: Db, began?: ReadonlySet<string>): Promise<void>
  /** Called when the transaction has ended, whatever became of it. */
  end(committed: boolean): void
}

/**
 * Seals the bodies, and hands back what writes them into the outbox. What is sent at once is written with a lease of this process
 * and sent when it is committed, without being looked for. What waits for something earlier of its order is found later.
 */
export async function writeRelayed(deps: Writing, all: ToRelay[]): Promise<Outgoing> {
  const at = toIso(deps.now())
  const deliveries = deps.workers?.deliveries
  const single = await Promise.all(
    all
      .filter((one) => !isBuffered(one))
      .map(async (one) => {
        const id = uuid()
        const row = { ...columns(one), id, run_at: at, order_key: one.order }
        return { one, row: { ...row, body: await sealBody(deps, id, one.body) } }
      }),
  )
  const buffered = all.filter(isBuffered)
  let expected: Expected | undefined
  let leased: ReadonlySet<string> = new Set()

  return {
    isOneStatement: !buffered.length && single.length <= rowsOfOneStatement,
    async write(tx, began) {
      const isDue = ({ began: id }: ToRelay) => id === undefined || began?.has(id) === true
      const due = single.filter(({ one }) => isDue(one))
      expected = deliveries?.expect(due.map((each) => fresh(each, at)))
      leased = await addRelayed(
        tx,
        due.map(({ row }) => row),
        at,
        expected,
      )
      for (const one of buffered.filter(isDue)) await buffer(deps, tx, one)
    },
    end(committed) {
      expected?.begin(committed ? leased : new Set())
      if (committed && buffered.length) deliveries?.wake()
    },
  }
}

interface Single {
  one: ToRelay
  row: Parameters<typeof addRelayed>[1][number]
}

/** The row as it is in the database after it was written, with its body as it is sent. */
const fresh = ({ one, row }: Single, created_at: string): FreshDelivery => ({
  ...row,
  ...untried,
  body: one.body,
  created_at,
  redelivery_id: null,
  webhook: one.webhook,
})

const columns = ({ webhook, event, eventId, phoneNumberId }: ToRelay) => ({
  project_id: webhook.project_id,
  webhook_id: webhook.id,
  event_id: eventId,
  event,
  phone_number_id: phoneNumberId,
})

/** Which events of a webhook are collected: those it names, or received messages when it names none. */
function isBuffered({ webhook, event }: ToRelay): boolean {
  if (webhook.kind !== 'kapso' || webhook.buffer_enabled !== 1) return false
  const named = JSON.parse(webhook.buffer_events) as string[]
  return named.length ? named.includes(event) : event === 'whatsapp.message.received'
}

/**
 * Adds an event to the delivery that collects for its person, or begins one. It is sent when its window ends or when it is full.
 * Collected events have an order of their own, so that they hold up nothing else.
 */
async function buffer(deps: Writing, tx: Db, one: ToRelay) {
  const { webhook } = one
  const now = toIso(deps.now())
  const order_key = `${one.order} ${one.event}`
  const open = await openBatch(tx, webhook.id, order_key, now)
  if (open) {
    const known = JSON.parse(await openBody(deps, open)) as { data: unknown[] }
    const data = [...known.data, JSON.parse(one.body)]
    const body = await sealBody(deps, open.id, envelope(one, data))
    const full = data.length >= webhook.max_buffer_size
    if (await refillBatch(tx, open, body, { now, full })) return
  }
  const id = uuid()
  const full = webhook.max_buffer_size <= 1
  const run_at = full ? now : toIso(addMs(deps.now(), webhook.buffer_window_seconds * second))
  const body = await sealBody(deps, id, envelope(one, [JSON.parse(one.body)]))
  await addRelayed(tx, [{ ...columns(one), id, body, run_at, order_key }], now)
}

/** How a batch looks in Kapso's dialect, also one that holds a single event. */
const envelope = ({ event, webhook }: ToRelay, data: unknown[]) =>
  JSON.stringify({
    type: event,
    batch: true,
    data,
    batch_info: { size: data.length, window_ms: webhook.buffer_window_seconds * second },
  })
