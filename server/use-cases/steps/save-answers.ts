import {
  type Answers,
  type AnswersInput,
  type AnswerTrouble,
  everyCheck,
  type Facts,
  readStep,
  type Step,
  type Steps,
  shownSteps,
} from '../../../contract/index.ts'
import { emitAnswers } from '../../delivery/emit.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { holdLink } from '../../store/links/setup-links.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { putAnswers } from '../../store/steps/step-answers.ts'
import { toIso } from '../../time.ts'
import { assertUsable } from '../links/usable-link.ts'
import { aboutAnswers, begunSteps, joined, type Kept, keptAnswers } from './kept-answers.ts'

/**
 * Keeps what a customer answered to one step, as far as it goes. When it completes its part, the backend hears of it; the same
 * answers again change nothing, and nobody hears of them. Answers to steps that are not shown are kept, in case the customer
 * comes back to them.
 *
 * @throws {Fault} `not_found` for a step that the customer was not given; `invalid_request` for an answer that does not do, by the
 * key of its field; `link_expired`, `link_revoked` or `already_used` when the link is over, `conflict` for a survey before the end
 */
export async function saveAnswers(
  { db, now, sealer }: Pick<Deps, 'db' | 'now' | 'sealer'>,
  { id }: SetupLinkRow,
  stepId: string,
  given: AnswersInput,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const link = await holdLink(tx, id)
    const steps = link && begunSteps(link)
    const part = steps && (['before', 'after'] as const).find((name) => steps[name].some((one) => one.id === stepId))
    if (!part) throw new Fault('not_found', 'This setup link has no such step')
    if (part === 'before') assertUsable(link, now())
    else if (link.setup_status !== 'completed')
      throw new Fault('conflict', 'The steps after the signup begin when the number is connected')

    const all = [...steps.before, ...steps.after]
    const step = all.find((one) => one.id === stepId) as Step
    const kept = await keptAnswers({ sealer }, tx, link)
    const earlier = joined(all.slice(0, all.indexOf(step)), kept)
    const answers = accepted(step, steps, given, earlier)
    const before = kept.get(step.id)
    const text = JSON.stringify(answers)
    if (before?.status === given.status && JSON.stringify(before.answers) === text) return

    const updated_at = toIso(now())
    const sealed = await sealer.seal(text, aboutAnswers(link.id, step.id))
    await putAnswers(tx, { setup_link_id: link.id, step: step.id, status: given.status, answers: sealed, updated_at })
    kept.set(step.id, { status: given.status, answers, updated_at })
    const over = endOf(steps[part], joined(all, kept), given, kept)
    if (over)
      await emitAnswers(tx, now(), part === 'before' ? 'setup_link.answered' : 'setup_link.surveyed', link, over)
  })
}

/** The answers of the steps that are shown, when none of them is left. */
function endOf(part: Step[], answers: Answers, facts: Facts, kept: Map<string, Kept>) {
  const over = shownSteps(part, answers, facts).map(({ id }) => ({ id, status: kept.get(id)?.status }))
  return over.every(
    (one): one is { id: string; status: 'answered' | 'skipped' } => !!one.status && one.status !== 'draft',
  )
    ? over
    : undefined
}

/** @throws {Fault} `invalid_request` */
function accepted(step: Step, steps: Steps, given: AnswersInput, earlier: Answers): Answers {
  if (given.status === 'skipped') {
    if (!step.optional && step.kind !== 'host')
      throw new Fault('invalid_request', `status must not be skipped: the step ${step.id} is not optional`)
    return {}
  }
  if (!('fields' in step)) return ownAnswers(steps, given.answers)
  const { answers, troubles } = readStep(step, given.answers, earlier, given, everyCheck)
  const wrong = Object.entries(troubles).filter(([, trouble]) => given.status === 'answered' || trouble !== 'missing')
  if (wrong.length)
    throw new Fault('invalid_request', wrong.map(([key, trouble]) => `answers.${key} ${sentences[trouble]}`).join('; '))
  return answers
}

const sentences: Record<AnswerTrouble, string> = {
  missing: "can't be blank",
  long: 'is too long',
  email: 'must be an e-mail address',
  url: 'must be an address such as https://example.com',
  phone: 'must be a phone number such as +14155551234',
  country: 'must be a two-letter country code in capitals, for example US',
  option: 'must be one of the choices',
  text: 'must be text',
}

/** What the host's own page answered, by keys that no field has. */
function ownAnswers({ before, after }: Steps, answers: Answers): Answers {
  const keys = [...before, ...after].flatMap((step) => ('fields' in step ? step.fields.map(({ key }) => key) : []))
  const taken = Object.keys(answers).find((key) => keys.includes(key))
  if (taken) throw new Fault('invalid_request', `answers.${taken} is the key of a field of another step`)
  return answers
}
