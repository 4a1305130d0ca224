import type { PhoneNumberUpdate } from '../../../contract/index.ts'
import { emitConnection } from '../../delivery/emit-number.ts'
import type { AppDeps, Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { changeNumber, findNumber, moveConnection } from '../../store/numbers/phone-numbers.ts'
import type { PhoneNumberRow } from '../../store/numbers/tables.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { toIso } from '../../time.ts'
import { checkNumber } from './check-number.ts'
import { dropHealingLink } from './drop-healing-link.ts'
import { connectionTypeOf, numberFacts } from './facts.ts'
import { tokenOfNumber } from './number-token.ts'
import { numberSettings, verifyTokenOf } from './settings/number-settings.ts'
import { overrideWebhooks } from './settings/override-webhooks.ts'

/**
 * Changes a number. A new token is checked with Meta before it replaces the old one; it also restores a lost connection.
 *
 * @throws {Fault} `not_found`; `invalid_request` for an id other than the number's own; what {@link checkNumber} and
 *   {@link overrideWebhooks} throw
 */
export async function updateNumber(
  deps: Deps,
  projectId: string,
  phoneNumberId: string,
  wanted: PhoneNumberUpdate,
): Promise<PhoneNumberRow> {
  const { db, sealer, now } = deps
  const missing = () => new Fault('not_found', 'Phone number not found')
  const number = await findNumber(db, projectId, phoneNumberId)
  if (!number) throw missing()
  for (const id of ['phone_number_id', 'business_account_id'] as const)
    if (wanted[id] !== undefined && wanted[id] !== number[id])
      throw new Fault(
        'invalid_request',
        `whatsapp_phone_number.${id} cannot be changed: connect the other number instead`,
      )
  // A new token is one of the app that new signups use: so a number comes to the app that its project changed to.
  const own = {
    ...deps,
    ...(await (wanted.access_token === undefined ? deps.apps.of(number) : deps.apps.ofProject(projectId))),
  }
  const settings = await numberSettings(sealer, projectId, phoneNumberId, wanted)
  const checked =
    wanted.access_token === undefined
      ? undefined
      : await checkNumber(own, projectId, number, wanted.access_token, { pin: wanted.pin })
  await overrideAsWanted(own, number, wanted)
  const token = wanted.access_token && (await sealer.seal(wanted.access_token, `number ${projectId} ${phoneNumberId}`))

  return db.transaction().execute(async (tx) => {
    const at = toIso(now())
    if (checked) {
      await dropHealingLink(tx, now(), number, 'token')
      const back = { connection_status: 'active', disconnection: null, connected_at: at, updated_at: at } as const
      const returned = await moveConnection(tx, number.id, ['disconnected', 'offboarded'], back)
      if (returned) {
        await audit(tx, now(), { projectId, action: 'phone_number.reconnected', subject: phoneNumberId })
        await emitConnection(tx, now(), 'reconnected', returned, 'PARTNER_ADDED')
      }
    }
    const row = await changeNumber(tx, number.id, {
      ...settings,
      ...(checked
        ? {
            ...numberFacts(checked.number),
            connection_type: connectionTypeOf(checked.number),
            token_expires_at: checked.token_expires_at,
            meta_app_id: own.metaAppId,
            token,
            connected_at: at,
            health: null,
            health_at: null,
          }
        : {}),
      updated_at: at,
    })
    if (!row) throw missing()
    const detail = { fields: Object.keys(wanted) }
    await audit(tx, now(), { projectId, action: 'phone_number.updated', subject: phoneNumberId, detail })
    return row
  })
}

/** A new address for the number's webhooks, or a new verify token for the one it has, is told to Meta before it is stored. */
async function overrideAsWanted(deps: AppDeps, number: PhoneNumberRow, wanted: PhoneNumberUpdate) {
  const { webhook_destination_url: url = number.webhook_destination_url, webhook_verify_token: word } = wanted
  const told = wanted.webhook_destination_url !== undefined || (word !== undefined && url !== null)
  if (!told || (url === null && number.webhook_destination_url === null)) return
  await overrideWebhooks(deps, {
    phoneNumberId: number.phone_number_id,
    token: wanted.access_token ?? (await tokenOfNumber(deps, number)),
    url,
    verifyToken: word ?? (await verifyTokenOf(deps, number)),
  })
}
