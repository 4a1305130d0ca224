import { randomBytes } from 'node:crypto'
import { Router } from 'express'
import type { Deps } from '../deps.ts'
import { adminOperations } from './admin.ts'
import { connectOperations } from './connect.ts'
import { docsPage } from './docs-page.ts'
import { type OpenApiDocument, openApiDocument } from './document.ts'
import { inboundOperations } from './inbound.ts'
import { operatorOperations } from './operators.ts'
import { platformOperations } from './platform.ts'
import { telephonyOperations, telephonyTags } from './telephony.ts'

const tags = [
  { name: 'Customers', description: 'The people or companies whose numbers you connect.' },
  { name: 'Setup links', description: 'One link lets one customer connect one number.' },
  { name: 'Phone numbers', description: 'The numbers that were connected.' },
  {
    name: 'Number pools',
    description: 'Numbers you keep ready for customers who have none, and where more are bought.',
  },
  { name: 'Webhooks', description: 'Events, told to your server.' },
  { name: 'Project', description: 'The project of your key: its name, its keys, and who changed what.' },
  {
    name: 'Admin dialect',
    description: 'The same, for teams that come from GoSendAPI: integer ids, tenants, camelCase links.',
  },
  { name: 'Connect', description: 'What the widget asks, with the token of a setup link.' },
  { name: 'Meta', description: 'What Meta asks.' },
  ...telephonyTags,
  { name: 'Operations', description: 'For people, browsers and whoever keeps the server running.' },
]

/** `/openapi.json` for programs, `/docs` for people: one document, made when somebody first asks. */
export const openApi = ({ publicUrl }: Pick<Deps, 'publicUrl'>) => {
  let made: OpenApiDocument | undefined
  const document = () => (made ??= describeApi(publicUrl))
  return Router()
    .get('/openapi.json', (_req, res) => {
      res.set({ 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'public, max-age=300' }).json(document())
    })
    .get('/docs', (_req, res) => {
      const nonce = randomBytes(16).toString('base64')
      res.set({
        'Content-Security-Policy': `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
      })
      res.type('html').send(docsPage(document(), nonce))
    })
}

/** The whole of what this server answers, surface by surface. */
export const describeApi = (publicUrl: string): OpenApiDocument =>
  openApiDocument(publicUrl, tags, [
    ...platformOperations,
    ...adminOperations,
    ...connectOperations,
    ...inboundOperations,
    ...telephonyOperations,
    ...operatorOperations,
  ])
