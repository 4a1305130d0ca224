import type { Deps } from '../../../deps.ts'
import { GraphError } from '../../../meta/errors.ts'
import type { Db } from '../../../store/database/tables.ts'
import { putUses, takeUses, type Use } from '../../../store/numbers/budgets.ts'
import { addMs, day, hour, minute, second, toIso } from '../../../time.ts'

/** What a call costs that Meta counts. */
interface Price {
  /** Calls of one kind share a budget. */
  kind: string
  /** How many calls are made within `window` milliseconds, from every attempt and process together. */
  most: number
  window: number
  /** Milliseconds after the first, second … call in a row that Meta did not answer. */
  waits: readonly number[]
}

const waits = [2 * second, 30 * second, 15 * minute, 3 * hour, 12 * hour]
const registration = { kind: 'registration', window: 72 * hour, waits }
const sync = { most: 5, window: day, waits: [2 * second, 30 * second, 10 * minute, 40 * minute] }

/**
 * Meta allows ten registrations and deregistrations of a number in 72 hours, and then refuses both for 72 hours; some are left for
 * the customer's own use. It blocks a number for hours after a few codes or wrong guesses, and synchronises a number of the app
 * once, within a day.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/registration
 */
export const prices = {
  register: { ...registration, most: 6 },
  /** With a PIN that the customer typed, who may mistype it, and whom Meta locks out for hours after a few. */
  registerByPin: { ...registration, most: 8 },
  /** Undoing has a reserve, so that a number is never left registered for want of a call. */
  deregister: { ...registration, most: 9, waits: [2 * second, 10 * second, ...waits.slice(1)] },
  requestCode: { kind: 'code', most: 5, window: day, waits },
  verifyCode: { kind: 'guess', most: 5, window: day, waits },
  smb_app_state_sync: { ...sync, kind: 'contacts' },
  history: { ...sync, kind: 'history' },
} satisfies Record<string, Price>

/** A call was not made, because its budget does not allow it yet. */
export class Overspent extends Error {
  override readonly name = 'Overspent'
  readonly until: Date
  /** Whether nothing is left of the budget; else Meta only gets time to recover. */
  readonly exhausted: boolean
  constructor(kind: string, until: Date, exhausted: boolean) {
    super(`the budget for ${kind} allows the next call at ${toIso(until)}`)
    this.until = until
    this.exhausted = exhausted
  }
}

/**
 * Makes a call that has a price. It is written down before it is made, so that a process that dies in between has spent it.
 *
 * @param subject Meta's id of the number
 * @param kept writes what a successful call changed here, in the same transaction
 * @throws {Overspent} when the call must wait; what `call` throws
 */
export async function spend<Answer>(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  price: Price,
  subject: string,
  call: () => Promise<Answer>,
  kept?: (tx: Db) => Promise<unknown>,
): Promise<Answer> {
  const at = toIso(now())
  const change = (write: (uses: Use[]) => Use[], also?: (tx: Db) => Promise<unknown>) =>
    db.transaction().execute(async (tx) => {
      const uses = await takeUses(tx, subject, price.kind, toIso(now()))
      await putUses(tx, subject, price.kind, write(uses))
      await also?.(tx)
    })
  await change((uses) => {
    const recent = uses.filter((use) => addMs(new Date(use.at), price.window) > now())
    refuse(price, recent, now())
    return [...recent, { at, answered: false }]
  })
  const answered = (also?: typeof kept) =>
    change((uses) => uses.map((use) => (use.at === at ? { at, answered: true } : use)), also)
  try {
    const answer = await call()
    await answered(kept)
    return answer
  } catch (error) {
    if (error instanceof GraphError && !error.transient) await answered()
    throw error
  }
}

function refuse({ kind, most, window, waits }: Price, uses: Use[], now: Date) {
  const first = uses.at(-most)
  if (uses.length >= most && first) throw new Overspent(kind, addMs(new Date(first.at), window), true)
  const last = uses.at(-1)
  const unanswered = uses.length - 1 - uses.findLastIndex(({ answered }) => answered)
  const wait = unanswered && waits[Math.min(unanswered, waits.length) - 1]
  const until = last && wait ? addMs(new Date(last.at), wait) : undefined
  if (until && until > now) throw new Overspent(kind, until, false)
}
