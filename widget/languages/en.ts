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
  welcome_alone: 'Your number’s messages go through {company}, and no longer through the WhatsApp app.',
  welcome_account: 'Your Facebook account',
  welcome_account_text: 'The one that manages your business.',
  welcome_phone: 'Your phone',
  welcome_business: 'Your business details',
  welcome_time: '2 to 5 minutes',
  welcome_time_text: '15 to 30 if you need to create a business account first.',
  welcome_trust: 'What this allows',
  handoff_offer: 'Not the Facebook admin?',
  welcome_start: 'Get started',
  launch: 'Continue with Facebook',

  // Also shown when the texts for a fault could not be loaded.
  server_unreachable: unreachable,
}
