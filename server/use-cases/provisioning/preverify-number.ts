import type { Updateable } from 'kysely'
import type { AppDeps } from '../../deps.ts'
import { GraphError } from '../../meta/errors.ts'
import { findPool } from '../../store/provisioning/number-pools.ts'
import type { ProvidedNumberRow, ProvidedNumbersTable } from '../../store/provisioning/tables.ts'
import { addMs, day, minute, second, toIso } from '../../time.ts'
import { verifyByCode } from './verify-by-code.ts'

type Change = Updateable<ProvidedNumbersTable>
type Verifying = Pick<AppDeps, 'db' | 'graph' | 'now' | 'partner' | 'sealer'>

/** Meta lets a verification be renewed from 45 days before its end. */
const renewal = 45 * day

/** See `Verification` in `verify-by-code.ts`. */
const patience = { text: 2 * minute, call: 5 * minute }

/**
 * Verifies a number with Meta before a customer has it, or renews that
 * (https://developers.facebook.com/documentation/business-messaging/whatsapp/embedded-signup/pre-verified-numbers).
 *
 * @returns what to write to the number: it is `available`, verified or not, or is looked at again later
 */
export async function preverify(deps: Verifying, number: ProvidedNumberRow): Promise<Change> {
  try {
    return await verification(deps, number)
  } catch (error) {
    if (!(error instanceof GraphError) || error.transient) throw error
    const next = isValid(number, deps.now()) ? { ...ready, note: error.message } : without(number, error.message)
    return { ...next, code: null, code_asked_at: null, run_at: toIso(addMs(deps.now(), day)) }
  }
}

async function verification(deps: Verifying, number: ProvidedNumberRow): Promise<Change> {
  const { db, graph, now, partner } = deps
  const pool = await findPool(db, number.project_id, number.pool_id)
  if (!number.preverified_id && !(pool?.preverify && number.provider_id)) return ready
  if (!partner)
    return without(number, 'META_BUSINESS_ID and META_SYSTEM_TOKEN are not set: nobody can verify it with Meta')

  if (!number.preverified_id) {
    const { id } = await graph.addPreverified(partner.businessId, number.phone_number, partner.systemToken)
    return { preverified_id: id, code_asked_at: null, run_at: toIso(now()) }
  }
  if (number.code_asked_at) return byCode(deps, number, number.preverified_id, partner.systemToken)

  const known = await find(deps, number.preverified_id, partner.systemToken)
  if (!known)
    return without(
      { ...number, preverified_id: null },
      'Meta does not know its preverified_id any more: a customer took it',
    )
  const until = expiry(known.verification_expiry_time)
  const verified = known.code_verification_status === 'VERIFIED'
  if (verified && until && addMs(until, -renewal) > now()) return keep(until)
  if (!number.provider_id)
    return verified && (!until || until > now())
      ? { ...ready, verified_until: until && toIso(until), run_at: toIso(until ?? addMs(now(), day)) }
      : without(number, 'its verification with Meta ended, and no line of ours could get the code for a new one')
  return byCode(deps, number, number.preverified_id, partner.systemToken)
}

/** Takes the next step with the verification code. If none comes, the next try is a day later. */
async function byCode(deps: Verifying, number: ProvidedNumberRow, metaId: string, token: string): Promise<Change> {
  const { graph, now } = deps
  const outcome = await verifyByCode(deps, number, { metaId, token, patience })
  if (outcome === 'waiting') return { run_at: toIso(addMs(now(), 2 * second)) }
  if (outcome === 'verified') {
    const until = expiry((await graph.preverified(metaId, token)).verification_expiry_time)
    return { ...keep(until ?? addMs(now(), 90 * day)), code_at: null }
  }
  return {
    ...ready,
    verified_until: isValid(number, now()) ? number.verified_until : null,
    code_asked_at: null,
    run_at: toIso(addMs(now(), day)),
    note: 'WhatsApp’s code for its verification never arrived',
  }
}

const isValid = ({ verified_until }: ProvidedNumberRow, now: Date) =>
  verified_until !== null && verified_until > toIso(now)

const ready = { status: 'available', run_at: null, note: null } as const satisfies Change

/** Verified, and renewed when Meta allows it. */
const keep = (until: Date): Change => ({
  ...ready,
  verified_until: toIso(until),
  run_at: toIso(addMs(until, -renewal)),
})

/** Not verified. The number is still useful when its texts and calls reach us; otherwise a person decides about it. */
const without = ({ provider_id, preverified_id }: ProvidedNumberRow, note: string): Change => ({
  status: provider_id ? 'available' : 'set_aside',
  run_at: null,
  preverified_id,
  verified_until: null,
  note,
})

async function find({ graph }: Verifying, id: string, token: string) {
  try {
    return await graph.preverified(id, token)
  } catch (error) {
    if (error instanceof GraphError && error.invisible) return undefined
    throw error
  }
}

/** Graph writes moments as seconds, or as text whose offset has no colon. */
function expiry(value: string | number | undefined): Date | undefined {
  if (value === undefined) return undefined
  const date =
    typeof value === 'number' || /^\d+$/.test(value)
      ? new Date(Number(value) * 1_000)
      : new Date(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
  return Number.isNaN(date.getTime()) ? undefined : date
}
