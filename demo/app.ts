import { join } from 'node:path'
import express, { type Express } from 'express'
import { createClient, PatchbayError } from 'patchbay/client'
import { ResultError, verifyResult } from 'patchbay/server'
import { inboxRoutes } from './inbox/routes.ts'
import type { DemoOptions } from './options.ts'
import {
  connectPage,
  customerPage,
  failurePage,
  homePage,
  problemPage,
  refusedPage,
  successPage,
} from './pages/pages.ts'

/** Staff add customers and make links; customers connect inline or by the link, and come back to the two pages at the end. */
export function demoApp(options: DemoOptions): Express {
  const { ownUrl, patchbayUrl, apiKey } = options
  const patchbay = createClient({ serverUrl: patchbayUrl, apiKey })
  const app = express().disable('x-powered-by')

  /** The link that a query speaks of, where it is one that Acme sent to the customer whom the query names. */
  const sentLink = async ({ state, setup_link_id }: express.Request['query']): Promise<string | undefined> => {
    if (typeof state !== 'string') return undefined
    const links = await patchbay.setupLinks
      .of(state)
      .list()
      .catch(() => undefined)
    return links?.data.find(({ id }) => id === setup_link_id)?.id
  }

  /**
   * Why the redirect must not be believed; undefined when it may be. A browser of Acme's staff has a session, which says whose signup it
   * waits for. A customer who got the link by e-mail has none: then the link must be one that Acme sent.
   */
  const refusalOf = async (req: express.Request): Promise<ResultError | undefined> => {
    const waitsFor = /(?:^|; )acme_customer=([\w-]+)/.exec(req.get('Cookie') ?? '')?.[1]
    try {
      await verifyResult(req.originalUrl, {
        serverUrl: patchbayUrl,
        audience: `${ownUrl}${req.path}`,
        expect: waitsFor ? { state: waitsFor } : { setup_link_id: await sentLink(req.query) },
      })
      return undefined
    } catch (error) {
      if (error instanceof ResultError) return error
      throw error
    }
  }

  app.use('/assets', express.static(join(import.meta.dirname, 'dist/assets')))
  app.use(inboxRoutes(options, patchbay))
  app.use(express.urlencoded({ extended: false }))

  app.get('/', async (_req, res) => {
    const { data } = await patchbay.customers.list({ per_page: 50 })
    res.send(homePage(data, `${options.patchbayUrl}/console`))
  })

  app.post('/customers', async (req, res) => {
    const customer = await patchbay.customers.create({ name: String(req.body.name ?? '').trim() })
    res.redirect(303, `/customers/${customer.id}`)
  })

  app.get('/customers/:id', async (req, res) => {
    const { id } = req.params
    const [customer, links, numbers] = await Promise.all([
      patchbay.customers.get(id),
      patchbay.setupLinks.of(id).list(),
      patchbay.phoneNumbers.list({ customer_id: id }),
    ])
    // As much of a session as a demo needs: whose signup this browser waits for.
    res.cookie('acme_customer', customer.id, { httpOnly: true, sameSite: 'lax' })
    res.send(customerPage(customer, links.data, numbers.data))
  })

  app.post('/customers/:id/links', async (req, res) => {
    const { types, language, primary_color, countries } = req.body as Record<string, string | undefined>
    await patchbay.setupLinks.create(req.params.id, {
      success_redirect_url: `${ownUrl}/whatsapp/success?from=acme`,
      failure_redirect_url: `${ownUrl}/whatsapp/failed?from=acme`,
      allowed_origins: [ownUrl],
      allowed_connection_types: types === 'both' || !types ? null : [types as 'dedicated'],
      ...(countries && { provision_phone_number: true, phone_number_country_isos: countries.split(' ') }),
      language: (language || null) as 'en' | null,
      theme_config: { company_name: 'Acme CRM', ...(primary_color ? { primary_color } : {}) },
      state: req.params.id,
    })
    res.redirect(303, `/customers/${req.params.id}`)
  })

  /** The widget inside Acme's own page. The token is all that the browser gets. */
  app.get('/customers/:id/connect', async (req, res) => {
    const { id } = req.params
    const [customer, { data }] = await Promise.all([
      patchbay.customers.get(id),
      patchbay.setupLinks.of(id).list({ status: 'active' }),
    ])
    const token = data[0]?.url.split('/').at(-1)
    if (!token) return res.redirect(303, `/customers/${id}`)
    res.send(connectPage({ customer, token, serverUrl: patchbayUrl }))
  })

  for (const [path, believedPage] of [
    ['/whatsapp/success', successPage],
    ['/whatsapp/failed', failurePage],
  ] as const)
    app.get(path, async (req, res) => {
      const refused = await refusalOf(req)
      if (refused) res.status(refused.reason === 'unreachable' ? 502 : 403).send(refusedPage(refused))
      else res.send(believedPage(parameters(req.originalUrl)))
    })

  /** What the success page polls: a redirect can be faster than any message, so the backend is asked, not the query. */
  app.get('/api/numbers/:phone_number_id', async (req, res) => {
    const { data } = await patchbay.phoneNumbers.list({ phone_number_id: req.params.phone_number_id })
    res.json({ number: data[0] ?? null })
  })

  app.use(((error, _req, res, next) => {
    if (res.headersSent) return next(error)
    const known = error instanceof PatchbayError && error.status > 0
    if (!known) process.stderr.write(`demo: ${error instanceof Error ? error.message : error}\n`)
    res.status(known ? error.status : 502).send(problemPage(known ? error.message : 'Patchbay does not answer'))
  }) satisfies express.ErrorRequestHandler)

  return app
}

const parameters = (url: string) => [...new URLSearchParams(url.split('?')[1] ?? '')]
