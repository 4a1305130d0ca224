import * as z from 'zod/mini'
import { DisplayNameRequest, DisplayNameRequestCreate } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { type DisplayNameRow, findNameRequest, listNameRequests } from '../../store/numbers/display-names.ts'
import { requestDisplayName } from '../../use-cases/numbers/display-names/request-display-name.ts'
import type { Resource } from '../surface.ts'
import { PageQuery } from './lists.ts'
import { get, made, one, page, post } from './operation.ts'
import { numberOf } from './phone-numbers.ts'

const view = (row: DisplayNameRow): DisplayNameRequest => ({
  ...row,
  requested_display_name: row.requested,
  previous_display_name: row.previous,
  submitted_at: row.created_at,
})

/** The names that a number asked for. */
export const displayNames: Resource<Deps> = {
  tag: 'Phone numbers',
  operations: [
    get('/whatsapp/phone_numbers/:phone_number_id/display_name_requests', {
      id: 'listDisplayNameRequests',
      summary: 'List the display names that a number asked for',
      query: PageQuery,
      answer: page(DisplayNameRequest),
      async handle({ deps, caller, params, query }) {
        const number = await numberOf(deps, caller.projectId, params.phone_number_id)
        const { rows, ...counts } = await listNameRequests(deps.db, number, query)
        return { rows: rows.map(view), ...counts }
      },
    }),
    post('/whatsapp/phone_numbers/:phone_number_id/display_name_requests', {
      id: 'createDisplayNameRequest',
      summary: 'Ask for another display name',
      description:
        'Meta reviews it, mostly within two days. What it decides is followed by itself, and an approved name is put in the old one’s place where the number’s PIN is known.',
      body: z.object({ display_name_request: DisplayNameRequestCreate }),
      example: { display_name_request: { new_display_name: 'Wind & Wool Support' } },
      answer: made(DisplayNameRequest, 'Under review.'),
      refusals: [409, 502],
      async handle({ deps, caller, params, body }) {
        const { new_display_name } = body.display_name_request
        return view(await requestDisplayName(deps, caller.projectId, params.phone_number_id, new_display_name))
      },
    }),
    get('/whatsapp/phone_numbers/:phone_number_id/display_name_requests/:display_name_request_id', {
      id: 'getDisplayNameRequest',
      summary: 'Read what became of a display name',
      answer: one(DisplayNameRequest),
      async handle({ deps, caller, params }) {
        const number = await numberOf(deps, caller.projectId, params.phone_number_id)
        const row = await findNameRequest(deps.db, number, params.display_name_request_id)
        if (!row) throw new Fault('not_found', 'Display name request not found')
        return view(row)
      },
    }),
  ],
}
