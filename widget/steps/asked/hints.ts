import type { Answers, SessionSteps } from '../../../contract/index.ts'
import { hintOf as hintOnMeta } from '../../../contract/steps/hints.ts'

export { from, words } from '../../languages/steps/hints.ts'

/** What is good to know of what stands in a field, and no reason to stop. */
export function hintOf({ before, after, known, answers: given }: SessionSteps, key: string, answers: Answers) {
  const odd = hintOnMeta([...before, ...after], key, answers)
  return odd ?? (known[key] !== undefined && known[key] === answers[key] && !given[key] ? 'known' : undefined)
}
