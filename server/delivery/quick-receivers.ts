import type { Places } from '../runtime/worker.ts'
import type { DeliveryRow } from '../store/webhooks/tables.ts'

/** A receiver is quick when it answers within so many milliseconds. */
const quick = 300

/** The most webhooks that are remembered. */
const most = 50

/** How many deliveries of one webhook may be under way, and of one that answers quickly. */
export const [each, ofQuick] = [8, 32]

type Placed = Pick<DeliveryRow, 'webhook_id' | 'order_key'>

/** The order that a delivery has its place in, if it has one. */
const orderOf = ({ webhook_id, order_key }: Placed) => (order_key === null ? undefined : `${webhook_id} ${order_key}`)

/**
 * Which webhooks answered quickly the last time, as far as this process saw: more of theirs may be under way at once. One that fails
 * or is slow is forgotten at once. And what of each is under way in this process.
 */
export function createQuickReceivers() {
  const known = new Set<string>()
  const underWay = new Map<string, number>()
  const orders = new Set<string>()
  const waitedFor = new Set<string>()

  const room = (webhookId: string) => (known.has(webhookId) ? ofQuick : each) - (underWay.get(webhookId) ?? 0)

  const places: Places<Placed> = {
    of(row) {
      const order = orderOf(row)
      if (order !== undefined && orders.has(order)) {
        waitedFor.add(order)
        return 'behind'
      }
      return room(row.webhook_id) > 0 ? 'free' : 'full'
    },
    take(row) {
      const order = orderOf(row)
      if (order !== undefined) orders.add(order)
      underWay.set(row.webhook_id, (underWay.get(row.webhook_id) ?? 0) + 1)
    },
    free(row) {
      const left = (underWay.get(row.webhook_id) ?? 1) - 1
      if (left > 0) underWay.set(row.webhook_id, left)
      else underWay.delete(row.webhook_id)
      const order = orderOf(row)
      if (order === undefined) return false
      orders.delete(order)
      return waitedFor.delete(order)
    },
  }

  return {
    note(webhookId: string, arrived: boolean, milliseconds: number) {
      if (!arrived || milliseconds > quick) known.delete(webhookId)
      else if (known.size < most) known.add(webhookId)
    },
    ids: (): string[] => [...known],
    /** Of each webhook as many as it has places for, the first ones. */
    withPlaces<Row extends Pick<Placed, 'webhook_id'>>(rows: Row[]): Row[] {
      const taken = new Map<string, number>()
      return rows.filter(({ webhook_id }) => {
        const nth = (taken.get(webhook_id) ?? 0) + 1
        taken.set(webhook_id, nth)
        return nth <= room(webhook_id)
      })
    },
    places,
  }
}

export type QuickReceivers = ReturnType<typeof createQuickReceivers>
