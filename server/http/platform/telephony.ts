import * as z from 'zod/mini'
import { TelephonyAccount, TelephonyUpdate } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { providerNames } from '../../telephony/providers.ts'
import { providerIn, updateOf } from '../../telephony/update.ts'
import { deleteTelephony, updateTelephony } from '../../use-cases/provisioning/update-telephony.ts'
import { parse } from '../parse.ts'
import type { Resource } from '../surface.ts'
import { get, gone, one, put, remove } from './operation.ts'

const AnyUpdate = z.extend(TelephonyUpdate, {
  provider: z.optional(z.enum(providerNames, `must be ${providerNames.join(' or ')}`)),
})

/** Which fields a body needs, its provider decides. */
const TelephonyBody = z.object({ telephony: AnyUpdate })

/** The same as the documentation shows it: every provider's fields. */
const DocumentedBody = z.object({ telephony: z.union(providerNames.map(updateOf)) })

export const viewTelephony = async ({ telephony }: Pick<Deps, 'telephony'>, projectId: string) =>
  TelephonyAccount.parse(await telephony.describe(projectId))

/** Where the key's project buys its numbers. */
export const telephony: Resource<Deps> = {
  tag: 'Number pools',
  operations: [
    get('/telephony', {
      id: 'getTelephony',
      summary: 'Where the project buys its numbers',
      answer: one(TelephonyAccount),
      handle: ({ deps, caller }) => viewTelephony(deps, caller.projectId),
    }),
    put('/telephony', {
      id: 'updateTelephony',
      summary: 'Give the project its own account at a provider, or say what its countries need',
      description:
        'Credentials are tried with the provider before they are kept, sealed. `countries` stands for all of them.',
      body: DocumentedBody,
      unread: true,
      example: { telephony: { countries: { CL: { number_type: 'mobile' } } } },
      answer: one(TelephonyAccount),
      refusals: [502],
      async handle({ deps, caller: { projectId }, raw }) {
        const named = parse(TelephonyBody, raw).telephony
        const provider = providerIn(named, (await deps.telephony.describe(projectId)).provider)
        const { telephony } = parse(z.object({ telephony: updateOf(provider) }), raw)
        await updateTelephony(deps, projectId, provider, telephony)
        return viewTelephony(deps, projectId)
      },
    }),
    remove('/telephony', {
      id: 'deleteTelephony',
      summary: 'Forget the project’s account',
      description: 'Its numbers stay at the provider, and in the pools.',
      answer: gone,
      handle: ({ deps, caller }) => deleteTelephony(deps, caller.projectId),
    }),
  ],
}
