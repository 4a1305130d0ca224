import { join } from 'node:path'
import express, { Router } from 'express'
import type { Deps } from '../../deps.ts'
import type { BrowserFiles } from './browser-files.ts'
import { compressed } from './compressed.ts'
import { home } from './home.ts'
import { hostedPage } from './page.ts'

/** What a browser asks for: the page of a link, the files it loads, and a front door that says what lives here. */
export const hosted = (deps: Deps, files: BrowserFiles) =>
  Router()
    .use(
      '/assets',
      compressed(join(files.folder, 'assets')),
      // Pages of other origins load these through /embed.js, as modules do: with CORS.
      express.static(join(files.folder, 'assets'), {
        ...{ immutable: true, maxAge: '365d', index: false, redirect: false },
        setHeaders: (res) =>
          res.setHeader('Access-Control-Allow-Origin', '*').setHeader('Cross-Origin-Resource-Policy', 'cross-origin'),
      }),
    )
    .get('/embed.js', compressed(files.folder), (req, res) => {
      res.set({ 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' })
      res.sendFile(req.path, { root: files.folder, maxAge: 300_000, cacheControl: true })
    })
    .use(hostedPage(deps, files))
    .get('/', home(deps))
