/** English texts for the steps of a host's: they load where a link has any. A kind of field may bring more. */
export const words = {
  steps_progress: 'Question {step} of {steps}',
  steps_optional: 'optional',
  steps_skip: 'Skip',
  steps_missing: 'Please answer this.',
  steps_long: 'Please use at most {max} characters.',
  steps_text: 'Please use letters and digits.',
  steps_unsaved: 'Not saved yet: check your connection. We keep trying.',
}
export const from = 0
