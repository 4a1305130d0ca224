import { type Heard, rowsOf, subjectOf } from '../../delivery/meta-messages.ts'
import type { Deps } from '../../deps.ts'
import { addLinkEvent } from '../../store/links/link-events.ts'
import { addFirstMessage, linkOfNumber } from '../../store/messaging/first-messages.ts'
import type { HeardNumber } from '../../store/messaging/heard-numbers.ts'
import type { ReachedNumber } from '../../store/messaging/reach.ts'
import { toIso } from '../../time.ts'

type Noting = Pick<Deps, 'db' | 'metrics' | 'now'>
type Number = Pick<ReachedNumber, 'project_id' | 'customer_id' | 'phone_number_id' | 'connected_at'>
type Direction = 'sent' | 'received'

/**
 * What this process has noted, with the time when the number was connected, so that a later message costs nothing. Another process
 * asks the database once.
 */
const noted = new WeakMap<object, Map<string, string | null>>()

/**
 * Tells in the journey of a number's link that the number was used for the first time since it was connected, in one direction:
 * once, however often it is called.
 */
export async function noteFirstMessage({ db, metrics, now }: Noting, number: Number, direction: Direction) {
  const { project_id, phone_number_id, customer_id, connected_at } = number
  const known = noted.get(db) ?? new Map<string, string | null>()
  noted.set(db, known)
  const key = `${direction} ${project_id} ${phone_number_id}`
  if (known.get(key) === connected_at) return
  const seconds = await db.transaction().execute(async (tx) => {
    const created_at = toIso(now())
    if (!(await addFirstMessage(tx, { project_id, phone_number_id, direction, created_at }, connected_at))) return
    const link = await linkOfNumber(tx, customer_id, phone_number_id)
    if (!link) return
    const since = Math.max(0, Math.round((now().getTime() - Date.parse(link.created_at)) / 1_000))
    await addLinkEvent(tx, now(), link, `first_message_${direction}`, { phone_number_id, seconds_since_link: since })
    return since
  })
  if (seconds !== undefined) metrics.firstMessages.observe({ direction }, seconds)
  known.set(key, connected_at)
}

/** The same for the numbers that people wrote to, by what Meta says. */
export async function noteFirstReceived(deps: Noting, changes: Heard[], numbers: HeardNumber[]): Promise<void> {
  for (const { field, value, wabaId } of changes) {
    if (field !== 'messages' || !rowsOf(value, 'messages').length) continue
    for (const number of numbers)
      if (number.business_account_id === wabaId && number.phone_number_id === subjectOf(value))
        await noteFirstMessage(deps, number, 'received')
  }
}
