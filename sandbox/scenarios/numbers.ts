import type { Scenario } from '../world/scenario.ts'

/** Lines with several spellings. */
export const numbersScenarios = {
  'other-spelling': {
    description:
      'Graph shows a line in another spelling than the customer typed (521… for 52…), and webhooks name the first.',
    spelling: { graph: 'other', webhooks: 'other' },
  },
} as const satisfies Record<string, Scenario>
