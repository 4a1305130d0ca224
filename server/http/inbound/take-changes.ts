import type { Deps } from '../../deps.ts'
import { noteHeard } from '../../store/numbers/phone-numbers.ts'
import { forgetMetaEvents, rememberMetaEvent } from '../../store/signup/meta-events.ts'
import { addMs, day, toIso } from '../../time.ts'
import { takeAccountUpdate } from './account-update.ts'
import type { Effect } from './effect.ts'
import { at, type MetaChange, words } from './envelope.ts'
import { noteUnknown } from './note-unknown.ts'
import { takeNameUpdate, takeQualityUpdate } from './number-update.ts'

/** The fields that we handle. Messages, templates and new fields of Meta's are accepted and ignored. */
const effects: Record<string, Effect> = {
  account_update: takeAccountUpdate,
  phone_number_name_update: takeNameUpdate,
  phone_number_quality_update: takeQualityUpdate,
}

/** Meta sends unanswered webhooks again for up to seven days. */
const remembered = 8 * day

/**
 * Applies the changes of a webhook, all or none, each once however often it arrives. Effects and their events share the
 * transaction.
 */
export async function takeChanges(deps: Deps, changes: MetaChange[]): Promise<void> {
  const { db, log, now } = deps
  const wabaIds = [...new Set(changes.flatMap(({ wabaId }) => wabaId ?? []))]
  if (wabaIds.length) await noteHeard(db, wabaIds, toIso(now()))

  await noteUnknown(deps, changes)
  const ours = changes.filter(({ field }) => Object.hasOwn(effects, field))
  if (ours.length < changes.length)
    log.debug({ fields: [...new Set(changes.map(({ field }) => field))] }, "changes of Meta's that mean nothing here")
  if (!ours.length) return
  await db.transaction().execute(async (tx) => {
    await forgetMetaEvents(tx, toIso(addMs(now(), -remembered)))
    // Recorded in a fixed order, applied in the order they came: two webhooks with the same changes wait for each other without a
    // deadlock.
    const fresh = new Set<string>()
    for (const hash of ours.map((change) => change.hash).sort())
      if (await rememberMetaEvent(tx, hash, toIso(now()))) fresh.add(hash)
    for (const change of ours) {
      const { field, value, wabaId } = change
      const note = { field, event: words(at(value, 'event')), waba: wabaId }
      if (fresh.delete(change.hash)) log.info({ ...note, moved: await effects[field]?.(deps, tx, change) }, 'Meta said')
      else log.debug(note, 'Meta said that already')
    }
  })
}
