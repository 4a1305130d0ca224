import { type Heard, rowsOf, subjectOf } from '../../delivery/meta-messages.ts'
import type { Deps } from '../../deps.ts'
import { type Signer, signerKey } from '../../store/database/made-with.ts'
import { addLinkEvent } from '../../store/links/link-events.ts'
import { addFirstMessage, linkOfNumber } from '../../store/messaging/first-messages.ts'
import { heardNumbers } from '../../store/messaging/heard-numbers.ts'
import type { ReachedNumber } from '../../store/messaging/reach.ts'
import { toIso } from '../../time.ts'

type Noting = Pick<Deps, 'db' | 'now'>
type Number = Pick<ReachedNumber, 'project_id' | 'customer_id' | 'phone_number_id'>
type Direction = 'sent' | 'received'

/** What this process has noted, so that a later message costs nothing. Another process asks the database once. */
const noted = new WeakMap<object, Set<string>>()

/** Tells in the journey of a number's link that it was used for the first time, in one direction: once, however often it is called. */
export async function noteFirstMessage({ db, now }: Noting, number: Number, direction: Direction): Promise<void> {
  const { project_id, phone_number_id, customer_id } = number
  const known = noted.get(db) ?? new Set()
  noted.set(db, known)
  const key = `${direction} ${project_id} ${phone_number_id}`
  if (known.has(key)) return
  await db.transaction().execute(async (tx) => {
    const created_at = toIso(now())
    if (!(await addFirstMessage(tx, { project_id, phone_number_id, direction, created_at }))) return
    const link = await linkOfNumber(tx, customer_id, phone_number_id)
    if (link) await addLinkEvent(tx, now(), link, `first_message_${direction}`, { phone_number_id })
  })
  known.add(key)
}

/** The same for the numbers that people wrote to, by what Meta says. */
export async function noteFirstReceived(deps: Noting, changes: Heard[], signer: Signer): Promise<void> {
  const known = noted.get(deps.db)
  const heard = (value: unknown) => `heard ${subjectOf(value)} ${signerKey(signer)}`
  const written = changes.filter(
    ({ field, value }) => field === 'messages' && rowsOf(value, 'messages').length > 0 && !known?.has(heard(value)),
  )
  const wabaIds = [...new Set(written.flatMap(({ wabaId }) => wabaId ?? []))]
  if (!wabaIds.length) return
  const numbers = await heardNumbers(deps.db, wabaIds, signer)
  for (const { wabaId, value } of written) {
    for (const number of numbers)
      if (number.business_account_id === wabaId && number.phone_number_id === subjectOf(value))
        await noteFirstMessage(deps, number, 'received')
    noted.get(deps.db)?.add(heard(value))
  }
}
