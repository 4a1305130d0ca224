import * as z from 'zod/mini'
import type { Operation } from './operation.ts'

const Status = z.object({ status: z.string() })
const Unready = z.object({ status: z.string(), error: z.string() })
const common = { method: 'get', tag: 'Operations', needs: 'nothing', errors: Unready } as const

/** What is for people, browsers and whoever keeps the server running. */
export const operatorOperations: Operation[] = [
  {
    ...{ ...common, path: '/healthz', id: 'isAlive', summary: 'Whether the process answers' },
    answer: { status: 200, says: 'It does.', schema: Status },
  },
  {
    ...{ ...common, path: '/readyz', id: 'isReady', summary: 'Whether its database does too' },
    answer: { status: 200, says: 'It does.', schema: Status },
    refusals: [503],
  },
  {
    ...{ ...common, path: '/metrics', id: 'getMetrics', summary: 'What is counted, for Prometheus' },
    description:
      "Wants `Authorization: Bearer` and the server's `PATCHBAY_METRICS_TOKEN`; without that setting it is not there.",
    answer: { status: 200, says: "Prometheus' text format.", media: 'text/plain' },
    refusals: [401, 404, 503],
  },
  {
    ...{ ...common, path: '/openapi.json', id: 'getOpenApi', summary: 'This document' },
    answer: { status: 200, says: 'OpenAPI 3.1.', schema: z.record(z.string(), z.unknown()) },
  },
  {
    ...{ ...common, path: '/docs', id: 'getDocs', summary: 'This document, for people' },
    answer: { status: 200, says: 'A page.', media: 'text/html' },
  },
  {
    ...{ ...common, path: '/', id: 'getHome', summary: 'What lives here' },
    answer: { status: 200, says: 'A page.', media: 'text/html' },
  },
  {
    ...{ ...common, path: '/s/{token}', id: 'getHostedPage', summary: 'The page that a customer opens' },
    description: 'Opening it changes nothing: mail scanners open links too.',
    answer: { status: 200, says: 'A page.', media: 'text/html' },
    refusals: [409, 410],
  },
  {
    ...{ ...common, path: '/embed.js', id: 'getEmbed', summary: '`<whatsapp-onboarding>` for pages without React' },
    description: 'Kept by browsers for five minutes. What it loads besides lies below `/assets`.',
    answer: { status: 200, says: 'A script.', media: 'text/javascript' },
  },
]
