import type { Assets } from '../../../../contract/index.ts'
import type { AppDeps } from '../../../deps.ts'
import { Fault } from '../../../fault.ts'
import type { AttemptRow } from '../../../store/signup/tables.ts'
import { toIso } from '../../../time.ts'
import { type Change, tokenOf } from './step.ts'

/**
 * Finds which accounts the token covers. Without `target_ids` it covers everything that the customer shared with us; then Graph
 * decides about each id, asked with this token. So it does when the permission has another name than the one we know: names of
 * Meta's change, and what the token may do shows at the next call.
 */
export async function inspect({ graph, meta, sealer }: Omit<AppDeps, 'workers'>, attempt: AttemptRow): Promise<Change> {
  const info = await graph.inspect(await tokenOf(sealer, attempt))
  if (!info.is_valid) throw new Fault('permission_missing', 'Meta says that the new token is not valid')
  if (info.app_id !== undefined && info.app_id !== meta.app_id)
    throw new Fault('app_misconfigured', 'the token was made for another Meta app')
  const scopes = info.granular_scopes ?? []
  const management = scopes.find(({ scope }) => scope === 'whatsapp_business_management')
  const others = scopes
    .filter(({ scope }) => scope.startsWith('whatsapp_'))
    .flatMap(({ target_ids }) => target_ids ?? [])
  const { waba_id } = JSON.parse(attempt.hints) as Assets
  // Ids of a permission that we do not know are hints, like those of the browser.
  const covered = management ? management.target_ids : waba_id ? undefined : [...new Set(others)]
  const ends = info.expires_at ? { token_expires_at: toIso(new Date(info.expires_at * 1_000)) } : {}
  return { step: 'choose', waba_ids: covered?.length ? JSON.stringify(covered) : null, ...ends }
}
