import type { Updateable } from 'kysely'
import type { PhoneNumberUpdate } from '../../../../contract/index.ts'
import type { Sealer } from '../../../security/seal.ts'
import type { PhoneNumberRow, PhoneNumbersTable } from '../../../store/numbers/tables.ts'

/** The settings of a number that a backend decides, as columns of its row. A field that is not given stays unchanged. */
export async function numberSettings(
  sealer: Sealer,
  projectId: string,
  phoneNumberId: string,
  wanted: PhoneNumberUpdate,
): Promise<Updateable<PhoneNumbersTable>> {
  const { name, kind, webhook_verify_token, webhook_destination_url } = wanted
  const { inbound_processing_enabled: inbound, calls_enabled: calls } = wanted
  return {
    name,
    kind,
    webhook_verify_token:
      webhook_verify_token && (await sealer.seal(webhook_verify_token, `number webhook ${projectId} ${phoneNumberId}`)),
    webhook_destination_url,
    inbound_processing_enabled: inbound === undefined ? undefined : Number(inbound),
    calls_enabled: calls === undefined ? undefined : Number(calls),
  }
}

/** The word that Meta sends in the handshake with the number's own address; null when none was set. */
export const verifyTokenOf = async (
  { sealer }: { sealer: Sealer },
  { webhook_verify_token, project_id, phone_number_id }: PhoneNumberRow,
): Promise<string | null> =>
  webhook_verify_token && (await sealer.open(webhook_verify_token, `number webhook ${project_id} ${phone_number_id}`))
