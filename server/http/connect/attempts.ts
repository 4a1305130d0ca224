import type { RequestHandler } from 'express'
import * as z from 'zod/mini'
import { Attempt, AttemptInput, PinInput, RedirectAnswer, RedirectStart } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { withLogContext } from '../../runtime/log-context.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { findAttempt } from '../../store/signup/attempts.ts'
import { viewAttempt } from '../../use-cases/signup/attempt-view.ts'
import { finishPopup } from '../../use-cases/signup/finish-popup.ts'
import { beginRedirect } from '../../use-cases/signup/redirect-signup.ts'
import { retryAttempt, submitPin } from '../../use-cases/signup/resume-attempt.ts'
import { json } from '../operation.ts'
import { parse } from '../parse.ts'
import type { Resource } from '../surface.ts'
import { type ConnectDeps, get, post, put } from './operation.ts'

const AttemptId = z.uuid('must be a UUID')

/** The id that the browser generated for a new attempt. */
const newId = (id: string) => parse(z.object({ attempt_id: AttemptId }), { attempt_id: id }).attempt_id

async function attemptOf({ db }: Deps, link: SetupLinkRow, id: string) {
  const attempt = AttemptId.safeParse(id).success && (await findAttempt(db, link.id, id))
  if (!attempt) throw new Fault('not_found', 'Attempt not found')
  return attempt
}

/** Log lines name the attempt. A value that is not an attempt's id is not logged, because it may be anything. */
export const aboutAttempt: RequestHandler<{ id: string }> = (req, res, next) => {
  if (!AttemptId.safeParse(req.params.id).success) return next()
  res.locals.attempt = req.params.id
  withLogContext({ attempt: req.params.id }, next)
}

export const attempts: Resource<ConnectDeps> = {
  tag: 'Connect',
  operations: [
    put('/attempts/:id', {
      id: 'finishPopup',
      summary: 'How one popup of Meta’s ended',
      description:
        'The browser makes the id, a UUID for each popup. The same again gives the same attempt. A trip in one window that another browser began is refused with `begun_elsewhere`, and connects nothing.',
      body: AttemptInput,
      example: { connection_type: 'dedicated', cancelled: { fault: 'popup_closed' } },
      answer: json(Attempt, 'The attempt; ask again until it is no longer `working`.'),
      refusals: [403, 409, 410, 502, 504],
      handle({ deps, caller: { link }, params, body }) {
        const finished = finishPopup(deps, link, newId(params.id), body)
        return deps.popups.track(finished.then((attempt) => viewAttempt(deps, link, attempt)))
      },
    }),
    post('/attempts/:id/redirect', {
      id: 'beginRedirect',
      summary: 'Go through Meta’s signup in the customer’s own window',
      description:
        'Where no popup can open. The window goes to `url` and comes back to `return_to`, which must be on the hosted page or an allowed origin, with `patchbay_state` in its query. PUT the attempt with that and the verifier of `challenge`.',
      body: RedirectStart,
      example: {
        connection_type: 'dedicated',
        challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
        return_to: 'https://app.example.com/whatsapp',
      },
      answer: json(RedirectAnswer, 'Where the window goes.'),
      refusals: [403, 409, 410],
      handle: async ({ deps, caller, params, body }) => ({
        url: await beginRedirect(deps, caller.link, newId(params.id), body),
      }),
    }),
    get('/attempts/:id', {
      id: 'getAttempt',
      summary: 'How far an attempt has come',
      answer: json(Attempt, 'The attempt.'),
      refusals: [403],
      handle: async ({ deps, caller: { link }, params }) =>
        viewAttempt(deps, link, await attemptOf(deps, link, params.id)),
    }),
    post('/attempts/:id/pin', {
      id: 'submitPin',
      summary: 'The PIN of a number that has one',
      body: PinInput,
      example: { pin: '123456' },
      answer: json(Attempt, 'The attempt, which goes on with the PIN.'),
      refusals: [403, 429],
      async handle({ deps, caller: { link }, params, body }) {
        const attempt = await submitPin(deps, link, await attemptOf(deps, link, params.id), body.pin)
        return viewAttempt(deps, link, attempt)
      },
    }),
    post('/attempts/:id/retry', {
      id: 'retryAttempt',
      summary: 'Go on with an attempt that stopped because Meta did not answer',
      answer: json(Attempt, 'The attempt.'),
      refusals: [403, 409],
      async handle({ deps, caller: { link }, params }) {
        const attempt = await retryAttempt(deps, link, await attemptOf(deps, link, params.id))
        return viewAttempt(deps, link, attempt)
      },
    }),
  ],
}
