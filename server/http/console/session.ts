import type { Request, Response } from 'express'
import { ConsoleSession, ConsoleSignIn } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { runAs } from '../../runtime/actor.ts'
import { hashApiKey } from '../../security/api-key.ts'
import { budgetOf, findWorkingKey } from '../../store/projects/api-keys.ts'
import { toIso } from '../../time.ts'
import { endConsoleSession } from '../../use-cases/console/end-session.ts'
import { startSessionOfHost, startSessionOfKey, startSessionOfTicket } from '../../use-cases/console/start-session.ts'
import { admitKey } from '../access.ts'
import { one } from '../platform/operation.ts'
import { countRefusal } from '../refusals.ts'
import { get, post, remove } from './operation.ts'
import { assertSameOrigin, findCallingSession, findSessionOf } from './session-access.ts'
import { canSignIn, dropSecret, isInsecure, keepSecret } from './session-cookie.ts'

/** Tells the page of the console that no key opens it: the login of the host app does. */
const loginHeader = 'X-Patchbay-Login'
const nobody = 'Nobody is signed in: use an API key, or a link of `patchbay console`'

/** How somebody comes in and leaves. */
export const session = [
  get('/session', {
    id: 'getConsoleSession',
    summary: 'Who is signed in',
    needs: 'nothing',
    refusals: [401],
    answer: one(ConsoleSession, 'Who it is, and what opens the API to their page.'),
    async handle({ deps, req, res }) {
      const found = await findSessionOf(deps, req)
      if (found) return viewSession(deps, found)
      if (!deps.hostLogin) throw new Fault('unauthorized', nobody)
      const who = await deps.hostLogin(req)
      if (!who) {
        res.set(loginHeader, 'host')
        throw new Fault('unauthorized', 'Nobody is signed in to the app that this console is part of')
      }
      return welcome(deps, req, res, await startSessionOfHost(deps, who, req.get('User-Agent')))
    },
  }),
  post('/session', {
    id: 'startConsoleSession',
    summary: 'Sign in with an API key, or with the ticket of a link of `patchbay console`',
    description: 'The cookie that comes with the answer lasts twelve hours at most, and ends with the key.',
    needs: 'nothing',
    body: ConsoleSignIn,
    example: { key: 'pb_…' },
    refusals: [401, 403, 429],
    answer: one(ConsoleSession, 'Signed in.', 201),
    async handle({ deps, body, req, res }) {
      assertSameOrigin(deps, req)
      if (deps.hostLogin) throw new Fault('forbidden', 'The login of the app decides who may use this console')
      if (!canSignIn(deps)) throw new Fault('forbidden', 'The console needs https://, or localhost: see PUBLIC_URL')
      const secret = body.ticket ? await byTicket(deps, req, res, body.ticket) : await byKey(deps, req, res, body.key)
      return welcome(deps, req, res, secret)
    },
  }),
  remove('/session', {
    id: 'endOwnConsoleSession',
    summary: 'Sign out',
    answer: { status: 204, says: 'Gone.' },
    async handle({ deps, req, res }) {
      const found = await findCallingSession(deps, req)
      if (!found) throw new Fault('unauthorized', nobody)
      await runAs(`key:${found.id}`, () => endConsoleSession(deps, found.project_id, found.session_id))
      dropSecret(deps, res)
      res.status(204).end()
    },
  }),
]

async function byKey(deps: Deps, req: Request, res: Response, key = ''): Promise<string> {
  const found = await findWorkingKey(deps.db, hashApiKey(key), toIso(deps.now()))
  const known = await admitKey(deps.limits, found && { ...found, budget: budgetOf(found) }, req, res)
  return startSessionOfKey(deps, known.project_id, known.id, { entrance: 'key', browser: req.get('User-Agent') })
}

async function byTicket(deps: Deps, req: Request, res: Response, ticket: string): Promise<string> {
  const secret = await startSessionOfTicket(deps, ticket, { entrance: 'ticket', browser: req.get('User-Agent') })
  if (secret) return secret
  await countRefusal(deps.limits, req, res)
  throw new Fault('unauthorized', 'This link was used, or has ended: make another with `patchbay console`')
}

/** Gives the browser its cookie, and reads the session back as its next request will. */
async function welcome(deps: Deps, req: Request, res: Response, secret: string) {
  const found = await findSessionOf(deps, req, secret)
  if (!found) throw new Fault('unauthorized', nobody)
  keepSecret(deps, res, secret, found.expires_at)
  return viewSession(deps, found)
}

function viewSession(deps: Deps, found: NonNullable<Awaited<ReturnType<typeof findSessionOf>>>) {
  return {
    id: found.session_id,
    project: { id: found.project_id, name: found.project_name },
    role: found.role,
    entrance: found.entrance,
    key: { id: found.id, name: found.name, prefix: found.prefix || null },
    csrf: found.csrf,
    expires_at: found.expires_at,
    insecure: isInsecure(deps),
  }
}
