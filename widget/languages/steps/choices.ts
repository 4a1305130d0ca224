/** English texts for what is picked. */
export const words = {
  steps_choose: 'Choose…',
  steps_country: 'Please choose a country.',
  steps_option: 'Please choose one.',
}
export const from = 12
