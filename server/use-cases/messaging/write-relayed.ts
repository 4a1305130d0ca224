import { v7 as uuid } from 'uuid'
import { openBody, sealBody } from '../../delivery/sealed-body.ts'
import type { Deps } from '../../deps.ts'
import type { Db } from '../../store/database/tables.ts'
import { addRelayed, openBatch, refillBatch, rowsOfOneStatement } from '../../store/webhooks/relayed.ts'
import type { WebhookRow } from '../../store/webhooks/tables.ts'
import { addMs, second, toIso } from '../../time.ts'

type Writing = Pick<Deps, 'now' | 'sealer'>

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

/** Seals the bodies, and hands back what writes them into the outbox. */
export async function writeRelayed(
  deps: Writing,
  all: ToRelay[],
): Promise<{ isOneStatement: boolean; write(tx: Db, began?: ReadonlySet<string>): Promise<void> }> {
  const at = toIso(deps.now())
  const single = all.filter((one) => !isBuffered(one))
  const rows = await Promise.all(
    single.map(async (one) => {
      const id = uuid()
      return { ...columns(one), id, body: await sealBody(deps, id, one.body), run_at: at, order_key: one.order }
    }),
  )
  const buffered = all.filter(isBuffered)
  const write = async (tx: Db, began?: ReadonlySet<string>) => {
    const isDue = ({ began: id }: ToRelay) => id === undefined || began?.has(id) === true
    await addRelayed(
      tx,
      rows.filter((_, nth) => isDue(single[nth] as ToRelay)),
      at,
    )
    for (const one of buffered.filter(isDue)) await buffer(deps, tx, one)
  }
  return { isOneStatement: !buffered.length && rows.length <= rowsOfOneStatement, write }
}

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
