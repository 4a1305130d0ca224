import { join } from 'node:path'
import express from 'express'
import * as z from 'zod/mini'
import { finalErrorHandler } from '../errors.ts'
import { sent } from '../operation.ts'
import type { Surface } from '../surface.ts'
import type { BrowserFiles } from './browser-files.ts'
import { compressed } from './compressed.ts'
import { home } from './home.ts'
import { get, type HostedDeps } from './operation.ts'
import { hostedPage } from './page.ts'

/** What a browser asks for: the page of a link, the files it loads, and a front page that says what lives here. */
export const hosted: Surface<HostedDeps> = {
  base: '',
  needs: 'nothing',
  errors: z.object({ status: z.string(), error: z.string() }),
  before: (router, { files }) => router.use('/assets', assets(files)),
  resources: [
    {
      tag: 'Operations',
      operations: [
        home,
        hostedPage,
        get('/embed.js', {
          id: 'getEmbed',
          summary: '`<whatsapp-onboarding>` for pages without React',
          description: 'Kept by browsers for five minutes. What it loads besides lies below `/assets`.',
          answer: sent('A script.', 'text/javascript'),
          before: ({ files }) => [compressed(files.folder)],
          handle({ deps: { files }, req, res }) {
            res.set({ 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' })
            res.sendFile(req.path, { root: files.folder, maxAge: 300_000, cacheControl: true })
          },
        }),
      ],
    },
  ],
  after: ({ log }) => [finalErrorHandler(log)],
}

const assets = ({ folder }: BrowserFiles) => [
  compressed(join(folder, 'assets')),
  // Pages of other origins load these through /embed.js, as modules do: with CORS.
  express.static(join(folder, 'assets'), {
    immutable: true,
    maxAge: '365d',
    index: false,
    redirect: false,
    setHeaders: (res) =>
      res.setHeader('Access-Control-Allow-Origin', '*').setHeader('Cross-Origin-Resource-Policy', 'cross-origin'),
  }),
]
