import express, { type RequestHandler } from 'express'
import { WidgetEvents } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { noteWidgetEvents } from '../../use-cases/signup/note-widget-events.ts'
import { normalizeBody } from '../errors.ts'
import { parse } from '../parse.ts'

/**
 * A page that is closing sends its last events as plain text with the token in it: a header would cost a preflight, which it
 * does not live to see answered. From here on it is a token like any other.
 */
export const tokenInBody: RequestHandler[] = [
  express.json({ limit: '20kb', type: () => true }),
  normalizeBody,
  (req, _res, next) => {
    const token: unknown = req.body.token
    if (typeof token === 'string' && /^\S{1,300}$/.test(token)) req.headers.authorization ??= `Bearer ${token}`
    next()
  },
]

/** What the widget saw, into the journey of its link. */
export const takeEvents =
  (deps: Deps): RequestHandler =>
  async (req, res) => {
    await noteWidgetEvents(deps, res.locals.link, parse(WidgetEvents, req.body).events)
    res.status(204).end()
  }
