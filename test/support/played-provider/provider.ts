import type { Provider } from '../../../server/telephony/provider.ts'
import { connectPlayed } from './account.ts'
import {
  credentialFields,
  PlayedCountry,
  type PlayedCredentials,
  type PlayedSettings,
  playedEnvironment,
} from './schemas.ts'
import { playedWebhooks } from './webhooks.ts'

/** A phone company that the tests play: a second provider, to prove that the first is one of several. */
export const played: Provider<PlayedSettings, PlayedCredentials, PlayedCountry> = {
  title: 'Played Phones',
  environment: playedEnvironment,
  accountOf: ({ workspace, apiKey, signingKey }) =>
    workspace && apiKey && signingKey ? { workspace, api_key: apiKey, signing_key: signingKey } : undefined,
  credentials: { account: 'workspace', fields: credentialFields },
  country: { schema: PlayedCountry, options: { carrier: { field: 'carrier', takes: 'red|blue' } } },
  connect: connectPlayed,
  webhooks: playedWebhooks,
  advice: {
    settings: 'compare PLAYED_API_KEY with the desk of Played Phones',
    credentials: 'compare the keys with the desk of Played Phones',
    unanswered: 'check PLAYED_URL',
    requirements: 'name a carrier: patchbay telephony country <code> --carrier red|blue',
  },
}
