import * as z from 'zod/mini'
import { AccountWebhooks, AccountWebhooksUpdate } from '../../../../contract/index.ts'
import type { Deps } from '../../../deps.ts'
import { overrideAccount, readAccountOverride } from '../../../use-cases/messaging/override-account.ts'
import type { Resource } from '../../surface.ts'
import { get, one, put } from '../operation.ts'

/** Where Meta sends the messages of a whole account. */
export const accountWebhooks: Resource<Deps> = {
  tag: 'Messaging',
  operations: [
    get('/whatsapp/accounts/:business_account_id/webhook_configuration', {
      id: 'getAccountWebhooks',
      summary: 'Where Meta sends the messages of an account, as Meta has it now',
      description: 'Null: to this server. The address of a number itself comes before that of its account.',
      answer: one(AccountWebhooks),
      refusals: [502],
      handle: async ({ deps, caller, params }) => ({
        webhook_destination_url: await readAccountOverride(deps, caller.projectId, params.business_account_id),
      }),
    }),
    put('/whatsapp/accounts/:business_account_id/webhook_configuration', {
      id: 'setAccountWebhooks',
      summary: 'Let Meta send the messages of an account to an address of your own',
      description:
        'The address is asked first, as Meta will ask it. Null takes it away, and so does deleting the last number of the account.',
      body: z.object({ whatsapp_account: AccountWebhooksUpdate }),
      example: { whatsapp_account: { webhook_destination_url: null } },
      answer: one(AccountWebhooks),
      refusals: [422, 502],
      handle: async ({ deps, caller, params, body }) => ({
        webhook_destination_url: await overrideAccount(
          deps,
          caller.projectId,
          params.business_account_id,
          body.whatsapp_account,
        ),
      }),
    }),
  ],
}
