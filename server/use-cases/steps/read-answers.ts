import type { LinkAnswers } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { begunSteps, joined, keptAnswers } from './kept-answers.ts'

/** What the customer of a link answered so far, in the order in which it was asked. */
export async function readAnswers(
  { db, sealer }: Pick<Deps, 'db' | 'sealer'>,
  link: SetupLinkRow,
): Promise<LinkAnswers> {
  const steps = begunSteps(link) ?? { before: [], after: [] }
  const kept = await keptAnswers({ sealer }, db, link)
  return {
    setup_link_id: link.id,
    answers: joined([...steps.before, ...steps.after], kept),
    steps: (['before', 'after'] as const).flatMap((part) =>
      steps[part].flatMap(({ id }) => {
        const one = kept.get(id)
        return one ? [{ id, part, status: one.status, updated_at: one.updated_at }] : []
      }),
    ),
  }
}
