import { type LanguageCode, languageCodes, Session } from '../../../contract/index.ts'
import { openSession } from '../../use-cases/signup/open-session.ts'
import { customHost } from '../hosts/gate.ts'
import { json } from '../operation.ts'
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
      handle: ({ deps, caller, req, res }) =>
        openSession(deps, caller.link, {
          custom: customHost(res) !== undefined,
          language: (req.acceptsLanguages(languageCodes) || undefined) as LanguageCode | undefined,
        }),
    }),
  ],
}
