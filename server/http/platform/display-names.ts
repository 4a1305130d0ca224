import { Router } from 'express'
import * as z from 'zod/mini'
import { DisplayNameRequest, DisplayNameRequestCreate } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { type DisplayNameRow, findNameRequest, listNameRequests } from '../../store/numbers/display-names.ts'
import { findNumber } from '../../store/numbers/phone-numbers.ts'
import { requestDisplayName } from '../../use-cases/numbers/request-display-name.ts'
import { parse } from '../parse.ts'
import { PageQuery, sendPage } from './lists.ts'

export const Create = z.object({ display_name_request: DisplayNameRequestCreate })

const view = (row: DisplayNameRow) =>
  DisplayNameRequest.parse({
    ...row,
    requested_display_name: row.requested,
    previous_display_name: row.previous,
    submitted_at: row.created_at,
  })

/** The names that a number asked for. */
export function displayNames(deps: Deps) {
  const existing = async (projectId: string, phoneNumberId: string) => {
    const number = await findNumber(deps.db, projectId, phoneNumberId)
    if (!number) throw new Fault('not_found', 'Phone number not found')
    return number
  }
  return Router()
    .get('/whatsapp/phone_numbers/:phone_number_id/display_name_requests', async (req, res) => {
      const query = parse(PageQuery, req.query)
      const number = await existing(res.locals.projectId, req.params.phone_number_id)
      const { rows, total } = await listNameRequests(deps.db, number, query)
      sendPage(req, res, rows.map(view), total, query)
    })
    .post('/whatsapp/phone_numbers/:phone_number_id/display_name_requests', async (req, res) => {
      const { new_display_name } = parse(Create, req.body).display_name_request
      const { phone_number_id } = req.params
      const row = await requestDisplayName(deps, res.locals.projectId, phone_number_id, new_display_name)
      res.status(201).json({ data: view(row) })
    })
    .get(
      '/whatsapp/phone_numbers/:phone_number_id/display_name_requests/:display_name_request_id',
      async (req, res) => {
        const number = await existing(res.locals.projectId, req.params.phone_number_id)
        const row = await findNameRequest(deps.db, number, req.params.display_name_request_id)
        if (!row) throw new Fault('not_found', 'Display name request not found')
        res.json({ data: view(row) })
      },
    )
}
