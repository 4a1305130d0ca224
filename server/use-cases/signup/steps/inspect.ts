import type { Deps } from '../../../deps.ts'
import { Fault } from '../../../fault.ts'
import type { AttemptRow } from '../../../store/signup/tables.ts'
import { type Change, tokenOf } from './step.ts'

/**
 * Finds which accounts the token covers. Without `target_ids` it covers everything that the customer shared with us; then Graph
 * decides about each id, asked with this token.
 */
export async function inspect({ graph, meta, sealer }: Omit<Deps, 'workers'>, attempt: AttemptRow): Promise<Change> {
  const info = await graph.inspect(await tokenOf(sealer, attempt))
  if (!info.is_valid) throw new Fault('permission_missing', 'Meta says that the new token is not valid')
  if (info.app_id !== undefined && info.app_id !== meta.app_id)
    throw new Fault('app_misconfigured', 'the token was made for another Meta app')
  const scope = info.granular_scopes?.find(({ scope }) => scope === 'whatsapp_business_management')
  if (!scope && !info.scopes?.includes('whatsapp_business_management'))
    throw new Fault('permission_missing', 'the token lacks whatsapp_business_management')
  return { step: 'choose', waba_ids: scope?.target_ids?.length ? JSON.stringify(scope.target_ids) : null }
}
