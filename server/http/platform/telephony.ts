import { Router } from 'express'
import * as z from 'zod/mini'
import { TelephonyAccount, TelephonyUpdate } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { findTelephony } from '../../store/provisioning/telephony.ts'
import { deleteTelephony, updateTelephony } from '../../use-cases/provisioning/update-telephony.ts'
import { parse } from '../parse.ts'

export const TelephonyBody = z.object({ telephony: TelephonyUpdate })

export async function viewTelephony(
  { db, telephony }: Pick<Deps, 'db' | 'telephony'>,
  projectId: string,
): Promise<TelephonyAccount> {
  const row = await findTelephony(db, projectId)
  const settings = telephony.settingsSid(projectId)
  return TelephonyAccount.parse({
    provider: 'twilio',
    credentials: row?.account_sid ? 'project' : settings ? 'settings' : 'none',
    account_sid: row?.account_sid ?? settings,
    countries: JSON.parse(row?.countries ?? '{}'),
  })
}

/** Where the key's project buys its numbers. */
export const telephony = (deps: Deps) =>
  Router()
    .get('/telephony', async (_req, res) => {
      res.json({ data: await viewTelephony(deps, res.locals.projectId) })
    })
    .put('/telephony', async (req, res) => {
      const body = parse(TelephonyBody, req.body)
      await updateTelephony(deps, res.locals.projectId, body.telephony)
      res.json({ data: await viewTelephony(deps, res.locals.projectId) })
    })
    .delete('/telephony', async (_req, res) => {
      await deleteTelephony(deps, res.locals.projectId)
      res.status(204).end()
    })
