import * as z from 'zod/mini'
import { Health, PhoneNumber, PhoneNumberConnect, PhoneNumberUpdate } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { listNumbers } from '../../store/numbers/number-list.ts'
import { findNumber } from '../../store/numbers/phone-numbers.ts'
import { connectNumber } from '../../use-cases/numbers/connect-number.ts'
import { dropNumber } from '../../use-cases/numbers/drop-number.ts'
import { numberHealth } from '../../use-cases/numbers/number-health.ts'
import { updateNumber } from '../../use-cases/numbers/update-number.ts'
import { json } from '../operation.ts'
import type { Resource } from '../surface.ts'
import { healthLimit } from './health-limit.ts'
import { Between, Flag, PageQuery, PhoneQuery } from './lists.ts'
import { get, gone, made, one, page, patch, post, remove } from './operation.ts'
import { viewNumber } from './views.ts'

const Query = z.object({
  ...PageQuery.shape,
  ...Between,
  phone_number_id: z.optional(z.string()),
  business_account_id: z.optional(z.string()),
  customer_id: z.optional(z.string()),
  phone_number: PhoneQuery,
  messaging_enabled: Flag,
  name_contains: z.optional(z.string()),
})

/** @throws {Fault} `not_found` for a number of another project as for one that never was */
export async function numberOf({ db }: Pick<Deps, 'db'>, projectId: string, phoneNumberId: string) {
  const number = await findNumber(db, projectId, phoneNumberId)
  if (!number) throw new Fault('not_found', 'Phone number not found')
  return number
}

export const phoneNumbers: Resource<Deps> = {
  tag: 'Phone numbers',
  operations: [
    get('/whatsapp/phone_numbers', {
      id: 'listPhoneNumbers',
      summary: 'List connected numbers',
      query: Query,
      exampleQuery: { per_page: '50' },
      answer: page(PhoneNumber),
      async handle({ deps, caller, query }) {
        const { rows, ...counts } = await listNumbers(deps.db, caller.projectId, query, query)
        return { rows: rows.map(viewNumber), ...counts }
      },
    }),
    post('/customers/:customer_id/whatsapp/phone_numbers', {
      id: 'connectPhoneNumber',
      summary: 'Connect a number by hand, with a token of your own',
      description: 'The token is checked with Meta: the number must be in that account. It is sealed and never shown.',
      body: z.object({ whatsapp_phone_number: PhoneNumberConnect }),
      example: {
        whatsapp_phone_number: {
          name: 'Support',
          phone_number_id: '106540352242922',
          business_account_id: '102290129340398',
          access_token: 'EAAG-your-token',
        },
      },
      answer: made(PhoneNumber, 'Connected.'),
      refusals: [409, 502],
      handle: async ({ deps, caller, params, body }) =>
        viewNumber(await connectNumber(deps, caller.projectId, params.customer_id, body.whatsapp_phone_number)),
    }),
    get('/whatsapp/phone_numbers/:phone_number_id', {
      id: 'getPhoneNumber',
      summary: 'Read a number, by Meta’s id',
      answer: one(PhoneNumber),
      handle: async ({ deps, caller, params }) =>
        viewNumber(await numberOf(deps, caller.projectId, params.phone_number_id)),
    }),
    patch('/whatsapp/phone_numbers/:phone_number_id', {
      id: 'updatePhoneNumber',
      summary: 'Change a number',
      body: z.object({ whatsapp_phone_number: PhoneNumberUpdate }),
      example: { whatsapp_phone_number: { name: 'Support' } },
      answer: one(PhoneNumber),
      handle: async ({ deps, caller, params, body }) =>
        viewNumber(await updateNumber(deps, caller.projectId, params.phone_number_id, body.whatsapp_phone_number)),
    }),
    remove('/whatsapp/phone_numbers/:phone_number_id', {
      id: 'deletePhoneNumber',
      summary: 'Forget a number and its token',
      description:
        'It stays registered at Meta unless `deregister=true`: a partner that keeps it can stand in the way of its customer’s next one. When Meta does not let go of it, nothing is deleted.',
      query: z.object({ deregister: Flag }),
      answer: gone,
      refusals: [502],
      handle: ({ deps, caller, params, query }) => dropNumber(deps, caller.projectId, params.phone_number_id, query),
    }),
    get('/whatsapp/phone_numbers/:phone_number_id/health', {
      id: 'getPhoneNumberHealth',
      summary: 'Whether the number can carry messages, as Meta has it now',
      description: 'Asked at Meta and kept for three minutes. The body is the report itself, not under `data`.',
      answer: json(Health, 'The report.'),
      before: (deps) => [healthLimit(deps)],
      handle: async ({ deps, caller, params }) =>
        numberHealth(deps, await numberOf(deps, caller.projectId, params.phone_number_id)),
    }),
  ],
}
