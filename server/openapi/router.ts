import * as z from 'zod/mini'
import { operations, sent } from '../http/operation.ts'
import { scriptPath, sendPage, sendScript } from '../http/pages/page.ts'
import type { Surface } from '../http/surface.ts'
import { docsPage } from './docs-page.ts'
import type { OpenApiDocument } from './document.ts'

export interface OpenApiDeps {
  /** Built at the first request. */
  apiDocument(): OpenApiDocument
}

const { get } = operations<OpenApiDeps>()

/** `/openapi.json` for programs, `/docs` for people: one document. */
export const openApi: Surface<OpenApiDeps> = {
  base: '',
  needs: 'nothing',
  errors: z.object({ status: z.string(), error: z.string() }),
  before: (router) => router.get(scriptPath, sendScript),
  resources: [
    {
      tag: 'Operations',
      operations: [
        get('/openapi.json', {
          id: 'getOpenApi',
          summary: 'This document',
          answer: { ...sent('OpenAPI 3.1.'), schema: z.record(z.string(), z.unknown()) },
          handle({ deps, res }) {
            res.set({ 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'public, max-age=300' })
            res.json(deps.apiDocument())
          },
        }),
        get('/docs', {
          id: 'getDocs',
          summary: 'This document, for people',
          answer: sent('A page.', 'text/html'),
          handle({ deps, res }) {
            const document = deps.apiDocument()
            sendPage(res, document.servers[0]?.url ?? 'http://localhost', docsPage(document))
          },
        }),
      ],
    },
  ],
}
