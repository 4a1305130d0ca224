import express, { type ErrorRequestHandler, type RequestHandler, Router } from 'express'
import * as z from 'zod/mini'
import {
  AttemptInput,
  ConnectError,
  type FaultCode,
  NumberInput,
  PinInput,
  RedirectAnswer,
  RedirectStart,
} from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { withLogContext } from '../../runtime/log-context.ts'
import type { Pending } from '../../runtime/pending.ts'
import { linkOfToken } from '../../security/link-token.ts'
import { publicKeys } from '../../security/result.ts'
import { findLink } from '../../store/links/setup-links.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { findProject } from '../../store/projects/projects.ts'
import { findAttempt } from '../../store/signup/attempts.ts'
import { supportUrl } from '../../use-cases/links/support-url.ts'
import { themeOf } from '../../use-cases/links/theme.ts'
import { viewReservation } from '../../use-cases/provisioning/number-view.ts'
import { heldNumber, letGo, reserveNumber } from '../../use-cases/provisioning/reserve-number.ts'
import { viewAttempt } from '../../use-cases/signup/attempt-view.ts'
import { finishPopup } from '../../use-cases/signup/finish-popup.ts'
import { openSession } from '../../use-cases/signup/open-session.ts'
import { allowedOrigins, beginRedirect, endRedirect } from '../../use-cases/signup/redirect-signup.ts'
import { returnUrl } from '../../use-cases/signup/redirects.ts'
import { retryAttempt, submitPin } from '../../use-cases/signup/resume-attempt.ts'
import { answerFault, normalizeBody } from '../errors.ts'
import { parse } from '../parse.ts'
import { countRefusal, enforceLimit } from '../refusals.ts'
import { takeEvents, tokenInBody } from './events.ts'

/** For who comes back from Meta to a trip that nobody knows of: there is no page to go on to. */
const nowhere =
  '<!doctype html><html lang="en"><title>Please open your link again</title><p>This address has done its work. Please open the link you were sent again.'

const AttemptId = z.uuid('must be a UUID')

/**
 * `/connect/v1`: for the widget. The link's token is the only right there is; `res.locals.link` is what it opens.
 * An end of a popup is kept track of until it is answered: its code lives for seconds and works once.
 */
export function connect(deps: Deps, { track: keep }: Pending) {
  const attemptOf = async (link: SetupLinkRow, id: string) => {
    const attempt = AttemptId.safeParse(id).success && (await findAttempt(deps.db, link.id, id))
    if (!attempt) throw new Fault('not_found', 'Attempt not found')
    return attempt
  }

  return Router()
    .get('/jwks.json', async (_req, res) => {
      res.set({ 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'public, max-age=300' })
      res.json(await publicKeys(deps.keys))
    })
    .get('/oauth/callback', async (req, res) => {
      const back = await endRedirect(deps, req.query)
      res.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' })
      if (back) res.redirect(303, back)
      else res.status(400).type('html').send(nowhere)
    })
    .use(readable)
    .use('/events', tokenInBody)
    .use(theLink(deps), rateOfLink(deps), fromAllowedOrigin(deps))
    .use(express.json({ limit: '100kb', type: () => true }), normalizeBody)
    .get('/session', async (_req, res) => {
      res.json(await openSession(deps, res.locals.link))
    })
    .post('/number', async (req, res) => {
      const { country_iso } = parse(NumberInput, req.body)
      const { link } = res.locals
      res.json(await viewReservation(deps, link, await reserveNumber(deps, link, country_iso)))
    })
    .get('/number', async (_req, res) => {
      const reservation = await heldNumber(deps, res.locals.link)
      if (!reservation) throw new Fault('not_found', 'this setup link holds no number')
      res.json(await viewReservation(deps, res.locals.link, reservation))
    })
    .delete('/number', async (_req, res) => {
      await letGo(deps, res.locals.link)
      res.status(204).end()
    })
    .use('/attempts/:id', aboutAttempt)
    .put('/attempts/:id', async (req, res) => {
      const id = parse(z.object({ attempt_id: AttemptId }), { attempt_id: req.params.id }).attempt_id
      const input = parse(AttemptInput, req.body)
      const finished = finishPopup(deps, res.locals.link, id, input)
      res.json(await keep(finished.then((attempt) => viewAttempt(deps, res.locals.link, attempt))))
    })
    .post('/attempts/:id/redirect', async (req, res) => {
      const id = parse(z.object({ attempt_id: AttemptId }), { attempt_id: req.params.id }).attempt_id
      const url = await beginRedirect(deps, res.locals.link, id, parse(RedirectStart, req.body))
      res.json(RedirectAnswer.parse({ url }))
    })
    .get('/attempts/:id', async (req, res) => {
      res.json(await viewAttempt(deps, res.locals.link, await attemptOf(res.locals.link, req.params.id)))
    })
    .post('/attempts/:id/pin', async (req, res) => {
      const { pin } = parse(PinInput, req.body)
      const attempt = await submitPin(deps, res.locals.link, await attemptOf(res.locals.link, req.params.id), pin)
      res.json(await viewAttempt(deps, res.locals.link, attempt))
    })
    .post('/attempts/:id/retry', async (req, res) => {
      const attempt = await retryAttempt(deps, res.locals.link, await attemptOf(res.locals.link, req.params.id))
      res.json(await viewAttempt(deps, res.locals.link, attempt))
    })
    .post('/events', takeEvents(deps))
    .use(() => {
      throw new Fault('not_found', 'Resource not found')
    })
    .use((async (error, req, res, _next) => {
      const fault = answerFault(deps.log, error, req, res)
      if (!fault) return
      const link = res.locals.link as SetupLinkRow | undefined
      res.json(
        ConnectError.parse({
          code: fault.code,
          error: fault.message,
          ...(costsNothing.has(fault.code) ? {} : await waysOn(deps, link, fault.code, res.locals.allowed)),
        }),
      )
    }) satisfies ErrorRequestHandler)
}

/** Answers that ask the database nothing: it does not answer, or somebody asks too often. */
const costsNothing = new Set<FaultCode>(['server_unreachable', 'rate_limited'])

/** What the page may say of where to go and whom to ask: of a link to a page that may use it, of no link to any page. */
async function waysOn(deps: Deps, link: SetupLinkRow | undefined, code: FaultCode, allowed: boolean | undefined) {
  if (!link) return { support_url: await supportUrl(deps.db, link) }
  if (!allowed) return {}
  return {
    redirect_url: await returnUrl(deps, link, code),
    company_name: themeOf(link).company_name ?? (await findProject(deps.db, link.project_id)).name,
    support_url: await supportUrl(deps.db, link),
  }
}

/**
 * How often one link may be used for anything, by all who hold it: as often as an API key, and its codes are spent at Meta,
 * which counts them against everybody's app, thirty times a minute at most.
 */
const rateOfLink =
  ({ limits }: Deps): RequestHandler =>
  async (req, res, next) => {
    enforceLimit(await limits.take('link', res.locals.link.id), res)
    if (req.method === 'PUT') enforceLimit(await limits.take('codes', res.locals.link.id), res)
    next()
  }

/**
 * Any page may read the answers, and errors above all: what a page may do is decided by the token and by
 * {@link fromAllowedOrigin}, for a preflight carries neither. Nothing here depends on cookies.
 */
const readable: RequestHandler = (req, res, next) => {
  res.set({ 'Cache-Control': 'no-store', Vary: 'Origin' })
  const origin = req.get('Origin')
  if (origin) res.set('Access-Control-Allow-Origin', origin)
  if (req.method !== 'OPTIONS') return next()
  res.set({
    'Access-Control-Allow-Methods': 'GET, PUT, POST, DELETE',
    'Access-Control-Allow-Headers': 'Authorization, Content-Type',
    'Access-Control-Max-Age': '600',
  })
  res.sendStatus(204)
}

/** Lines of the log name the attempt; what is not the id of one is not written down, for it may be anything. */
const aboutAttempt: RequestHandler<{ id: string }> = (req, res, next) => {
  if (!AttemptId.safeParse(req.params.id).success) return next()
  res.locals.attempt = req.params.id
  withLogContext({ attempt: req.params.id }, next)
}

const theLink =
  ({ db, keys, limits }: Deps): RequestHandler =>
  async (req, res, next) => {
    const token = /^Bearer (\S+)$/.exec(req.get('Authorization') ?? '')?.[1]
    const id = token && linkOfToken(keys, token)
    const link = id && (await findLink(db, id))
    if (!link) {
      await countRefusal(limits, req, res)
      throw new Fault('link_not_found', 'There is no setup link with this token')
    }
    res.locals.link = link
    next()
  }

/** The hosted page's own origin, or one that the link names. A request without an origin does not come from another page. */
const fromAllowedOrigin =
  ({ publicUrl }: Deps): RequestHandler =>
  (req, res, next) => {
    const origin = req.get('Origin')
    const link = res.locals.link as SetupLinkRow
    if (origin && !allowedOrigins(link, publicUrl).includes(origin))
      throw new Fault('origin_not_allowed', `${origin} is not among the allowed_origins of this setup link`)
    res.locals.allowed = true
    next()
  }
