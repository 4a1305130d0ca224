import { sql } from 'kysely'
import type { Deps } from '../../deps.ts'
import { signerKey } from '../../store/database/made-with.ts'
import { isRefused } from '../../store/database/refused.ts'
import type { Db } from '../../store/database/tables.ts'
import { heardNumbers } from '../../store/messaging/heard-numbers.ts'
import { noteHeard } from '../../store/numbers/note-heard.ts'
import { forgetMetaEvents, rememberMetaEvent } from '../../store/signup/meta-events.ts'
import { holdAccounts } from '../../store/signup/meta-news.ts'
import { addMs, day, toIso } from '../../time.ts'
import { noteFirstReceived } from '../../use-cases/messaging/note-first-message.ts'
import { relayChanges } from '../../use-cases/messaging/relay-changes.ts'
import { takeAccountUpdate } from './account-update.ts'
import type { Effect } from './effect.ts'
import { at, type MetaChange, words } from './envelope.ts'
import { noteUnknown } from './note-unknown.ts'
import { takeNameUpdate, takeQualityUpdate } from './number-update.ts'
import { takeTogether } from './take-together.ts'

/** The fields that change something here. Every field is relayed to the webhooks that listen for it. */
const effects: Record<string, Effect> = {
  account_update: takeAccountUpdate,
  phone_number_name_update: takeNameUpdate,
  phone_number_quality_update: takeQualityUpdate,
}

/** Meta sends unanswered webhooks again for up to seven days. */
const remembered = 8 * day

/**
 * Applies the changes of a webhook, each once however often it arrives. Effects, their events and what is relayed share the
 * transaction: a database that is away takes none of them, and Meta sends all again. A change that the database refuses for what
 * it contains would be refused each time, so it is set aside, and the rest is taken. Webhooks of one app about one account are
 * taken one after another within a process, so that messages keep their order; those that wait are taken in one transaction.
 */
export function takeChanges(deps: Deps, said: MetaChange[]): Promise<void> {
  const about = `meta ${said[0]?.wabaId} ${signerKey(said[0]?.signer ?? null)}`
  const changes = said.map((change) => ({ ...change, post: said }))
  return takeTogether(deps.queue, about, changes, (all) => takeAll(deps, all))
}

async function takeAll(deps: Deps, said: MetaChange[]): Promise<void> {
  const { db, log, now } = deps
  const changes = said.filter((change) => isWritable(log, change))
  const wabaIds = [...new Set(changes.flatMap(({ wabaId }) => wabaId ?? []))]
  const signer = changes[0]?.signer ?? null
  const numbers = wabaIds.length ? await heardNumbers(db, wabaIds, signer) : []
  await noteHeard(db, numbers, toIso(now()))

  await noteUnknown(deps, changes)
  const known = changes.filter(({ field }) => Object.hasOwn(effects, field))
  const ours = known.flatMap(bySigner)
  if (known.length < changes.length)
    log.debug({ fields: [...new Set(changes.map(({ field }) => field))] }, "changes of Meta's that mean nothing here")
  const relay = await relayChanges(deps, changes, numbers, signer)
  let committed = false
  try {
    if (ours.length || relay) await write()
    committed = true
  } finally {
    relay?.end(committed)
  }
  await noteFirstReceived(deps, changes, numbers)

  async function write() {
    // One statement is a transaction by itself: the usual message is written without a word more.
    if (relay?.isOneStatement && !ours.length) await relay.write(db)
    else await db.transaction().execute(writeAll)
  }

  async function writeAll(tx: Db) {
    await relay?.write(tx)
    if (!ours.length) return
    await forgetMetaEvents(tx, toIso(addMs(now(), -remembered)))
    await holdAccounts(tx, [...new Set(ours.flatMap(({ wabaId }) => wabaId ?? []))], toIso(now()))
    // Recorded in a fixed order, applied in the order they came: two webhooks with the same changes wait for each other without a
    // deadlock.
    const fresh = new Set<string>()
    for (const hash of ours.map((change) => change.hash()).sort())
      if (await rememberMetaEvent(tx, hash, toIso(now()))) fresh.add(hash)
    for (const change of ours) {
      const { field, value, wabaId } = change
      const note = { field, event: words(at(value, 'event')), waba: wabaId }
      if (fresh.delete(change.hash())) await take(deps, tx, change, note)
      else log.debug(note, 'Meta said that already')
    }
  }
}

/** A change once for each project that uses the app: what one of them has heard already, another may not have. */
const bySigner = (change: MetaChange): MetaChange[] =>
  change.signer?.map((id) => ({ ...change, signer: [id], hash: () => `${change.hash()} ${id}` })) ?? [change]

async function take(deps: Deps, tx: Db, change: MetaChange, note: object) {
  await sql`savepoint one_change`.execute(tx)
  try {
    const moved = await effects[change.field]?.(deps, tx, change)
    await sql`release savepoint one_change`.execute(tx)
    deps.log.info({ ...note, moved }, 'Meta said')
  } catch (error) {
    if (!isRefused(error)) throw error
    await sql`rollback to savepoint one_change`.execute(tx)
    deps.log.error({ ...note, err: error }, setAside)
  }
}

const setAside =
  "a change of Meta's was set aside, because the database refuses what it contains; the other changes are taken"

/** PostgreSQL stores no U+0000, and SQLite ends a text there. */
function isWritable(log: Deps['log'], { field, value, wabaId }: MetaChange): boolean {
  const ours = Object.hasOwn(effects, field)
  const writable = !holdsNul([field, wabaId, ours ? value : null])
  if (!writable) log.error({ field: ours ? field : 'other', event: words(at(value, 'event')) }, setAside)
  return writable
}

const holdsNul = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.includes('\0')
    : typeof value === 'object' &&
      value !== null &&
      Object.entries(value).some(([name, inner]) => name.includes('\0') || holdsNul(inner))
