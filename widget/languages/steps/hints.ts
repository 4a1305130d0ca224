/** English texts for what is good to know of an answer. */
export const words = {
  steps_known: 'Is this still right?',
  steps_https: 'Facebook wants a website that begins with https://.',
  steps_domain: 'Facebook may want an e-mail address at your website’s domain.',
  steps_name: 'WhatsApp may decline this name. Use your real business name.',
}
export const from = 15
