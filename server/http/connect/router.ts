import express, { type ErrorRequestHandler, type Router } from 'express'
import { ConnectError, type FaultCode } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import type { CustomHost } from '../../runtime/hosts.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { findProject } from '../../store/projects/projects.ts'
import { canAsk } from '../../use-cases/links/ask-for-link.ts'
import { supportUrl } from '../../use-cases/links/support-url.ts'
import { themeOf } from '../../use-cases/links/theme.ts'
import { returnUrl } from '../../use-cases/signup/redirects.ts'
import { answerFault, normalizeBody, unknownPath } from '../errors.ts'
import { inTurn } from '../in-turn.ts'
import { asExpress, type PlainRequest, type PlainResponse } from '../plain.ts'
import { sendJson } from '../send-json.ts'
import type { OftenAsked, Surface } from '../surface.ts'
import { answers } from './answers.ts'
import { aboutAttempt, attempts } from './attempts.ts'
import { choice } from './choice.ts'
import { events, tokenInBody } from './events.ts'
import { fromAllowedOrigin, rateOfLink, readable, theLink, theOpening } from './link-access.ts'
import { look } from './look.ts'
import { number } from './number.ts'
import { open } from './open.ts'
import type { ConnectDeps } from './operation.ts'
import { answerSession, session } from './session.ts'

/** From here on the link's token is the only credential; `res.locals.link` is its link. */
const access = (router: Router, deps: Deps) =>
  router
    .use(asExpress(readable))
    .use('/events', deps.bodies('connect'), tokenInBody)
    .use(...[theLink, rateOfLink, fromAllowedOrigin].map((handler) => asExpress(handler(deps))))
    .use(deps.bodies('connect'), express.json({ limit: '100kb', type: () => true }), normalizeBody)
    .use('/attempts/:id', aboutAttempt)

/** The same for a session, which takes no body: every widget begins with one, so it is read and answered by the shortest road. */
const toSession = (deps: Deps) => [readable, theOpening(deps), rateOfLink(deps), fromAllowedOrigin(deps)]

const sessionAccess = (router: Router, deps: Deps) => router.use('/session', ...toSession(deps).map(asExpress))

const oftenAsked = (deps: ConnectDeps): OftenAsked[] => [
  { method: 'GET', path: '/session', handler: inTurn([...toSession(deps), answerSession(deps)], sendError(deps)) },
]

/** `/connect/v1`: for the widget. */
export const connect: Surface<ConnectDeps> = {
  base: '/connect/v1',
  needs: 'token',
  errors: ConnectError,
  resources: [
    open,
    { ...session, before: sessionAccess },
    { ...look, before: access },
    ...[number, answers, attempts, choice, events],
  ],
  often: oftenAsked,
  after: (deps) => [unknownPath, withoutNext(sendError(deps))],
}

/** Express knows a handler of errors by its four parameters. */
const withoutNext =
  (send: ReturnType<typeof sendError>): ErrorRequestHandler =>
  (error, req, res, _next) =>
    send(error, req, res)

const sendError = (deps: Deps) => async (error: unknown, req: PlainRequest, res: PlainResponse) => {
  const fault = answerFault(deps.log, error, req, res)
  if (!fault) return
  const link = res.locals.link as SetupLinkRow | undefined
  const ways = costsNothing.has(fault.code) ? {} : await waysOn(deps, link, fault.code, res.locals).catch(() => ({}))
  sendJson(res, fault.status, JSON.stringify(ConnectError.parse({ code: fault.code, error: fault.message, ...ways })))
}

/** Answers that need no database query: the database does not answer, or a client exceeds its rate limit. */
const costsNothing = new Set<FaultCode>(['server_unreachable', 'rate_limited'])

/** What a customer may ask a new link for. */
const overs = new Set<FaultCode>(['link_expired', 'link_revoked', 'already_used'])

/**
 * The redirect and support addresses that the page may read: those of a link only for a page that may use the link; those of no
 * link for any page.
 */
async function waysOn(
  deps: Deps,
  link: SetupLinkRow | undefined,
  code: FaultCode,
  locals: { allowed?: boolean; host?: CustomHost },
) {
  if (!link) return { support_url: await supportUrl(deps.db, locals.host?.projectId) }
  if (!locals.allowed) return {}
  return {
    redirect_url: await returnUrl(deps, link, code),
    company_name: await invitingCompany(deps, link),
    support_url: await supportUrl(deps.db, link.project_id),
    ...(overs.has(code) && { can_ask: await canAsk(deps.db, deps.now(), link) }),
  }
}

async function invitingCompany({ db }: Deps, link: SetupLinkRow): Promise<string> {
  const project = await findProject(db, link.project_id)
  return themeOf(link, project).company_name ?? project.name
}
