import type { ConnectionType, Launch, Prefill, Session } from '../../../contract/index.ts'
import type { AppDeps } from '../../deps.ts'
import { setupOf } from '../../meta/prefill.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { prefillOf } from './link-options.ts'

/** What a launch shows filled in, besides what the link says. */
interface Known {
  /** Meta's id of the number that is held for the customer, when Meta has it verified. */
  preverifiedId?: string | null | undefined
  /** The link's `prefill`, with what the customer answered since. */
  prefill?: Prefill | null | undefined
}

/** How Meta's window is opened for a link, as a popup or by a redirect. */
export function launchOf(
  { launch }: Pick<AppDeps, 'launch'>,
  link: SetupLinkRow,
  type: ConnectionType,
  { preverifiedId, prefill = prefillOf(link) }: Known = {},
): Launch {
  // A number that we provide can only be dedicated.
  const number = type === 'dedicated' && preverifiedId ? { preVerifiedPhone: { ids: [preverifiedId] } } : {}
  return launch(type, { ...setupOf(prefill ?? {}), ...number })
}

/** What a session says about the launch. `config_id` alone is for widgets older than `launch`. */
export function launchesOf(
  deps: Pick<AppDeps, 'launch'>,
  link: SetupLinkRow,
  prefill: Prefill | null,
): { config_id: string; launch: NonNullable<Session['meta']['launch']> } {
  const launch = {
    coexistence: launchOf(deps, link, 'coexistence', { prefill }),
    dedicated: launchOf(deps, link, 'dedicated', { prefill }),
  }
  const [type, other] = JSON.parse(link.connection_types) as ConnectionType[]
  return { config_id: launch[type && !other ? type : 'dedicated'].config_id, launch }
}
