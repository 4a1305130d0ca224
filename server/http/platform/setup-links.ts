import * as z from 'zod/mini'
import { LinkEvent, SetupLink, SetupLinkCreate, SetupLinkStatus, SetupLinkUpdate } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { linkToken } from '../../security/link-token.ts'
import { listLinkEvents } from '../../store/links/link-events.ts'
import { findCustomerLink, listCustomerLinks } from '../../store/links/setup-links.ts'
import { findCustomer } from '../../store/projects/customers.ts'
import { toIso } from '../../time.ts'
import { createSetupLink } from '../../use-cases/links/create-setup-link.ts'
import { linkWarnings } from '../../use-cases/links/link-warnings.ts'
import { updateSetupLink } from '../../use-cases/links/update-setup-link.ts'
import type { Resource } from '../surface.ts'
import { Between, PageQuery } from './lists.ts'
import { get, made, one, page, patch, post } from './operation.ts'
import { viewLink, viewLinkEvent, viewLinks } from './views.ts'

const Query = z.object({ ...PageQuery.shape, ...Between, status: z.optional(SetupLinkStatus) })

async function linkOf({ db }: Deps, projectId: string, { customer_id, setup_link_id }: Record<string, string>) {
  const link = await findCustomerLink(db, projectId, customer_id as string, setup_link_id as string)
  if (!link) throw new Fault('not_found', 'Setup link not found')
  return link
}

export const setupLinks: Resource<Deps> = {
  tag: 'Setup links',
  operations: [
    get('/customers/:customer_id/setup_links', {
      id: 'listSetupLinks',
      summary: 'List the links of a customer',
      query: Query,
      exampleQuery: { status: 'active' },
      answer: page(SetupLink),
      async handle({ deps, caller, params: { customer_id }, query }) {
        if (!(await findCustomer(deps.db, caller.projectId, customer_id)))
          throw new Fault('not_found', 'Customer not found')
        const { rows, ...counts } = await listCustomerLinks(deps.db, customer_id, query, query, toIso(deps.now()))
        return { rows: await viewLinks(deps, rows), ...counts }
      },
    }),
    post('/customers/:customer_id/setup_links', {
      id: 'createSetupLink',
      summary: 'Make a link, which ends the customer’s earlier one',
      description:
        'Send `url` in an e-mail, or give `token` to the widget. It lives 30 days and is used up by success alone.',
      body: z.object({ setup_link: SetupLinkCreate }),
      example: {
        setup_link: {
          success_redirect_url: 'https://app.example.com/whatsapp/success',
          failure_redirect_url: 'https://app.example.com/whatsapp/failed',
          allowed_origins: ['https://app.example.com'],
          theme_config: { primary_color: '#4f46e5', company_name: 'Acme' },
          language: 'en',
        },
      },
      answer: made(SetupLink, 'Made; `token` is in this answer alone.'),
      async handle({ deps, caller, params, body }) {
        const link = await createSetupLink(deps, caller.projectId, params.customer_id, body.setup_link)
        return {
          ...(await viewLink(deps, link)),
          ...(await linkWarnings(deps.db, link)),
          token: linkToken(deps.keys, link.id),
        }
      },
    }),
    get('/customers/:customer_id/setup_links/:setup_link_id', {
      id: 'getSetupLink',
      summary: 'Read a link',
      answer: one(SetupLink),
      handle: async ({ deps, caller, params }) => viewLink(deps, await linkOf(deps, caller.projectId, params)),
    }),
    patch('/customers/:customer_id/setup_links/:setup_link_id', {
      id: 'updateSetupLink',
      summary: 'Change a link, move its end, or revoke it',
      body: z.object({ setup_link: SetupLinkUpdate }),
      example: { setup_link: { status: 'revoked' } },
      answer: one(SetupLink),
      async handle({ deps, caller, params: { customer_id, setup_link_id }, body }) {
        const link = await updateSetupLink(deps, caller.projectId, customer_id, setup_link_id, body.setup_link)
        return viewLink(deps, link)
      },
    }),
    get('/customers/:customer_id/setup_links/:setup_link_id/events', {
      id: 'listSetupLinkEvents',
      summary: 'The journey of a link: what happened so far, from the beginning',
      query: PageQuery,
      answer: page(LinkEvent, 'One page, oldest first.'),
      async handle({ deps, caller, params, query }) {
        const link = await linkOf(deps, caller.projectId, params)
        const { rows, ...counts } = await listLinkEvents(deps.db, link.id, query)
        return { rows: rows.map(viewLinkEvent), ...counts }
      },
    }),
  ],
}
