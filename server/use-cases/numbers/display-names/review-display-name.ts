import type { AppDeps, Deps } from '../../../deps.ts'
import { inApp } from '../../../meta/apps.ts'
import { faultOf, GraphError } from '../../../meta/errors.ts'
import { changeLeased } from '../../../store/database/leases.ts'
import type { DisplayNameRow } from '../../../store/numbers/display-names.ts'
import { acceptedPin, forgetPin } from '../../../store/numbers/number-pins.ts'
import { changeNumber, findNumberById } from '../../../store/numbers/phone-numbers.ts'
import type { PhoneNumberRow } from '../../../store/numbers/tables.ts'
import { audit } from '../../../store/projects/audit-log.ts'
import { addMs, day, toIso } from '../../../time.ts'
import { tokenOfNumber } from '../number-token.ts'
import { Overspent, prices, spend } from '../registration/spend.ts'
import { betweenLooks } from './request-display-name.ts'

type Change = Partial<DisplayNameRow>

/** How long a request is followed, in milliseconds: Meta's own windows are 14 days and 30. */
const longest = 30 * day

/** Before Meta is asked again after it gave no answer, in milliseconds. */
const silence = 60_000

/**
 * Reads Meta's decision on a display name and applies it. An approved name replaces the old one only when the number is
 * registered again, with the PIN that Meta accepted before. Without such a PIN the request stays `approved`, and becomes
 * `applied` when the owner registers the number. Repeating it is harmless.
 */
export async function reviewDisplayName(deps: Omit<Deps, 'workers'>, request: DisplayNameRow, owner: string) {
  const { db, now } = deps
  const number = await findNumberById(db, request.project_id, request.number_id)
  if (!number) return
  const change = await inApp(deps, number)
    .then((own) => look(own, request, number))
    .catch((error: unknown) => put(deps, request, error))
  const at = toIso(now())
  await db.transaction().execute(async (tx) => {
    if (!(await changeLeased(tx, 'display_name_requests', request.id, owner, change))) return
    if (change.status !== 'applied') return
    const wears = { verified_name: request.requested, name_status: 'APPROVED', health: null, health_at: null }
    await changeNumber(tx, number.id, { ...wears, updated_at: at })
    const entry = { projectId: number.project_id, action: 'phone_number.renamed', by: 'patchbay' } as const
    await audit(tx, now(), { ...entry, subject: number.phone_number_id, detail: { request_id: request.id } })
  })
}

async function look(deps: Omit<AppDeps, 'workers'>, request: DisplayNameRow, number: PhoneNumberRow): Promise<Change> {
  const { graph, now } = deps
  const at = toIso(now())
  const over = { run_at: null, tries: 0 }
  const reviewed = { reviewed_at: request.reviewed_at ?? at }
  const token = await tokenOfNumber(deps, number)
  const meta = await graph.nameReview(number.phone_number_id, token)
  if (meta.verified_name === request.requested)
    return { ...over, ...reviewed, ...noError, status: 'applied', applied_at: at }
  if (meta.new_display_name !== request.requested) {
    const meta_error_message = request.meta_error_message ?? 'Meta has no such name under review: ask for it again'
    return { ...over, ...reviewed, status: 'declined', meta_error_message }
  }
  switch (meta.new_name_status) {
    case 'APPROVED':
    case 'AVAILABLE_WITHOUT_REVIEW': {
      const approved = { ...reviewed, status: 'approved' } as const
      const registered = await register(deps, number, token).catch((error: unknown) => put(deps, request, error))
      if (registered !== true) return { ...again(deps, request, day), ...registered, ...approved }
      const { verified_name } = await graph.nameReview(number.phone_number_id, token)
      return verified_name === request.requested
        ? { ...over, ...approved, ...noError, status: 'applied', applied_at: at }
        : { ...again(deps, request, day), ...approved }
    }
    case 'DECLINED':
      return { ...over, ...reviewed, status: 'declined' }
    case 'EXPIRED':
      return { ...over, status: 'expired' }
    default:
      return again(deps, request)
  }
}

/** Registers the number again, which applies its new name. Does nothing when we have no PIN that Meta accepts. */
async function register(deps: Omit<AppDeps, 'workers'>, number: PhoneNumberRow, token: string) {
  const { db, graph, sealer } = deps
  const { project_id, phone_number_id } = number
  const sealed = await acceptedPin(db, project_id, phone_number_id)
  if (sealed === undefined) return undefined
  try {
    const pin = await sealer.open(sealed, `pin ${project_id} ${phone_number_id}`)
    await spend(deps, prices.register, phone_number_id, () => graph.register(phone_number_id, pin, token))
    return true
  } catch (error) {
    if (error instanceof GraphError && faultOf(error) === 'pin_required')
      await forgetPin(db, project_id, phone_number_id)
    throw error
  }
}

const noError = { meta_error_code: null, meta_error_subcode: null, meta_error_type: null, meta_error_message: null }

/** Schedules the next check while Meta may still decide; after that the request has expired. */
function again({ now }: Pick<Deps, 'now'>, request: DisplayNameRow, wait = betweenLooks): Change {
  const old = toIso(addMs(now(), -longest)) > request.created_at
  return old ? { run_at: null, status: 'expired' } : { run_at: toIso(addMs(now(), wait)), tries: request.tries + 1 }
}

/** Meta did not answer, or refused: its answer is kept for the operator, and it is asked again. */
function put(deps: Omit<Deps, 'workers'>, request: DisplayNameRow, error: unknown): Change {
  if (error instanceof Overspent) return { run_at: toIso(error.until) }
  if (!(error instanceof GraphError)) throw error
  deps.log.warn(
    { display_name: request.id, ...error.detail },
    'Meta did not answer about a display name, or refused it; it is asked again until the request expires',
  )
  const { body } = error
  if (error.transient) return again(deps, request, silence)
  return {
    ...again(deps, request, day),
    meta_error_code: body?.code ?? null,
    meta_error_subcode: body?.error_subcode ?? null,
    meta_error_type: body?.type ?? null,
    meta_error_message: body?.error_data?.details ?? body?.message ?? null,
  }
}
