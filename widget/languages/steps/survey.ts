/** English texts for the steps after the signup. */
export const words = {
  steps_send: 'Send',
  steps_thanks: 'Thank you!',
}
export const from = 7
