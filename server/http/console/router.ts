import express from 'express'
import type { Deps } from '../../deps.ts'
import { normalizeBody, unknownPath } from '../errors.ts'
import { sent } from '../operation.ts'
import { PlatformError, sendPlatformError } from '../platform/operation.ts'
import type { Surface } from '../surface.ts'
import { consoleAssets, consolePage } from './app-files.ts'
import { get } from './operation.ts'
import { session } from './session.ts'
import { sessions } from './sessions.ts'

/** `/console`: the app for operators, and how they come in. What it shows and does is `/platform/v1`, opened by the session. */
export const consoleSurface: Surface<Deps> = {
  base: '/console',
  needs: 'session',
  errors: PlatformError,
  before: (router, deps) =>
    router
      .use('/assets', consoleAssets())
      .use(/^\/sessions?(\/|$)/, noStore, deps.bodies('connect'), express.json({ limit: '10kb' }), normalizeBody),
  resources: [
    { tag: 'Console', operations: session },
    sessions,
    {
      tag: 'Console',
      operations: [
        get('/', {
          id: 'getConsole',
          summary: 'The app for operators; its own paths below this one answer the same page',
          needs: 'nothing',
          answer: sent('A page.', 'text/html'),
          before: (deps) => [consolePage(deps)],
          handle: () => {},
        }),
      ],
    },
  ],
  after: (deps) => [pathsOfApp(deps), unknownPath, sendPlatformError(deps)],
}

/** The app's own paths show its page; what is no path of its own below `/session` is unknown. */
function pathsOfApp(deps: Deps): express.RequestHandler {
  const page = consolePage(deps)
  return (req, res, next) => (/^\/sessions?(\/|$)/.test(req.path) ? next() : page(req, res, next))
}

const noStore: express.RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store')
  next()
}
