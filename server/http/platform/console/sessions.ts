import { ConsoleSessionEntry } from '../../../../contract/index.ts'
import type { Deps } from '../../../deps.ts'
import { listSessions } from '../../../store/console/sessions.ts'
import type { Page } from '../../../store/database/paging.ts'
import { toIso } from '../../../time.ts'
import { endConsoleSession } from '../../../use-cases/console/end-session.ts'
import type { Resource } from '../../surface.ts'
import { PageQuery } from '../lists.ts'
import { get, gone, page, remove } from '../operation.ts'

/** Who is signed in to the console. */
export const consoleSessions: Resource<Deps> = {
  tag: 'Console',
  operations: [
    get('/console_sessions', {
      id: 'listConsoleSessions',
      summary: 'List who is signed in to the console',
      query: PageQuery,
      answer: page(ConsoleSessionEntry),
      handle: ({ deps, caller, query }) => sessionsOf(deps, caller, query),
    }),
    remove('/console_sessions/:console_session_id', {
      id: 'endConsoleSession',
      summary: 'Sign somebody out of the console at once',
      answer: gone,
      handle: ({ deps, caller, params }) => endConsoleSession(deps, caller.projectId, params.console_session_id),
    }),
  ],
}

export async function sessionsOf(
  deps: Deps,
  caller: { projectId: string; sessionId?: string | undefined },
  wanted: Page,
) {
  const { rows, ...counts } = await listSessions(deps.db, caller.projectId, toIso(deps.now()), wanted)
  const view = ({ api_key_id, key_name, key_prefix, ...row }: (typeof rows)[number]) => ({
    ...row,
    key: { id: api_key_id, name: key_name, prefix: key_prefix || null },
    current: row.id === caller.sessionId,
  })
  return { rows: rows.map(view), ...counts }
}
