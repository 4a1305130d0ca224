import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import type { ServedHosts } from '../../runtime/hosts.ts'
import { changeDomain, findDomain, lockDomain } from '../../store/domains/domains.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { toIso } from '../../time.ts'
import { leaveHost } from './leave-host.ts'

/**
 * Gives a host up: its pages are served there no more, and any project can prove it.
 *
 * @throws {Fault} `not_found` when the project has no such domain, or removed it before
 */
export async function removeDomain(
  deps: Pick<Deps, 'certificates' | 'db' | 'now'> & ServedHosts,
  projectId: string,
  id: string,
) {
  const { db, hosts, now } = deps
  const hostname = await db.transaction().execute(async (tx) => {
    const row = (await findDomain(tx, projectId, id)) && (await lockDomain(tx, id))
    if (!row || row.state === 'removed') throw new Fault('not_found', 'Domain not found')
    const at = toIso(now())
    const over = { state: 'removed', owned: 0, run_at: null, removed_at: at, updated_at: at } as const
    await changeDomain(tx, id, over)
    await audit(tx, now(), { projectId, action: 'domain.removed', subject: id, detail: { hostname: row.hostname } })
    return row.hostname
  })
  await hosts.refresh()
  await leaveHost(deps, hostname)
}
