import type { AnsweredStatus, Answers, Step, Steps } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import type { Db } from '../../store/database/tables.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { answersOfLink } from '../../store/steps/step-answers.ts'

/** What the customer of a link is asked, as it was when they began; undefined when nothing is. */
export function begunSteps({ begun_steps }: Pick<SetupLinkRow, 'begun_steps'>): Steps | undefined {
  const steps = begun_steps && (JSON.parse(begun_steps) as Steps)
  return steps && steps.before.length + steps.after.length > 0 ? steps : undefined
}

export interface Kept {
  status: AnsweredStatus
  answers: Answers
  updated_at: string
}

/** What answers are sealed for. */
export const aboutAnswers = (linkId: string, step: string) => `answers ${linkId} ${step}`

/** The answers of a link so far, by the id of their step. */
export async function keptAnswers(
  { sealer }: Pick<Deps, 'sealer'>,
  db: Db,
  { id }: Pick<SetupLinkRow, 'id'>,
): Promise<Map<string, Kept>> {
  const kept = new Map<string, Kept>()
  for (const { step, status, answers, updated_at } of await answersOfLink(db, id))
    kept.set(step, { status, updated_at, answers: JSON.parse(await sealer.open(answers, aboutAnswers(id, step))) })
  return kept
}

/** The answers to `steps` together. */
export const joined = (steps: readonly Step[], kept: Map<string, Kept>): Answers =>
  Object.assign({}, ...steps.map(({ id }) => kept.get(id)?.answers))
