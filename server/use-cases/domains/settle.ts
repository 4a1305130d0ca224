import type { DomainCheck } from '../../../contract/index.ts'
import { emitDomainActive, emitDomainFailing } from '../../delivery/emit-domain.ts'
import type { Deps } from '../../deps.ts'
import type { ServedHosts } from '../../runtime/hosts.ts'
import { isRefused } from '../../store/database/refused.ts'
import type { Db } from '../../store/database/tables.ts'
import { changeDomain, freeHost, lockDomain, lookBy, ownerOfHost } from '../../store/domains/domains.ts'
import type { DomainRow } from '../../store/domains/tables.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { minute, toIso } from '../../time.ts'
import { helpFor } from './help.ts'
import { leaveHost } from './leave-host.ts'
import { nextLook, patience } from './next-look.ts'

type Settling = Pick<Deps, 'certificates' | 'db' | 'now'> & ServedHosts

/**
 * Writes down what a look found, and what follows from it: who owns the host, and who is told.
 *
 * @returns the row as it is then; undefined when it was removed meanwhile
 */
export async function settle(deps: Settling, id: string, checks: DomainCheck[]): Promise<DomainRow | undefined> {
  const once = () =>
    deps.db.transaction().execute(async (tx) => {
      const row = await lockDomain(tx, id)
      if (!row || row.state === 'removed') return undefined
      return isOutdated(checks, row) ? row : settleRow(tx, deps.now(), row, checks)
    })
  const settled = await once().catch((error: unknown) => {
    if (!isRefused(error)) throw error
    return once() // Another project proved the host at this very moment: now it is the owner.
  })
  await deps.hosts.refresh()
  if (settled?.state === 'failing' && !settled.owned) await leaveHost(deps, settled.hostname)
  return settled
}

/** Longer than a look takes. Beyond that a clock was wrong. */
const longestLook = 10 * minute

/** Whether a look that began later was written down meanwhile: this one saw what stood in the DNS before. */
function isOutdated([check]: DomainCheck[], row: DomainRow): boolean {
  const [last] = JSON.parse(row.checks) as DomainCheck[]
  if (!check || !last) return false
  const later = Date.parse(last.at) - Date.parse(check.at)
  return later > 0 && later < longestLook
}

async function settleRow(tx: Db, now: Date, row: DomainRow, checks: DomainCheck[]): Promise<DomainRow> {
  const given = keepsHost(row, checks) ? await takeHost(tx, now, row) : lose(now, row, checks)
  const seen = given.taken ? [...checks, given.taken] : checks
  const next = { ...row, ...given.change }
  const sure = seen.every(({ ok, finding }) => ok !== null && finding !== 'not_propagated')
  const fresh = await changeDomain(tx, row.id, {
    ...given.change,
    checks: JSON.stringify(seen),
    looks: row.looks + 1,
    run_at: nextLook(now, next, sure),
    updated_at: toIso(now),
  })
  await tell(tx, now, row, fresh, seen)
  return fresh
}

interface Given {
  change: Partial<Pick<DomainRow, 'state' | 'owned' | 'activated_at' | 'failing_since' | 'hurried_at'>>
  taken?: DomainCheck
}

/** Whether the records are all there. An active domain keeps its host while that is not known, and while name servers differ. */
function keepsHost({ state }: DomainRow, checks: DomainCheck[]): boolean {
  if (state === 'active') return !checks.some(({ ok, finding }) => ok === false && finding !== 'not_propagated')
  return checks.every(({ ok, what }) => ok === true || (ok === null && what === 'certificate'))
}

async function takeHost(tx: Db, now: Date, row: DomainRow): Promise<Given> {
  const at = toIso(now)
  if (row.state === 'active') return { change: {} }
  const owner = row.owned ? undefined : await ownerOfHost(tx, row.hostname)
  if (owner && !(await freeHost(tx, owner.id, at))) {
    // The owner may have lost its records, too: it is looked at before its day is over.
    await lookBy(tx, owner.id, at)
    return { ...lose(now, row, []), taken: takenCheck(row, at) }
  }
  if (owner) await audit(tx, now, { ...entry(owner), action: 'domain.lapsed' })
  return { change: { state: 'active', owned: 1, activated_at: row.owned ? row.activated_at : at, failing_since: null } }
}

/** What follows when the records are not all there. Where that is not known, nothing does. */
function lose(now: Date, row: DomainRow, checks: DomainCheck[]): Given {
  if (checks.length && !checks.some(({ ok }) => ok === false)) return { change: {} }
  const at = toIso(now)
  if (row.state === 'active') return { change: { state: 'failing', failing_since: at, hurried_at: at } }
  const since = (row.state === 'failing' && row.failing_since) || row.hurried_at
  if (now.getTime() - Date.parse(since) < patience) return { change: {} }
  return { change: row.state === 'pending' ? { state: 'failing', failing_since: at } : { owned: 0 } }
}

function takenCheck({ hostname, proof }: DomainRow, at: string): DomainCheck {
  const about = { what: 'owner', ok: false, finding: 'taken', expected: proof, seen: [] } as const
  return { ...about, seen: [], help: helpFor({ ...about, seen: [], hostname }), at }
}

async function tell(tx: Db, now: Date, before: DomainRow, row: DomainRow, checks: DomainCheck[]) {
  if (before.owned && !row.owned) await audit(tx, now, { ...entry(row), action: 'domain.lapsed' })
  if (before.state === row.state) return
  await audit(tx, now, { ...entry(row), action: row.state === 'active' ? 'domain.activated' : 'domain.failed' })
  if (row.state === 'active') await emitDomainActive(tx, now, row)
  else await emitDomainFailing(tx, now, row, checks)
}

const entry = ({ id, project_id, hostname }: DomainRow) => ({
  projectId: project_id,
  subject: id,
  detail: { hostname },
  by: 'patchbay',
})
