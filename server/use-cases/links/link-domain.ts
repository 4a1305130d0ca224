import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import type { Hosts } from '../../runtime/hosts.ts'
import { hostnameOf } from '../../store/domains/hostname.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'

export interface HostsOf {
  hosts: Pick<Hosts, 'find' | 'newestOf' | 'refresh'>
}

/**
 * The host of a new link's address, or of a changed one: what was asked for, in its one spelling.
 *
 * @throws {Fault} `invalid_request` when it is not an active domain of the project
 */
export async function domainOf(
  { hosts }: HostsOf,
  projectId: string,
  wanted: string | null | undefined,
): Promise<string | null | undefined> {
  if (wanted === undefined || wanted === null) return wanted
  const { hostname } = hostnameOf(wanted)
  const isOwn = () => hostname !== undefined && hosts.find(hostname)?.projectId === projectId
  // Another process may have seen it become active a moment ago.
  if (!isOwn()) await hosts.refresh()
  if (hostname !== undefined && isOwn()) return hostname
  throw new Fault('invalid_request', 'domain must be an active domain of this project, or null for the server’s own')
}

/** The same for a new link, which uses the project's newest where it says nothing. */
export const domainOfNew = async (deps: HostsOf, projectId: string, wanted: string | null | undefined) =>
  (await domainOf(deps, projectId, wanted)) ??
  (wanted === null ? null : (deps.hosts.newestOf(projectId)?.hostname ?? null))

/** Where a link is served: on its domain while that is the project's, and else on ours. */
export function baseOfLink(
  { hosts, publicUrl }: HostsOf & Pick<Deps, 'publicUrl'>,
  { domain, project_id }: Pick<SetupLinkRow, 'domain' | 'project_id'>,
): string {
  const host = domain === null ? undefined : hosts.find(domain)
  return host?.projectId === project_id ? host.url : publicUrl
}
