import { emitConnection, emitQuality, emitTokenExpiring } from '../../delivery/emit-number.ts'
import type { AppDeps, Deps } from '../../deps.ts'
import { GraphError } from '../../meta/errors.ts'
import { changeLeased } from '../../store/database/leases.ts'
import type { Db } from '../../store/database/tables.ts'
import { type Seen, seenLately, watchedNumber } from '../../store/numbers/number-watches.ts'
import { changeNumber, moveConnection } from '../../store/numbers/phone-numbers.ts'
import type { NumberWatchRow, PhoneNumberRow } from '../../store/numbers/tables.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { addMs, day, hour, second, toIso } from '../../time.ts'
import { accountsCovered, numberFacts } from './facts.ts'
import { noteRefusal } from './note-refusal.ts'
import { tokenOfNumber } from './number-token.ts'

type Watching = Pick<Deps, 'apps' | 'db' | 'log' | 'now' | 'sealer'>

/** A number is looked at once a day, by three calls to Graph. */
const betweenWatches = day

/** Days before the end of a token at which the project is told. */
const notices = [14, 3]

/**
 * Looks after a connected number: its token that ends or was revoked without a webhook, its subscription that was lost, its quality
 * that changed. Meta tells none of these reliably.
 */
export async function watchNumber(deps: Watching, watch: NumberWatchRow, owner: string): Promise<void> {
  const { db, log, now } = deps
  const number = await watchedNumber(db, watch.id)
  if (!number) return
  const put = (change: Partial<NumberWatchRow>) => changeLeased(db, 'number_watches', watch.id, owner, change)
  if (number.connection_status !== 'active') return void (await put({ run_at: toIso(addMs(now(), betweenWatches)) }))
  try {
    const { ends, seen } = await look(deps, number)
    const told = ends && (await tellOfEnd(deps, number, ends, watch.told))
    await put({ run_at: nextWatch(now(), ends), seen: seen ? JSON.stringify(seen) : null, ...(told ? { told } : {}) })
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    await noteRefusal(deps, number.project_id, error)
    log.warn(
      { number: number.phone_number_id, ...error.detail },
      'Meta did not answer about a connected number; it is asked again later',
    )
    await put({ run_at: toIso(addMs(now(), hour)) })
  }
}

/** @returns `ends`: when the token ends, unless it does not, or has ended; `seen` of the account, for its comparison */
async function look(
  deps: Watching,
  number: PhoneNumberRow,
): Promise<{ ends?: string | undefined; seen?: Seen | undefined }> {
  const { db, log, now } = deps
  const known = number.token_expires_at
  if (known && known <= toIso(now())) return lost(deps, number, 'TOKEN_EXPIRED')
  const { graph } = await deps.apps.of(number)
  const token = await tokenOfNumber(deps, number)
  const { is_valid, expires_at, granular_scopes } = await graph.inspect(token)
  if (!is_valid) return lost(deps, number, 'TOKEN_REVOKED')
  if (!(await isSubscribed(deps, graph, number, token))) {
    await graph.subscribe(number.business_account_id, token)
    log.warn({ number: number.phone_number_id }, "the app's subscription to an account was lost, and was made again")
    const entry = { projectId: number.project_id, subject: number.phone_number_id, by: 'patchbay' } as const
    await audit(db, now(), { ...entry, action: 'phone_number.resubscribed' })
  }
  const found = await graph.numberHealth(number.phone_number_id, token)
  const ends = expires_at ? toIso(new Date(expires_at * 1_000)) : null
  await db.transaction().execute(async (tx) => {
    const row = await changeNumber(tx, number.id, { ...numberFacts(found), token_expires_at: ends })
    if (row && row.quality_rating !== number.quality_rating) await emitQuality(tx, now(), row, number.quality_rating)
  })
  const seen = { at: toIso(now()), covered: accountsCovered(granular_scopes), subscribed: true }
  return { ends: ends ?? undefined, seen }
}

/** Whether the app is subscribed to the number's account. Of several numbers of an account, one asks for all. */
async function isSubscribed({ db, now }: Watching, graph: AppDeps['graph'], number: PhoneNumberRow, token: string) {
  const seen = await seenLately(db, number.business_account_id, now(), hour)
  const told = [...seen].some(([id, { meta_app_id }]) => id !== number.id && meta_app_id === number.meta_app_id)
  return told || graph.isSubscribed(number.business_account_id, token)
}

/** The token is of no use any more. Meta's webhook of that may have come meanwhile: then it was told already. */
async function lost({ db, now }: Watching, number: PhoneNumberRow, reason: 'TOKEN_EXPIRED' | 'TOKEN_REVOKED') {
  await db.transaction().execute(async (tx) => {
    const disconnection = { reason, initiated_by: 'SYSTEM' }
    const row = await moveConnection(tx, number.id, ['active'], {
      connection_status: 'disconnected',
      disconnection: JSON.stringify(disconnection),
      updated_at: toIso(now()),
    })
    if (!row) return
    const entry = { projectId: row.project_id, action: 'phone_number.disconnected', by: 'patchbay' } as const
    await audit(tx, now(), { ...entry, subject: row.phone_number_id, detail: { event: reason } })
    await emitConnection(tx, now(), 'disconnected', row, reason, { disconnection })
  })
  return {}
}

/** Tells the project once for each notice that has come. @returns what was told of */
async function tellOfEnd({ db, now }: Watching, number: PhoneNumberRow, ends: string, told: string | null) {
  const left = Date.parse(ends) - now().getTime()
  const due = notices.filter((days) => left <= days * day).at(-1)
  if (due === undefined) return undefined
  const word = `${ends} ${due}`
  if (word === told) return undefined
  await db.transaction().execute((tx: Db) => emitTokenExpiring(tx, now(), number, ends))
  return word
}

/** Tomorrow, or just after the token has ended. */
function nextWatch(now: Date, ends: string | undefined): string {
  const next = toIso(addMs(now, betweenWatches))
  return ends && ends < next ? toIso(addMs(new Date(ends), second)) : next
}
