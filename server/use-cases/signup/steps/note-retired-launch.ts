import type { Assets } from '../../../../contract/index.ts'
import type { AppDeps } from '../../../deps.ts'
import { Fault } from '../../../fault.ts'
import { retiredIn } from '../../../meta/retired-launch.ts'
import type { SetupLinkRow } from '../../../store/links/tables.ts'
import { observe } from '../../../store/signup/observed.ts'
import type { AttemptRow } from '../../../store/signup/tables.ts'
import { toIso } from '../../../time.ts'
import { launchOf } from '../../links/launch.ts'

/**
 * Tells the operator that Meta showed the ordinary signup to a customer who keeps the app: a plain FINISH is the sign of a
 * configuration or version that has ended, and no choice of the customer's.
 *
 * @returns what to refuse the number with; undefined for any other mismatch
 */
export async function noteRetiredLaunch(
  deps: Pick<AppDeps, 'db' | 'launch' | 'log' | 'now'>,
  attempt: AttemptRow,
  link: SetupLinkRow | undefined,
): Promise<Fault | undefined> {
  const { event } = JSON.parse(attempt.hints) as Assets
  if (attempt.connection_type !== 'coexistence' || event !== 'FINISH' || !link) return undefined
  const { name, cause, setting, cure } = retiredIn(launchOf(deps, link, 'coexistence'))
  await observe(deps.db, attempt.project_id, [{ kind: 'retired_launch', name }], toIso(deps.now()))
  deps.log.error(
    { attempt: attempt.id, setup_link: link.id, setting },
    `Meta asked a customer who wanted to keep the WhatsApp Business app for a new number, because ${cause}; ${cure}`,
  )
  return new Fault('configuration_retired', cause, { detail: { cause, setting } })
}
