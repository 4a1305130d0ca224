import { Router } from 'express'
import * as z from 'zod/mini'
import { SetupLinkCreate, SetupLinkStatus, SetupLinkUpdate } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { linkToken } from '../../security/link-token.ts'
import { listLinkEvents } from '../../store/links/link-events.ts'
import { findCustomerLink, findProjectLink, listCustomerLinks } from '../../store/links/setup-links.ts'
import { findCustomer } from '../../store/projects/customers.ts'
import { toIso } from '../../time.ts'
import { createSetupLink } from '../../use-cases/links/create-setup-link.ts'
import { linkWarnings } from '../../use-cases/links/link-warnings.ts'
import { updateSetupLink } from '../../use-cases/links/update-setup-link.ts'
import { parse } from '../parse.ts'
import { Between, PageQuery, sendPage } from './lists.ts'
import { viewLink, viewLinkEvent, viewLinks } from './views.ts'

export const Create = z.object({ setup_link: SetupLinkCreate })
export const Update = z.object({ setup_link: SetupLinkUpdate })
export const Query = z.object({ ...PageQuery.shape, ...Between, status: z.optional(SetupLinkStatus) })

export const setupLinks = (deps: Deps) =>
  Router()
    .get('/customers/:customer_id/setup_links', async (req, res) => {
      const query = parse(Query, req.query)
      const { customer_id } = req.params
      if (!(await findCustomer(deps.db, res.locals.projectId, customer_id)))
        throw new Fault('not_found', 'Customer not found')
      const { rows, total } = await listCustomerLinks(deps.db, customer_id, query, query, toIso(deps.now()))
      sendPage(req, res, await viewLinks(deps, rows), total, query)
    })
    .post('/customers/:customer_id/setup_links', async (req, res) => {
      const { setup_link } = parse(Create, req.body)
      const link = await createSetupLink(deps, res.locals.projectId, req.params.customer_id, setup_link)
      const shown = { ...(await viewLink(deps, link)), ...linkWarnings(link) }
      res.status(201).json({ data: { ...shown, token: linkToken(deps.keys, link.id) } })
    })
    .get('/customers/:customer_id/setup_links/:setup_link_id', async (req, res) => {
      const { customer_id, setup_link_id } = req.params
      const link = await findCustomerLink(deps.db, res.locals.projectId, customer_id, setup_link_id)
      if (!link) throw new Fault('not_found', 'Setup link not found')
      res.json({ data: await viewLink(deps, link) })
    })
    .get('/setup_links/:setup_link_id', async (req, res) => {
      const link = await findProjectLink(deps.db, res.locals.projectId, req.params.setup_link_id)
      if (!link) throw new Fault('not_found', 'Setup link not found')
      res.json({ data: await viewLink(deps, link) })
    })
    .get('/customers/:customer_id/setup_links/:setup_link_id/events', async (req, res) => {
      const query = parse(PageQuery, req.query)
      const { customer_id, setup_link_id } = req.params
      const link = await findCustomerLink(deps.db, res.locals.projectId, customer_id, setup_link_id)
      if (!link) throw new Fault('not_found', 'Setup link not found')
      const { rows, total } = await listLinkEvents(deps.db, link.id, query)
      sendPage(req, res, rows.map(viewLinkEvent), total, query)
    })
    .patch('/customers/:customer_id/setup_links/:setup_link_id', async (req, res) => {
      const { customer_id, setup_link_id } = req.params
      const { setup_link } = parse(Update, req.body)
      const link = await updateSetupLink(deps, res.locals.projectId, customer_id, setup_link_id, setup_link)
      res.json({ data: await viewLink(deps, link) })
    })
