import { emitLink } from '../../delivery/emit.ts'
import type { Db } from '../../store/database/tables.ts'
import { findLink, linkStatus, noteSetup } from '../../store/links/setup-links.ts'
import { addAttemptEvent } from '../../store/signup/attempt-events.ts'
import type { AttemptRow } from '../../store/signup/tables.ts'
import { toIso } from '../../time.ts'
import { setupError } from '../links/setup-error.ts'

/**
 * Records that an attempt ended without a number: in its link, in the journey, and as the event `setup_link.failed`. The link
 * stays active, so the customer may try again. Call it in the transaction that ended the attempt.
 */
export async function noteFailure(tx: Db, now: Date, attempt: AttemptRow) {
  const error = setupError(attempt.fault)
  await noteSetup(tx, attempt.setup_link_id, 'failed', error)
  const told = { fault: attempt.fault, error_code: error, step: attempt.step, ...causeOf(attempt) }
  await addAttemptEvent(tx, now, attempt, 'failed', told)
  const link = await findLink(tx, attempt.setup_link_id)
  if (!link || link.status === 'used') return
  await emitLink(tx, now, 'setup_link.failed', link, {
    status: linkStatus(link, toIso(now)),
    whatsapp_setup_status: 'failed',
    whatsapp_setup_error: error,
  })
}

/**
 * For the operator: Meta's error code and its trace or session id, which Meta's support asks for; or what is wrong with a setting.
 */
export function causeOf({ fault_detail }: AttemptRow) {
  const detail: Record<string, unknown> = JSON.parse(fault_detail ?? 'null') ?? {}
  const { call, meta_code = detail.error_code, meta_subcode, fbtrace_id, session_id, cause, setting } = detail
  if (setting !== undefined) return { cause, setting }
  return meta_code === undefined
    ? {}
    : { meta: { call, code: meta_code, subcode: meta_subcode, fbtrace_id, session_id } }
}
