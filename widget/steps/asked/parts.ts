import type { SessionSteps } from '../../../contract/index.ts'
import type { Checks } from '../../../contract/steps/rules.ts'
import type { WordsPart } from '../../languages/steps/words-for-steps.ts'
import { requestAgain } from '../../work/request-again.ts'

/** What only some steps need. */
export interface Extra {
  checks: Checks
  css?: string
  Choice?: typeof import('./choices.tsx').Choice
  hintOf?: typeof import('./hints.ts').hintOf
  OwnStep?: typeof import('./host-step.tsx').OwnStep
  Frame?: typeof import('./survey.tsx').Frame
}

/**
 * Loads what these steps need: kinds of fields, what Meta may not take, a step that the host shows. It looks for the names alone; an
 * option of the same name loads a part for nothing, and does no harm.
 */
export async function partsOf({ before, after }: SessionSteps, isSurvey: boolean) {
  const text = JSON.stringify(isSurvey ? [before, after] : before)
  const parts = await Promise.all([
    /"(email|url|phone)"/.test(text) && import('./forms.ts').catch(requestAgain),
    /"(checkbox|rating|select|country)"/.test(text) && import('./choices.tsx').catch(requestAgain),
    /"(maps_to|prefill)"/.test(text) && import('./hints.ts').catch(requestAgain),
    /"host"/.test(text) && import('./host-step.tsx').catch(requestAgain),
    isSurvey && import('./survey.tsx').catch(requestAgain),
  ])
  const come: (Partial<Extra> & WordsPart)[] = parts.filter((part) => !!part)
  const checks = Object.assign({}, ...come.map((part) => part.checks))
  return { come, extra: Object.assign({}, ...come, { checks }) as Extra }
}
