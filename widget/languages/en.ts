import { unreachable } from '../../contract/words/en-unreachable.ts'
/**
 * English texts of the first screen: they are there from the start. `{company}` is who invites; the other braces are filled where
 * the sentence is shown. Later texts are in `en-later.ts`, those for faults in `en-faults.ts`.
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

  // Also shown when the texts for a fault could not be loaded.
  server_unreachable: unreachable,
}
