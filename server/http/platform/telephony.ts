import { Router } from 'express'
import * as z from 'zod/mini'
import { TelephonyAccount, TelephonyUpdate } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { providerNames } from '../../telephony/providers.ts'
import { providerIn, updateOf } from '../../telephony/update.ts'
import { deleteTelephony, updateTelephony } from '../../use-cases/provisioning/update-telephony.ts'
import { parse } from '../parse.ts'

const AnyUpdate = z.extend(TelephonyUpdate, {
  provider: z.optional(z.enum(providerNames, `must be ${providerNames.join(' or ')}`)),
})

/** Which fields a body needs, its provider decides. */
export const TelephonyBody = z.object({ telephony: AnyUpdate })

/** The same as the documentation shows it: every provider's fields. */
export const DocumentedTelephonyBody = z.object({ telephony: z.union(providerNames.map(updateOf)) })

export const viewTelephony = async ({ telephony }: Pick<Deps, 'telephony'>, projectId: string) =>
  TelephonyAccount.parse(await telephony.describe(projectId))

/** Where the key's project buys its numbers. */
export const telephony = (deps: Deps) =>
  Router()
    .get('/telephony', async (_req, res) => {
      res.json({ data: await viewTelephony(deps, res.locals.projectId) })
    })
    .put('/telephony', async (req, res) => {
      const { projectId } = res.locals
      const named = parse(TelephonyBody, req.body).telephony
      const provider = providerIn(named, (await deps.telephony.describe(projectId)).provider)
      const { telephony } = parse(z.object({ telephony: updateOf(provider) }), req.body)
      await updateTelephony(deps, projectId, provider, telephony)
      res.json({ data: await viewTelephony(deps, projectId) })
    })
    .delete('/telephony', async (_req, res) => {
      await deleteTelephony(deps, res.locals.projectId)
      res.status(204).end()
    })
