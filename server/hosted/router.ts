import { join } from 'node:path'
import express, { Router } from 'express'
import type { Deps } from '../deps.ts'
import type { BrowserFiles } from './browser-files.ts'
import { home } from './home.ts'
import { hostedPage } from './page.ts'

/** What a browser asks for: the page of a link, the files it loads, and a front door that says what lives here. */
export const hosted = (deps: Deps, files: BrowserFiles) =>
  Router()
    .use(
      '/assets',
      express.static(join(files.folder, 'assets'), { immutable: true, maxAge: '365d', index: false, redirect: false }),
    )
    .use(hostedPage(deps, files))
    .get('/', home(deps))
