import { everyCheck, type Session, tidy, troubleWith } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { findCustomer } from '../../store/projects/customers.ts'
import { prefillOf } from '../links/link-options.ts'
import { detailOf } from './answered-prefill.ts'
import { begunSteps, joined, keptAnswers } from './kept-answers.ts'

/** What a session says of the steps of its link: nothing where there are none. */
export async function stepsOfSession(
  { db, sealer }: Pick<Deps, 'db' | 'sealer'>,
  link: SetupLinkRow,
): Promise<Pick<Session, 'steps'>> {
  const steps = begunSteps(link)
  if (!steps) return {}
  const all = [...steps.before, ...steps.after]
  const kept = await keptAnswers({ sealer }, db, link)
  const customer = await findCustomer(db, link.project_id, link.customer_id)
  const prefill = prefillOf(link)
  const known: Record<string, string> = {}
  for (const field of all.flatMap((step) => ('fields' in step ? step.fields : []))) {
    if (!('prefill' in field && field.prefill)) continue
    const [whose, name] = field.prefill.split('.')
    const value =
      whose === 'customer' ? customer?.[name as 'name' | 'email' | 'phone'] : detailOf(prefill, field.prefill)
    const answer = tidy(field, value, everyCheck)
    // A value that the field itself would refuse helps nobody.
    if (typeof answer === 'string' && answer && !troubleWith(field, answer, everyCheck)) known[field.key] = answer
  }
  const status = Object.fromEntries([...kept].map(([step, { status }]) => [step, status]))
  return { steps: { ...steps, known, answers: joined(all, kept), status } }
}
