import { faultCode, type ReservedNumber } from '../../../contract/index.ts'
import type { AppDeps, Deps } from '../../deps.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { providedOf } from '../../store/provisioning/provided-numbers.ts'
import type { ProvidedNumberRow, ReservationRow } from '../../store/provisioning/tables.ts'
import { displayOf } from '../../telephony/phone.ts'
import { addMs, toIso } from '../../time.ts'
import { launchOf } from '../links/launch.ts'
import { answeredPrefill } from '../steps/answered-prefill.ts'

/** How long a verification code is kept and shown, in milliseconds. */
export const codeLife = 10 * 60_000

/** What a link holds, as the customer's browser may see it. The route parses it, as it parses every answer. */
export async function viewReservation(
  deps: Pick<AppDeps, 'db' | 'launch' | 'metaAppId' | 'now' | 'sealer'>,
  link: SetupLinkRow,
  reservation: ReservationRow,
): Promise<ReservedNumber> {
  const { status, country_iso, held_until, fault } = reservation
  const has = status === 'reserved' || status === 'connected'
  const number = has ? await providedOf(deps.db, reservation.id) : undefined
  // The partner verifies numbers for the app of the settings.
  const verified = deps.metaAppId === null && number?.verified_until && number.verified_until > toIso(deps.now())
  const preverifiedId = verified ? number.preverified_id : null
  return {
    status: has ? 'reserved' : status === 'working' ? 'working' : 'failed',
    country_iso,
    source: number ? reservation.source : null,
    phone_number: number?.phone_number ?? null,
    display_phone_number: number ? displayOf(number.phone_number) : null,
    preverified_id: preverifiedId,
    launch: preverifiedId
      ? launchOf(deps, link, 'dedicated', { preverifiedId, prefill: await answeredPrefill(deps, link) })
      : null,
    held_until: number ? held_until : null,
    fault: status === 'failed' ? faultCode(fault) : null,
    otp: number ? await codeOf(deps, number, reservation.created_at) : null,
  }
}

async function codeOf({ sealer, now }: Pick<Deps, 'sealer' | 'now'>, number: ProvidedNumberRow, since: string) {
  const { code, code_at } = number
  if (!code || !code_at || code_at < since) return null
  const expires = addMs(new Date(code_at), codeLife)
  if (expires <= now()) return null
  const digits = await sealer.open(code, aboutCode(number.id))
  return { code: `${digits.slice(0, 3)}-${digits.slice(3)}`, received_at: code_at, expires_at: toIso(expires) }
}

/** What a code is sealed for. */
export const aboutCode = (numberId: string) => `code ${numberId}`
