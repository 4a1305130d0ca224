import { v7 as uuid } from 'uuid'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { isRefused } from '../../store/database/refused.ts'
import type { Db } from '../../store/database/tables.ts'
import { addDomain, countDomains, domainOfHost, lookBy, ownerOfHost } from '../../store/domains/domains.ts'
import type { DomainRow } from '../../store/domains/tables.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { addMs, minute, toIso } from '../../time.ts'
import { wantedHost } from './hosts.ts'
import { proofOf } from './proof.ts'

/** Each is looked at a hundred times before it fails, so nobody can have thousands that belong to others. */
const most = 1_000

/**
 * Writes down that a project wants a host, which a worker looks at from now on.
 *
 * @throws {Fault} `invalid_request` for what is no host, `conflict` when the project has it already or another one has proven it
 */
export async function createDomain(
  { db, domains, keys, now }: Pick<Deps, 'db' | 'domains' | 'keys' | 'now'>,
  projectId: string,
  text: string,
): Promise<DomainRow> {
  const hostname = wantedHost(text, domains)
  const at = toIso(now())
  await assertFree(db, hostname, projectId, now())
  try {
    return await db.transaction().execute(async (tx) => {
      if (await domainOfHost(tx, projectId, hostname)) throw there(hostname)
      if ((await countDomains(tx, projectId)) >= most)
        throw new Fault('conflict', `A project has ${most} domains at most: remove one first`)
      const row = await addDomain(tx, {
        id: uuid(),
        project_id: projectId,
        hostname,
        proof: proofOf(keys, projectId, hostname),
        state: 'pending',
        owned: 0,
        checks: '[]',
        looks: 0,
        hurried_at: at,
        run_at: at,
        lease_owner: null,
        lease_until: null,
        activated_at: null,
        failing_since: null,
        removed_at: null,
        created_at: at,
        updated_at: at,
      })
      await audit(tx, now(), { projectId, action: 'domain.created', subject: row.id, detail: { hostname } })
      return row
    })
  } catch (error) {
    if (isRefused(error)) throw there(hostname) // The same project asked twice at once.
    throw error
  }
}

const there = (hostname: string) => new Fault('conflict', `The project has ${hostname} already`)

/** One that fails is free to whoever proves it. One that is active is looked at soon: its records may be gone by now. */
async function assertFree(db: Db, hostname: string, projectId: string, now: Date) {
  const owner = await ownerOfHost(db, hostname)
  if (!owner || owner.project_id === projectId || owner.state === 'failing') return
  const soon = Math.max(now.getTime(), Date.parse(owner.updated_at) + minute)
  await lookBy(db, owner.id, toIso(addMs(now, soon - now.getTime())))
  throw new Fault(
    'conflict',
    `${hostname} is in use. If it is yours, remove the TXT record of its earlier use, and try again in a minute`,
  )
}
