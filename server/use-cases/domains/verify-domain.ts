import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import type { ServedHosts } from '../../runtime/hosts.ts'
import { changeDomain, findDomain } from '../../store/domains/domains.ts'
import type { DomainRow } from '../../store/domains/tables.ts'
import { toIso } from '../../time.ts'
import { look } from './look.ts'
import { settle } from './settle.ts'

/**
 * Looks at a domain now, because somebody has just set its records, and often again from now on when they are not there.
 *
 * @throws {Fault} `not_found` when the project has no such domain, or removed it
 */
export async function verifyDomain(
  deps: Pick<Deps, 'certificates' | 'db' | 'domains' | 'now' | 'queue'> & ServedHosts,
  projectId: string,
  id: string,
): Promise<DomainRow> {
  const { db, now, queue } = deps
  const gone = () => new Fault('not_found', 'Domain not found')
  return queue.run(`domain ${id}`, async () => {
    const row = await findDomain(db, projectId, id)
    if (!row || row.state === 'removed') throw gone()
    const hurried = row.state === 'active' ? row : await changeDomain(db, id, { hurried_at: toIso(now()) })
    const settled = await settle(deps, id, await look(deps, hurried))
    if (!settled) throw gone()
    return settled
  })
}
