import type { Scenario } from '../world/scenario.ts'

/** What the code and the token are worth. */
export const grantsScenarios = {
  'code-expired': {
    description: 'The code is already 31 seconds old when the page gets it.',
    grant: { codeAgeMs: 31_000 },
  },
  'no-target-ids': {
    description: 'The answer of debug_token has no target_ids, which means all assets.',
    grant: { targetIds: false },
  },
  'permission-missing': {
    description: 'The token came without whatsapp_business_management.',
    grant: { scopes: ['whatsapp_business_messaging'] },
  },
  'lagging-grant': {
    description: 'The first three node calls of a new token answer 100/33, as if the grant had not spread yet.',
    grant: { lag: 3 },
  },
} as const satisfies Record<string, Scenario>
