import type { Request } from 'express'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { csrfOf, hashConsoleSecret } from '../../security/console-secret.ts'
import { findWorkingSession } from '../../store/console/sessions.ts'
import { toIso } from '../../time.ts'
import { isSecret } from '../inbound/signature.ts'
import { sessionSecret } from './session-cookie.ts'

type SessionDeps = Pick<Deps, 'db' | 'hostLogin' | 'now' | 'publicUrl'>
type FoundSession = NonNullable<Awaited<ReturnType<typeof findWorkingSession>>>

/**
 * The session that the cookie of a request names, while it lasts. Behind the login of a host app, that login is asked each time: who
 * is signed out there is signed out here.
 */
export async function findSessionOf(
  deps: SessionDeps,
  req: Request,
  secret = sessionSecret(deps, req),
): Promise<(FoundSession & { csrf: string }) | undefined> {
  if (!secret) return undefined
  const found = await findWorkingSession(deps.db, hashConsoleSecret(secret), toIso(deps.now()))
  if (!found || (found.entrance === 'host') !== Boolean(deps.hostLogin)) return undefined
  if (deps.hostLogin) {
    const who = await deps.hostLogin(req)
    if (who?.projectId !== found.project_id || who.role !== found.role) return undefined
  }
  return { ...found, csrf: csrfOf(secret) }
}

/**
 * The session of a request that its own page sent. A cookie alone opens nothing, because a browser may add it for another page.
 *
 * @throws {Fault} `forbidden` when there is a session, and the request is not of its page
 */
export async function findCallingSession(deps: SessionDeps, req: Request) {
  const found = await findSessionOf(deps, req)
  if (!found) return undefined
  if (!isSecret(req.get('X-Patchbay-Console'), found.csrf))
    throw new Fault(
      'forbidden',
      'X-Patchbay-Console must hold the csrf of the session: read GET /console/session again',
    )
  assertSameOrigin(deps, req)
  return found
}

/**
 * A browser says of each request where its page came from: in `Sec-Fetch-Site`, and before it had that, in `Origin`.
 *
 * @throws {Fault} `forbidden` for a request that changes something and that a page of another origin sent, or no page at all
 */
export function assertSameOrigin({ publicUrl }: Pick<Deps, 'publicUrl'>, req: Request) {
  if (req.method === 'GET' || req.method === 'HEAD') return
  const [site, origin] = [req.get('Sec-Fetch-Site'), req.get('Origin')]
  const own = site === undefined ? isOwn(origin, publicUrl, req.get('Host')) : site === 'same-origin'
  if (!own) throw new Fault('forbidden', 'The console takes acts from its own page alone')
}

const isOwn = (origin: string | undefined, publicUrl: string, host: string | undefined) =>
  origin !== undefined &&
  URL.canParse(origin) &&
  (origin === new URL(publicUrl).origin || new URL(origin).host === host)
