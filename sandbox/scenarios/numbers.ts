import type { Scenario } from '../world/scenario.ts'

/** Lines with several spellings, and news about numbers. */
export const numbersScenarios = {
  'other-spelling': {
    description:
      'Graph shows a line in another spelling than the customer typed (521… for 52…), and webhooks name the first.',
    spelling: { graph: 'other', webhooks: 'other' },
  },
  'news-out-of-order': {
    description: 'Webhooks about one account that are sent within half a second arrive backwards, and each twice.',
    webhooks: { order: 'backwards' },
  },
} as const satisfies Record<string, Scenario>
