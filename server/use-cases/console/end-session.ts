import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { closeSession, findSession } from '../../store/console/sessions.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { toIso } from '../../time.ts'

/** Ends a session of the console at once; repeating it is harmless. @throws {Fault} `not_found` */
export const endConsoleSession = ({ db, now }: Pick<Deps, 'db' | 'now'>, projectId: string, id: string) =>
  db.transaction().execute(async (tx) => {
    if (!(await findSession(tx, projectId, id))) throw new Fault('not_found', 'Console session not found')
    if (!(await closeSession(tx, projectId, id, toIso(now())))) return
    await audit(tx, now(), { projectId, action: 'console_session.ended', subject: id })
  })
