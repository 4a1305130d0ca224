/**
 * What the first screen says, in English: it is there from the start. `{company}` is who invites, the other braces are filled
 * where the sentence is shown. What comes after it stands in `en-later.ts`, the words for what goes wrong in `en-faults.ts`.
 */
export const en = {
  loading: 'One moment…',
  progress: 'Step {step} of {steps}',
  someone: 'the company that sent you this link',
  close: 'Close',
  retry: 'Try again',

  welcome: 'Connect WhatsApp to {company}',
  welcome_text: '{company} will send and receive the messages of your business number.',
  welcome_ready: 'What you need',
  welcome_account: 'Your Facebook account',
  welcome_account_text: 'The one that manages your business.',
  welcome_phone: 'Your phone',
  welcome_phone_text: 'To get a code by text or call.',
  welcome_business: 'Your business details',
  welcome_business_text: 'Name, country and website.',
  welcome_time: '2 to 5 minutes',
  welcome_time_text: '15 to 30 if you need to create a business account first.',
  welcome_promise: 'Nothing is posted, and your customers get no message.',
  welcome_start: 'Get started',

  // Also what is said when the words for a fault did not come.
  server_unreachable: 'We cannot reach the server\nCheck your connection, then try again.',
}
