import type { DomainCheck } from '../../contract/index.ts'
import type { Db } from '../store/database/tables.ts'
import type { DomainRow } from '../store/domains/tables.ts'
import { toIso } from '../time.ts'
import { emit } from './emit.ts'

/** The records of a domain were found: from now on new links use it. */
export const emitDomainActive = (tx: Db, now: Date, { id, hostname, project_id, activated_at }: DomainRow) =>
  emit(tx, now, {
    projectId: project_id,
    name: 'domain.active',
    facts: { project: { id: project_id }, domain: { id, hostname, activated_at: activated_at ?? toIso(now) } },
  })

/** The records of a domain were not found in time, or are gone. */
export const emitDomainFailing = (
  tx: Db,
  now: Date,
  { id, hostname, project_id, failing_since }: DomainRow,
  checks: DomainCheck[],
) =>
  emit(tx, now, {
    projectId: project_id,
    name: 'domain.failing',
    facts: {
      project: { id: project_id },
      domain: { id, hostname, failing_since: failing_since ?? toIso(now) },
      checks: checks.filter(({ ok }) => !ok),
    },
  })
