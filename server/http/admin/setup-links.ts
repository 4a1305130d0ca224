import { Router } from 'express'
import * as z from 'zod/mini'
import { type AdminSetupLink, AdminSetupLinkCreate, type AdminTheme, camel, Theme } from '../../../contract/index.ts'
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
import { parse } from '../parse.ts'
import { customerOf } from './customers.ts'
import { AdminFault } from './errors.ts'
import { AdminPage, sendList } from './lists.ts'
import { viewAdminLink } from './views.ts'

const Id = z.uuid()

export const setupLinks = (deps: Deps) =>
  Router()
    .get('/customers/:customerId/setup-links', async (req, res) => {
      const customer = await customerOf(deps, res.locals.projectId, req.params.customerId)
      const page = parse(AdminPage, req.query)
      const { rows, total } = await listCustomerLinks(deps.db, customer.id, {}, page, toIso(deps.now()))
      sendList(res, await views(deps, rows), total, page)
    })
    .post('/customers/:customerId/setup-links', async (req, res) => {
      const customer = await customerOf(deps, res.locals.projectId, req.params.customerId)
      const wanted = parse(AdminSetupLinkCreate, req.body)
      const link = await createSetupLink(
        deps,
        res.locals.projectId,
        customer.id,
        {
          success_redirect_url: wanted.successRedirectUrl,
          failure_redirect_url: wanted.failureRedirectUrl,
          allowed_origins: wanted.allowedOrigins,
          allowed_connection_types: wanted.allowedConnectionTypes,
          theme_config: wanted.themeConfig && themeOf(wanted.themeConfig),
          provision_phone_number: wanted.phoneProvisioningEnabled,
          phone_number_area_code: wanted.phoneNumberAreaCode,
          phone_number_country_isos: wanted.phoneNumberCountryIsos,
          language: wanted.language,
          state: wanted.state,
        },
        {
          dialect: 'admin',
          expiresAt: inTheFuture(wanted.expiresAt, deps.now()),
          reconnect: await toReconnect(deps, customer, wanted.reconnectPhoneNumberId),
        },
      )
      res.status(201).json({ ...(await view(deps, link)), token: linkToken(deps.keys, link.id), ...linkWarnings(link) })
    })
    .get('/customers/:customerId/setup-links/:id', async (req, res) => {
      const customer = await customerOf(deps, res.locals.projectId, req.params.customerId)
      const link = await linkOf(deps, res.locals.projectId, req.params.id)
      if (link.customer_id !== customer.id) throw new Fault('not_found', 'Setup link not found')
      res.json(await view(deps, link))
    })
    .get('/setup-links/:id', async (req, res) => {
      res.json(await view(deps, await linkOf(deps, res.locals.projectId, req.params.id)))
    })
    .delete('/setup-links/:id', async (req, res) => {
      const { id, customer_id, status } = await linkOf(deps, res.locals.projectId, req.params.id)
      if (status === 'used') throw new Fault('already_used', 'This setup link has been completed')
      await updateSetupLink(deps, res.locals.projectId, customer_id, id, { status: 'revoked' })
      res.status(204).end()
    })

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

const themeOf = (theme: AdminTheme): Theme =>
  Object.fromEntries(
    (Object.keys(Theme.shape) as (keyof Theme)[])
      .map((name) => [name, theme[camel(name)]])
      .filter(([, value]) => value !== undefined && value !== null),
  )
