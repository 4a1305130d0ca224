import type { LinkEventName } from '../../../contract/index.ts'
import { toIso } from '../../time.ts'
import type { Db } from '../database/tables.ts'
import { add } from '../links/link-events.ts'
import type { AttemptRow } from './tables.ts'

/** The same for what happened to one of its attempts. */
export const addAttemptEvent = (
  tx: Db,
  now: Date,
  { id, project_id, setup_link_id }: Pick<AttemptRow, 'id' | 'project_id' | 'setup_link_id'>,
  name: LinkEventName,
  detail: object = {},
) => add(tx, { project_id, setup_link_id, attempt_id: id, name, created_at: toIso(now) }, detail)
