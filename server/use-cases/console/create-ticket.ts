import type { ApiKeyRole } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { hashConsoleSecret, newConsoleSecret } from '../../security/console-secret.ts'
import { addTicket } from '../../store/console/tickets.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { addMs, minute, toIso } from '../../time.ts'

/** How long a link of `patchbay console` works, in milliseconds. */
export const ticketLasts = 5 * minute

/** A ticket that signs in once. Only its hash is stored. */
export const createTicket = ({ db, now }: Pick<Deps, 'db' | 'now'>, projectId: string, role: ApiKeyRole) =>
  db.transaction().execute(async (tx) => {
    const at = now()
    const ticket = newConsoleSecret()
    const hash = hashConsoleSecret(ticket)
    const expires_at = toIso(addMs(at, ticketLasts))
    await addTicket(tx, { hash, project_id: projectId, role, created_at: toIso(at), expires_at })
    await audit(tx, at, { projectId, action: 'console_ticket.created', subject: hash.slice(0, 12), detail: { role } })
    return ticket
  })
