import { Router } from 'express'
import * as z from 'zod/mini'
import { Health, PhoneNumberConnect, PhoneNumberUpdate } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { findNumber, listNumbers } from '../../store/numbers/phone-numbers.ts'
import { connectNumber } from '../../use-cases/numbers/connect-number.ts'
import { dropNumber } from '../../use-cases/numbers/drop-number.ts'
import { numberHealth } from '../../use-cases/numbers/number-health.ts'
import { updateNumber } from '../../use-cases/numbers/update-number.ts'
import { parse } from '../parse.ts'
import { healthLimit } from './health-limit.ts'
import { Between, Flag, PageQuery, sendPage } from './lists.ts'
import { viewNumber } from './views.ts'

export const Connect = z.object({ whatsapp_phone_number: PhoneNumberConnect })
export const Update = z.object({ whatsapp_phone_number: PhoneNumberUpdate })
export const Query = z.object({
  ...PageQuery.shape,
  ...Between,
  phone_number_id: z.optional(z.string()),
  business_account_id: z.optional(z.string()),
  customer_id: z.optional(z.string()),
  messaging_enabled: Flag,
  name_contains: z.optional(z.string()),
})

export function phoneNumbers(deps: Deps) {
  const existing = async (projectId: string, id: string) => {
    const number = await findNumber(deps.db, projectId, id)
    if (!number) throw new Fault('not_found', 'Phone number not found')
    return number
  }
  return Router()
    .get('/whatsapp/phone_numbers', async (req, res) => {
      const query = parse(Query, req.query)
      const { rows, total } = await listNumbers(deps.db, res.locals.projectId, query, query)
      sendPage(req, res, rows.map(viewNumber), total, query)
    })
    .post('/customers/:customer_id/whatsapp/phone_numbers', async (req, res) => {
      const { whatsapp_phone_number } = parse(Connect, req.body)
      const { customer_id } = req.params
      const number = await connectNumber(deps, res.locals.projectId, customer_id, whatsapp_phone_number)
      res.status(201).json({ data: viewNumber(number) })
    })
    .get('/whatsapp/phone_numbers/:phone_number_id', async (req, res) => {
      res.json({ data: viewNumber(await existing(res.locals.projectId, req.params.phone_number_id)) })
    })
    .patch('/whatsapp/phone_numbers/:phone_number_id', async (req, res) => {
      const { whatsapp_phone_number } = parse(Update, req.body)
      const { phone_number_id } = req.params
      res.json({
        data: viewNumber(await updateNumber(deps, res.locals.projectId, phone_number_id, whatsapp_phone_number)),
      })
    })
    .delete('/whatsapp/phone_numbers/:phone_number_id', async (req, res) => {
      await dropNumber(deps, res.locals.projectId, req.params.phone_number_id)
      res.status(204).end()
    })
    .get('/whatsapp/phone_numbers/:phone_number_id/health', healthLimit(deps), async (req, res) => {
      const number = await existing(res.locals.projectId, req.params.phone_number_id)
      res.json(Health.parse(await numberHealth(deps, number)))
    })
}
