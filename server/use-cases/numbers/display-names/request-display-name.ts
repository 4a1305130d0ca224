import type { Deps } from '../../../deps.ts'
import { Fault } from '../../../fault.ts'
import { GraphError } from '../../../meta/errors.ts'
import { addNameRequest, type DisplayNameRow, removeNameRequest } from '../../../store/numbers/display-names.ts'
import { findNumber } from '../../../store/numbers/phone-numbers.ts'
import { audit } from '../../../store/projects/audit-log.ts'
import { addMs, hour, toIso } from '../../../time.ts'
import { noteRefusal } from '../note-refusal.ts'
import { tokenOfNumber } from '../number-token.ts'

/** Meta reviews most names within a day or two; its webhook usually arrives before we ask. */
export const betweenLooks = 6 * hour

/**
 * Submits a new display name for Meta's review (https://developers.facebook.com/documentation/business-
 * messaging/whatsapp/display-names/). {@link reviewDisplayName} follows the result in the background.
 *
 * @throws {Fault} `not_found`; `conflict` while another name is under review; `invalid_request` with Meta's words when it refuses
 * the name, or for a number of the WhatsApp Business app; `meta_unavailable` when Meta does not answer: ask again
 */
export async function requestDisplayName(
  deps: Deps,
  projectId: string,
  phoneNumberId: string,
  name: string,
): Promise<DisplayNameRow> {
  const { db, now } = deps
  const number = await findNumber(db, projectId, phoneNumberId)
  if (!number) throw new Fault('not_found', 'Phone number not found')
  if (number.connection_type === 'coexistence')
    throw refused('belongs to a coexistence number: its owner changes it in the WhatsApp Business app')
  if (number.connection_status !== 'active') throw refused('cannot be changed while the number is not connected')

  const at = toIso(now())
  const request = await addNameRequest(db, number, name, at, toIso(addMs(now(), betweenLooks)))
  if (!request) throw new Fault('conflict', 'Another display name of this number is under way: wait for what Meta says')
  try {
    const { graph } = await deps.apps.of(number)
    await graph.rename(phoneNumberId, name, await tokenOfNumber(deps, number))
  } catch (error) {
    await removeNameRequest(db, request.id)
    if (!(error instanceof GraphError)) throw error
    await noteRefusal(deps, projectId, error)
    deps.log.warn(error.detail, 'Meta did not accept a display name for review')
    if (error.transient)
      throw new Fault('meta_unavailable', 'Meta did not answer: try again in a moment', { cause: error })
    throw refused(`was not taken by Meta (${error.refusal}): ${error.detail.message}`)
  }
  const entry = { projectId, action: 'phone_number.name_requested', subject: phoneNumberId } as const
  await audit(db, now(), { ...entry, detail: { request_id: request.id } })
  return request
}

const refused = (reason: string) => new Fault('invalid_request', `display_name_request.new_display_name ${reason}`)
