/** What words mean that only this API uses, or uses in its own way, for the head of its page. */
export const words: Record<string, string> = {
  customer: 'A customer of yours: the person or company whose number is connected.',
  'setup link':
    'Lets one customer connect one number. You send its `url`, or give its `token` to the widget in your page.',
  number: 'A phone number on WhatsApp. `phone_number_id` is Meta’s id of it.',
  account:
    'A WhatsApp Business Account at Meta (WABA), which numbers belong to. `business_account_id` is Meta’s id of it.',
  dedicated: 'A connection type: the number lives in Meta’s Cloud API alone.',
  coexistence: 'The other connection type: the number also stays in the WhatsApp Business app on a phone.',
  attempt: 'One try of a customer: Facebook’s window, and everything that follows from it.',
  journey: 'The list of what happened to one setup link, for you to see where a customer is.',
  delivery: 'One event on its way to one webhook. It is tried again until your server takes it.',
  pool: 'Numbers of one country that you keep ready for customers who have none.',
  provider: 'Who sells you numbers, by the telephony account of your project.',
  policy: 'What a project allows its customers and its keys.',
  scope: 'What a key may do.',
  sealed: 'Encrypted before it is stored. Nobody reads it back through this API.',
  step: 'A question or form of your own that the customer sees on the way.',
}
