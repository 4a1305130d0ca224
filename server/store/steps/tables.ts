import type { Selectable } from 'kysely'
import type { AnsweredStatus } from '../../../contract/index.ts'

/** What a customer answered to one step of a link. */
export interface StepAnswersTable {
  setup_link_id: string
  step: string
  status: AnsweredStatus
  /** JSON of the answers by key, sealed. */
  answers: string
  updated_at: string
}

export type StepAnswersRow = Selectable<StepAnswersTable>
