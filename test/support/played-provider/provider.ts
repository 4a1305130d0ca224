import * as z from 'zod/mini'
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
  documentation: {
    description: 'What comes to numbers of Played Phones.',
    operations: [
      {
        method: 'post',
        path: '/webhooks/played/message',
        id: 'takePlayedMessage',
        summary: 'A text',
        needs: 'nothing',
        body: z.object({ to: z.string(), text: z.string() }),
        answer: { status: 204, says: 'Taken.' },
        refusals: [403],
        errors: z.object({ error: z.string() }),
      },
    ],
  },
  advice: {
    settings: 'compare PLAYED_API_KEY with the desk of Played Phones',
    credentials: 'compare the keys with the desk of Played Phones',
    unanswered: 'check PLAYED_URL',
    requirements: 'name a carrier: patchbay telephony country <code> --carrier red|blue',
  },
}
