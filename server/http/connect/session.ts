import { Session } from '../../../contract/index.ts'
import type { Opening } from '../../store/signup/openings.ts'
import { openSession } from '../../use-cases/signup/open-session.ts'
import { customHost } from '../hosts/gate.ts'
import { json } from '../operation.ts'
import type { PlainHandler, PlainRequest, PlainResponse } from '../plain.ts'
import { preferredLanguage } from '../preferred-language.ts'
import { sendJson } from '../send-json.ts'
import type { Resource } from '../surface.ts'
import { type ConnectDeps, get } from './operation.ts'

export const session: Resource<ConnectDeps> = {
  tag: 'Connect',
  operations: [
    get('/session', {
      id: 'openSession',
      summary: 'What the widget needs to begin, or to go on',
      description: 'Marks the link as opened. A customer who left in the middle comes back to the attempt under way.',
      answer: json(Session, 'The session.'),
      refusals: [403, 404, 409, 410],
      handle: ({ deps, req, res }) => sessionFor(deps, req, res),
    }),
  ],
}

/** The same without a route of Express. */
export const answerSession =
  (deps: ConnectDeps): PlainHandler =>
  async (req, res) =>
    sendJson(res, 200, JSON.stringify(Session.parse(await sessionFor(deps, req, res))))

const sessionFor = (deps: ConnectDeps, req: PlainRequest, res: PlainResponse) =>
  openSession(deps, res.locals.opening as Opening, {
    custom: customHost(res) !== undefined,
    language: () => preferredLanguage(req),
  })
