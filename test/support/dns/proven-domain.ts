import { v7 as uuid } from 'uuid'
import type { DomainRow } from '../../../server/store/domains/tables.ts'
import { defaultProjectId } from '../../../server/store/projects/projects.ts'

/** A domain as a project has it that proved its host at `at`, with what is told otherwise. */
export const provenDomain = (hostname: string, at: string, otherwise: Partial<DomainRow> = {}): DomainRow => ({
  id: uuid(),
  project_id: defaultProjectId,
  hostname,
  proof: 'proven',
  state: 'active',
  owned: 1,
  checks: '[]',
  looks: 1,
  hurried_at: at,
  run_at: null,
  lease_owner: null,
  lease_until: null,
  activated_at: at,
  failing_since: null,
  removed_at: null,
  created_at: at,
  updated_at: at,
  ...otherwise,
})
