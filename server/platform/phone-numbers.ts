import { Router } from 'express'
import * as z from 'zod/mini'
import type { Deps } from '../deps.ts'
import { Fault } from '../fault.ts'
import { parse } from '../sentences.ts'
import { findNumber, listNumbers } from '../store/phone-numbers.ts'
import { Between, PageQuery, sendPage } from './lists.ts'
import { viewNumber } from './views.ts'

export const Query = z.object({
  ...PageQuery.shape,
  ...Between,
  phone_number_id: z.optional(z.string()),
  business_account_id: z.optional(z.string()),
  customer_id: z.optional(z.string()),
})

export const phoneNumbers = (deps: Deps) =>
  Router()
    .get('/whatsapp/phone_numbers', async (req, res) => {
      const query = parse(Query, req.query)
      const { rows, total } = await listNumbers(deps.db, res.locals.projectId, query, query)
      sendPage(req, res, rows.map(viewNumber), total, query)
    })
    .get('/whatsapp/phone_numbers/:phone_number_id', async (req, res) => {
      const number = await findNumber(deps.db, res.locals.projectId, req.params.phone_number_id)
      if (!number) throw new Fault('not_found', 'Phone number not found')
      res.json({ data: viewNumber(number) })
    })
