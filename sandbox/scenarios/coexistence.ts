import type { Scenario } from '../world/scenario.ts'

/** Numbers that stay in the WhatsApp Business app. */
export const coexistenceScenarios = {
  'history-refused': {
    description: 'Coexistence: the customer does not share the chat history (webhook error 2593109).',
    customer: { sharesHistory: false },
  },
  'sync-too-late': {
    description: 'Coexistence: the day for syncing is over when the customer comes (2593108).',
    coexistence: { syncs: 'too late' },
  },
  'sync-refused-by-subcode': {
    description: 'Coexistence: every sync is refused, as error 100 with the subcode 2593108.',
    coexistence: { syncs: 'too late', errors: 'subcodes' },
  },
  'coexistence-ineligible': {
    description: 'Coexistence: the number in the app is not eligible yet (3441045).',
    customer: {
      ineligible: {
        title: 'This number can’t be connected yet',
        text: 'The number needs more activity in the WhatsApp Business app first. Use the app for a while, then try again.',
        code: '3441045',
      },
    },
  },
} as const satisfies Record<string, Scenario>
