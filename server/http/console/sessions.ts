import * as z from 'zod/mini'
import { ConsoleSessionEntry } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { endConsoleSession } from '../../use-cases/console/end-session.ts'
import { sessionAccess } from '../access.ts'
import { json } from '../operation.ts'
import { sessionsOf } from '../platform/console/sessions.ts'
import { gone } from '../platform/operation.ts'
import type { Resource } from '../surface.ts'
import { get, remove } from './operation.ts'

/** Who else is signed in: the newest hundred. Backends find the same at `/platform/v1/console_sessions`. */
export const sessions: Resource<Deps> = {
  tag: 'Console',
  before: (router, deps) => router.use('/sessions', sessionAccess(deps)),
  operations: [
    get('/sessions', {
      id: 'listSessionsOfConsole',
      summary: 'Who is signed in, the newest hundred',
      answer: json(z.object({ data: z.array(ConsoleSessionEntry) }), 'Most recent first.'),
      handle: async ({ deps, caller }) => ({ data: (await sessionsOf(deps, caller, { page: 1, per_page: 100 })).rows }),
    }),
    remove('/sessions/:console_session_id', {
      id: 'endSessionOfConsole',
      summary: 'Sign somebody out at once',
      answer: gone,
      handle: ({ deps, caller, params }) => endConsoleSession(deps, caller.projectId, params.console_session_id),
    }),
  ],
}
