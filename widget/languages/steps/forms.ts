/** English texts for an e-mail address, a website and a phone number. */
export const words = {
  steps_email: 'Please check the e-mail address.',
  steps_url: 'Please write an address such as https://example.com.',
  steps_phone: 'Please begin with the country code, such as +1 415 555 0123.',
}
export const from = 9
