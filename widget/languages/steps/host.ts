/** English texts for a step that the host shows on a page of its own. */
export const words = { steps_elsewhere: 'Continue at {company}' }
export const from = 19
