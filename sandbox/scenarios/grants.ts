import type { Scenario } from '../world/scenario.ts'

/** Variants of the code and the token. */
export const grantsScenarios = {
  'code-expired': {
    description: 'The code is already 31 seconds old when the page gets it.',
    grant: { codeAgeMs: 31_000 },
  },
  'no-target-ids': {
    description: 'The answer of debug_token has no target_ids, which means all assets.',
    grant: { targetIds: false },
  },
  'no-granular-scopes': {
    description: 'The answer of debug_token has no granular scopes at all.',
    grant: { granular: 'none' },
  },
  'granular-scopes-without-management': {
    description: 'The permission for management stands in the flat scopes alone, as since June 2026.',
    grant: { granular: 'without management' },
  },
  'token-ends-soon': {
    description: 'The token lives for 15 days, and not for 60.',
    grant: { lifetimeMs: 15 * 86_400_000 },
  },
  'scope-renamed': {
    description: 'The answer of debug_token shows another name for the permissions, while Graph serves the token.',
    grant: { shownScopes: ['whatsapp_business_manage_events'] },
  },
  'messaging-missing': {
    description: 'The token came without whatsapp_business_messaging.',
    grant: { scopes: ['whatsapp_business_management'] },
  },
  'code-wants-redirect-uri': {
    description: 'A code of the SDK is exchanged only with the address of its page, else 36008.',
    grant: { wantsRedirectUri: true },
  },
  'exchange-ignores-json': {
    description: 'The exchange does not look at a JSON body, and misses client_id.',
    graph: { exchangeIgnoresJson: true },
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
