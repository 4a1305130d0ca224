import { emitNumberFailed } from '../../delivery/emit.ts'
import type { Db } from '../../store/database/tables.ts'
import { addLinkEvent } from '../../store/links/link-events.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import type { ProvidedNumberRow, ReservationRow } from '../../store/provisioning/tables.ts'
import { setupError } from '../links/setup-error.ts'
import { watchFall } from './pool-level.ts'

/** Writes that a link has its number to its journey, and warns when the pool ran low. Call it in the transaction that reserves the number. */
export async function noteReserved(tx: Db, now: Date, reservation: ReservationRow, number: ProvidedNumberRow) {
  const { setup_link_id, project_id, country_iso, source } = reservation
  const detail = { country_iso, source, provisioned_phone_number_id: number.id }
  await addLinkEvent(tx, now, { id: setup_link_id, project_id }, 'number_reserved', detail)
  await watchFall(tx, now, project_id, number.pool_id)
}

/** Tells that a link gets no number. The link works all the same: the customer brings a number or tries another country. */
export async function noteNumberFailed(tx: Db, now: Date, link: SetupLinkRow, reservation: ReservationRow) {
  const { country_iso, fault, fault_detail } = reservation
  await addLinkEvent(tx, now, link, 'number_failed', { country_iso, fault })
  const provider = fault_detail && JSON.parse(fault_detail)
  await emitNumberFailed(tx, now, link, { country_iso, error_code: setupError(fault), provider })
}
