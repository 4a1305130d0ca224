import type { ApiKeyRole, ConsoleEntrance } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { runAs } from '../../runtime/actor.ts'
import { hashConsoleSecret, newConsoleSecret } from '../../security/console-secret.ts'
import { addSession } from '../../store/console/sessions.ts'
import { takeTicket } from '../../store/console/tickets.ts'
import type { Db } from '../../store/database/tables.ts'
import { type ApiKeyRow, findKey } from '../../store/projects/api-keys.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { addMs, hour, toIso } from '../../time.ts'
import { consoleKey } from './console-key.ts'

/** How long somebody stays signed in. */
const lasts = 12 * hour

interface Arrival {
  entrance: ConsoleEntrance
  /** What the browser says of itself. */
  browser: string | undefined
}

type Started = Pick<Deps, 'db' | 'now'>

/** A session of a key that was found valid. @returns the secret for the cookie */
export const startSessionOfKey = ({ db, now }: Started, projectId: string, keyId: string, arrival: Arrival) =>
  db.transaction().execute(async (tx) => {
    const key = await findKey(tx, projectId, keyId)
    if (!key) throw new Fault('unauthorized', 'Missing or invalid API key')
    return start(tx, now(), key, arrival)
  })

/** A session for a ticket of `patchbay console`, which is used up by it. Undefined for a ticket that does not count. */
export const startSessionOfTicket = ({ db, now }: Started, ticket: string, arrival: Arrival) =>
  db.transaction().execute(async (tx) => {
    const taken = await takeTicket(tx, hashConsoleSecret(ticket), toIso(now()))
    return taken && start(tx, now(), await consoleKey(tx, now(), taken.project_id, taken.role), arrival)
  })

/** A session for somebody whom the login of the host app knows. */
export const startSessionOfHost = (
  { db, now }: Started,
  who: { projectId: string; role: ApiKeyRole },
  browser: string | undefined,
) =>
  runAs('host', () =>
    db.transaction().execute(async (tx) => {
      const key = await consoleKey(tx, now(), who.projectId, who.role)
      return start(tx, now(), key, { entrance: 'host', browser })
    }),
  )

async function start(tx: Db, at: Date, key: ApiKeyRow, { entrance, browser }: Arrival): Promise<string> {
  const secret = newConsoleSecret()
  const end = toIso(addMs(at, lasts))
  const session = await addSession(tx, {
    project_id: key.project_id,
    api_key_id: key.id,
    hash: hashConsoleSecret(secret),
    entrance,
    browser: browser?.slice(0, 200) ?? null,
    created_at: toIso(at),
    expires_at: key.expires_at && key.expires_at < end ? key.expires_at : end,
  })
  await audit(tx, at, {
    projectId: key.project_id,
    action: 'console_session.created',
    subject: session.id,
    detail: { entrance, api_key_id: key.id },
    by: `key:${key.id}`,
  })
  return secret
}
