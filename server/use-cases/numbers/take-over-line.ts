import type { Deps } from '../../deps.ts'
import type { Db } from '../../store/database/tables.ts'
import { numberOnLine, replaceIds } from '../../store/numbers/lines.ts'
import { findNumber } from '../../store/numbers/phone-numbers.ts'
import type { PhoneNumberRow } from '../../store/numbers/tables.ts'

type Found = Pick<PhoneNumberRow, 'project_id' | 'customer_id' | 'phone_number_id' | 'display_phone_number'>

/**
 * A telephone line that came to another account of Meta's has new ids, and is still the same number of the same customer. Its row
 * gets the new id before it is connected again, and so do its webhooks. Call it in the transaction that connects the number.
 *
 * @returns the id that the number had before; undefined when it keeps its id, or is new
 */
export async function takeOverLine(
  tx: Db,
  sealer: Deps['sealer'],
  { project_id, customer_id, phone_number_id, display_phone_number }: Found,
): Promise<string | undefined> {
  if (await findNumber(tx, project_id, phone_number_id)) return undefined
  const known = await numberOnLine(tx, { project_id, customer_id }, display_phone_number)
  if (!known) return undefined
  const about = (id: string) => `number webhook ${project_id} ${id}`
  const verifyToken = known.webhook_verify_token
  await replaceIds(tx, known, {
    phone_number_id,
    webhook_verify_token:
      verifyToken &&
      (await sealer.seal(await sealer.open(verifyToken, about(known.phone_number_id)), about(phone_number_id))),
  })
  return known.phone_number_id
}
