import type { Answer, AnswerTarget, Prefill, Step } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { prefillOf } from '../links/link-options.ts'
import { begunSteps, keptAnswers } from './kept-answers.ts'

/** What Meta's window is to show filled in: what the link says, and what the customer answered, which counts for more. */
export async function answeredPrefill(
  { db, sealer }: Pick<Deps, 'db' | 'sealer'>,
  link: SetupLinkRow,
): Promise<Prefill | null> {
  const said = prefillOf(link)
  const mapped = begunSteps(link)?.before.flatMap(targetsOf) ?? []
  if (!mapped.length) return said
  const kept = await keptAnswers({ sealer }, db, link)
  const filled = structuredClone(said ?? {})
  for (const { step, key, target } of mapped) {
    const answer = kept.get(step)?.answers[key]
    if (answer !== undefined) put(filled, target, answer)
  }
  return filled
}

const targetsOf = (step: Step) =>
  ('fields' in step ? step.fields : []).flatMap((field) =>
    'maps_to' in field && field.maps_to ? [{ step: step.id, key: field.key, target: field.maps_to }] : [],
  )

/** `business.address.country` as a place in the object. */
function put(prefill: Prefill, target: AnswerTarget, answer: Answer) {
  const names = target.split('.')
  const last = names.pop() as string
  let place = prefill as Record<string, unknown>
  for (const name of names) {
    place[name] ??= {}
    place = place[name] as Record<string, unknown>
  }
  place[last] = answer
}

/** The detail of `prefill` by its name, where it is text. */
export function detailOf(prefill: Prefill | null, source: string): string | undefined {
  const found = source
    .split('.')
    .reduce<unknown>((place, name) => (place as Record<string, unknown> | null | undefined)?.[name], prefill)
  return typeof found === 'string' ? found : undefined
}
