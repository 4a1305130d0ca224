import type { AnswerWarning, Prefill, Steps } from '../../../contract/index.ts'
import { prefillTroubles } from '../links/prefill-warnings.ts'

/** What Meta's form may not take of the answers and of what the link says beside them, at the fields that can mend it. */
export function answerWarnings(steps: Steps | undefined, prefill: Prefill | null): AnswerWarning[] {
  const fields = (steps?.before ?? []).flatMap((step) => ('fields' in step ? step.fields : []))
  return prefillTroubles(prefill ?? {}).flatMap(({ target, hint, message }) => {
    const field = fields.find((one) => 'maps_to' in one && one.maps_to === target)
    // What was not asked yet is no mistake.
    return field && hint !== 'country' ? [{ key: field.key, hint, message }] : []
  })
}
