import type { Answers, SessionSteps } from '../../../contract/index.ts'
import { hintOf as hintOnMeta } from '../../../contract/steps/hints.ts'
import type { Keep } from '../../work/answers.ts'

export { from, words } from '../../languages/steps/hints.ts'

/**
 * What is good to know of what stands in a field, and no reason to stop. The server knows more than what stands here: what it warned of
 * holds as long as the answer is the one that it was given.
 */
export function hintOf(
  { before, after, known, answers: given }: SessionSteps,
  key: string,
  answers: Answers,
  { said, kept }: Pick<Keep, 'said' | 'kept'>,
) {
  const isSaved = [...kept.values()].some((one) => one.answers[key] === answers[key])
  const warned = said()?.warnings?.find((one) => isSaved && one.key === key)
  const odd = hintOnMeta([...before, ...after], key, answers) ?? warned?.hint
  return odd ?? (known[key] !== undefined && known[key] === answers[key] && !given[key] ? 'known' : undefined)
}
