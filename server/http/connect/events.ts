import express, { type RequestHandler } from 'express'
import { WidgetEvents } from '../../../contract/index.ts'
import { noteWidgetEvents } from '../../use-cases/signup/note-widget-events.ts'
import { normalizeBody } from '../errors.ts'
import { empty } from '../operation.ts'
import type { Resource } from '../surface.ts'
import { type ConnectDeps, post } from './operation.ts'

/**
 * A page that is closing sends its last events as plain text with the token in the body. A header would cause a preflight, and
 * the page is closed before that is answered. From here on the token is handled like any other.
 */
export const tokenInBody: RequestHandler[] = [
  express.json({ limit: '20kb', type: () => true, inflate: false }),
  normalizeBody,
  (req, _res, next) => {
    const token: unknown = req.body.token
    if (typeof token === 'string' && /^\S{1,300}$/.test(token)) req.headers.authorization ??= `Bearer ${token}`
    next()
  },
]

/** The events that the widget reports for the journey of its link. */
export const events: Resource<ConnectDeps> = {
  tag: 'Connect',
  operations: [
    post('/events', {
      id: 'addWidgetEvents',
      summary: 'What happened in the customer’s browser, for the journey of the link',
      description:
        'Nothing is decided by it. The token may stand in the body instead of a header, so that a page that closes can send it as plain text. 300 events of a link are kept.',
      body: WidgetEvents,
      example: { events: [{ type: 'exited', ago: 0, duration: 41_000, step: 'launch', reason: 'page_left' }] },
      answer: empty('Kept, or dropped where there are too many already.'),
      refusals: [403],
      handle: ({ deps, caller, body }) => noteWidgetEvents(deps, caller.link, body.events),
    }),
  ],
}
