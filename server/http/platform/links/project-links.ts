import * as z from 'zod/mini'
import { LinkAnswers, ProjectLink, SetupLinkStatus, SetupStatus } from '../../../../contract/index.ts'
import type { Deps } from '../../../deps.ts'
import { Fault } from '../../../fault.ts'
import { findProjectLinkWithCustomer, linksBehind, type ProjectLinkRow } from '../../../store/links/project-links.ts'
import { findProjectLink } from '../../../store/links/setup-links.ts'
import { toIso } from '../../../time.ts'
import { readAnswers } from '../../../use-cases/steps/read-answers.ts'
import type { Resource } from '../../surface.ts'
import { Between, Cursor, cursored, Limit, pagingOf } from '../lists.ts'
import { get, one } from '../operation.ts'
import { viewLinks } from '../views.ts'

const Query = z.object({
  limit: Limit,
  after: Cursor,
  ...Between,
  status: z.optional(SetupLinkStatus),
  whatsapp_setup_status: z.optional(SetupStatus),
})

async function view(deps: Deps, rows: ProjectLinkRow[]): Promise<ProjectLink[]> {
  const links = await viewLinks(deps, rows)
  return links.map((link, at) => {
    const { customer_id, customer_name, external_customer_id } = rows[at] as ProjectLinkRow
    return { ...link, customer: { id: customer_id, name: customer_name, external_customer_id } }
  })
}

/** Links whoever's customer they are for. */
export const projectLinks: Resource<Deps> = {
  tag: 'Setup links',
  operations: [
    get('/setup_links', {
      id: 'listProjectLinks',
      summary: 'List the links of all customers',
      description:
        'Cursors, not pages: send `paging.next` as `after`, for as long as there is one. A page may hold fewer than `limit`, or none, where a filter finds few.',
      query: Query,
      exampleQuery: { whatsapp_setup_status: 'failed' },
      answer: cursored(ProjectLink),
      async handle({ deps, caller, query: { limit, after, whatsapp_setup_status, ...filter } }) {
        const now = toIso(deps.now())
        const wanted = { ...filter, setup_status: whatsapp_setup_status }
        const { rows, more } = await linksBehind(deps.db, caller.projectId, wanted, { limit, older: after, now })
        return { data: await view(deps, rows), paging: { ...pagingOf(rows, { after }, more), previous: null } }
      },
    }),
    get('/setup_links/:setup_link_id', {
      id: 'findSetupLink',
      summary: 'Read a link, whoever’s customer it is for',
      description: 'For a redirect or an event, which name the link alone. `customer` is whom it is for.',
      answer: one(ProjectLink),
      async handle({ deps, caller, params }) {
        const row = await findProjectLinkWithCustomer(deps.db, caller.projectId, params.setup_link_id)
        if (!row) throw new Fault('not_found', 'Setup link not found')
        return (await view(deps, [row]))[0] as ProjectLink
      },
    }),
    get('/setup_links/:setup_link_id/answers', {
      id: 'getSetupLinkAnswers',
      summary: 'What the customer answered to the steps of a link',
      description: 'As far as they have come. `setup_link.answered` and `setup_link.surveyed` say when a part is over.',
      answer: one(LinkAnswers),
      async handle({ deps, caller, params }) {
        const link = await findProjectLink(deps.db, caller.projectId, params.setup_link_id)
        if (!link) throw new Fault('not_found', 'Setup link not found')
        return readAnswers(deps, link)
      },
    }),
  ],
}
