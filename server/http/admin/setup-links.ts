import * as z from 'zod/mini'
import { AdminLinkAnswers, AdminSetupLink, AdminSetupLinkCreate, camelKeys } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { linkToken } from '../../security/link-token.ts'
import { idsOfLinks, type LinkIds } from '../../store/links/link-ids.ts'
import { findProjectLink, listCustomerLinks } from '../../store/links/setup-links.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { findNumberByNumber } from '../../store/numbers/phone-numbers.ts'
import type { CustomerRow } from '../../store/projects/tables.ts'
import { providedOfLinks } from '../../store/provisioning/provided-numbers.ts'
import { toIso } from '../../time.ts'
import { createSetupLink } from '../../use-cases/links/create-setup-link.ts'
import { linkWarnings } from '../../use-cases/links/link-warnings.ts'
import { updateSetupLink } from '../../use-cases/links/update-setup-link.ts'
import { readAnswers } from '../../use-cases/steps/read-answers.ts'
import { empty } from '../operation.ts'
import type { Resource } from '../surface.ts'
import { customerOf } from './customers.ts'
import { AdminFault } from './errors.ts'
import { wantedLink } from './link-fields.ts'
import { AdminPage } from './lists.ts'
import { get, list, made, one, post, remove, tag } from './operation.ts'
import { viewAdminLink } from './views.ts'

const Id = z.uuid()

export const setupLinks: Resource<Deps> = {
  tag,
  operations: [
    get('/customers/:customerId/setup-links', {
      id: 'adminListSetupLinks',
      summary: 'List the links of a customer',
      query: AdminPage,
      answer: list(AdminSetupLink),
      async handle({ deps, caller, params, query }) {
        const customer = await customerOf(deps, caller.projectId, params.customerId)
        const { rows, total } = await listCustomerLinks(deps.db, customer.id, {}, query, toIso(deps.now()))
        return { rows: await views(deps, rows), total }
      },
    }),
    post('/customers/:customerId/setup-links', {
      id: 'adminCreateSetupLink',
      summary: 'Make a link, which ends the customer’s earlier one',
      description: 'It lives seven days unless `expiresAt` says otherwise.',
      body: AdminSetupLinkCreate,
      example: {
        successRedirectUrl: 'https://app.example.com/whatsapp/success',
        failureRedirectUrl: 'https://app.example.com/whatsapp/failed',
        themeConfig: { primaryColor: '#4f46e5', companyName: 'Acme' },
      },
      answer: made(AdminSetupLink, 'Made; `token` is in this answer alone.'),
      async handle({ deps, caller, params, body }) {
        const customer = await customerOf(deps, caller.projectId, params.customerId)
        const link = await createSetupLink(deps, caller.projectId, customer.id, wantedLink(body), {
          dialect: 'admin',
          expiresAt: inTheFuture(body.expiresAt, deps.now()),
          reconnect: await toReconnect(deps, customer, body.reconnectPhoneNumberId),
        })
        return {
          ...(await view(deps, link)),
          token: linkToken(deps.keys, link.id),
          ...(await linkWarnings(deps.db, link)),
        }
      },
    }),
    get('/customers/:customerId/setup-links/:id', {
      id: 'adminGetSetupLinkOfCustomer',
      summary: 'Read a link of a customer',
      answer: one(AdminSetupLink),
      async handle({ deps, caller, params }) {
        const customer = await customerOf(deps, caller.projectId, params.customerId)
        const link = await linkOf(deps, caller.projectId, params.id)
        if (link.customer_id !== customer.id) throw new Fault('not_found', 'Setup link not found')
        return view(deps, link)
      },
    }),
    get('/setup-links/:id', {
      id: 'adminGetSetupLink',
      summary: 'Read a link',
      answer: one(AdminSetupLink),
      handle: async ({ deps, caller, params }) => view(deps, await linkOf(deps, caller.projectId, params.id)),
    }),
    get('/setup-links/:id/answers', {
      id: 'adminGetSetupLinkAnswers',
      summary: 'What the customer answered to the steps of a link',
      answer: one(AdminLinkAnswers),
      async handle({ deps, caller, params }) {
        const { steps, ...more } = await readAnswers(deps, await linkOf(deps, caller.projectId, params.id))
        return { ...camelKeys(more), steps: steps.map(camelKeys) }
      },
    }),
    remove('/setup-links/:id', {
      id: 'adminRevokeSetupLink',
      summary: 'Take a link back; it then reads as expired',
      answer: empty('Nobody can use it any more.'),
      refusals: [409],
      async handle({ deps, caller, params }) {
        const { id, customer_id, status } = await linkOf(deps, caller.projectId, params.id)
        if (status === 'used') throw new Fault('already_used', 'This setup link has been completed')
        await updateSetupLink(deps, caller.projectId, customer_id, id, { status: 'revoked' })
      },
    }),
  ],
}

async function linkOf({ db }: Deps, projectId: string, id: string): Promise<SetupLinkRow> {
  const link = Id.safeParse(id).success && (await findProjectLink(db, projectId, id))
  if (!link) throw new Fault('not_found', 'Setup link not found')
  return link
}

const view = async (deps: Deps, link: SetupLinkRow) => (await views(deps, [link]))[0] as AdminSetupLink

async function views(deps: Deps, links: SetupLinkRow[]) {
  const [ids, numbers] = await Promise.all([idsOfLinks(deps.db, links), providedOfLinks(deps.db, links)])
  return links.map((link) => viewAdminLink(deps, link, ids.get(link.id) as LinkIds, numbers.get(link.id)))
}

async function toReconnect({ db }: Deps, customer: CustomerRow, id: number | null | undefined) {
  if (!id) return undefined
  const number = await findNumberByNumber(db, customer.project_id, id)
  if (number?.customer_id === customer.id && number.kind === 'production') return number
  throw new AdminFault('invalid_request', 'reconnectPhoneNumberId must be a connected number of this customer', {
    field: 'reconnectPhoneNumberId',
  })
}

function inTheFuture(expiresAt: string | null | undefined, now: Date): Date | undefined {
  if (!expiresAt) return undefined
  const end = new Date(expiresAt)
  if (end <= now)
    throw new AdminFault('invalid_request', 'expiresAt must be a moment in the future', { field: 'expiresAt' })
  return end
}
