import type { Attempt, AttemptInput } from '../../contract/index.ts'
import { type ApiFailure, pause } from '../gateways/api.ts'
import { getAttempt, postPin, putAttempt, retryAttempt } from '../gateways/attempts.ts'
import { remember } from '../gateways/memory.ts'
import type { In, State } from '../state.ts'
import { ask } from './ask.ts'
import { requestAgain } from './request-again.ts'
import type { Work } from './work.ts'

export { recall } from '../gateways/memory.ts'
export { laterMoves } from '../moves/later.ts'
export { createFacebookWork } from './facebook.ts'

/** How long the server may be silent, while we ask about an attempt, before the customer is told. */
const longestSilence = 60_000

const answered =
  ({ send }: Work) =>
  (attempt: Attempt) =>
    send({ type: 'answered', attempt })

/** Sends the popup's result, asks for another try, or follows the attempt that is under way. */
export function finish(state: In<'finishing'>, work: Work, signal: AbortSignal) {
  const { task, type: connection_type, code, assets, redirect, attemptId } = state
  if (task === 'send' && (code || redirect)) {
    const input = redirect
      ? { connection_type, redirect }
      : { connection_type, code: code as string, ...(assets && { assets }) }
    const sent = putAttempt(work.api, attemptId, input, signal)
    // A trip that the server could not be told of is kept, so that it can be sent again.
    if (redirect) sent.then(redirect.settle, (failure: ApiFailure) => failure.passing || redirect.settle())
    return ask(work, signal, sent, answered(work))
  }
  if (task === 'retry') return ask(work, signal, retryAttempt(work.api, attemptId, signal), answered(work))
  return follow(attemptId, work, signal)
}

/** Asks about the attempt until it is done; a bad connection is waited out. */
export async function follow(id: string, work: Work, signal: AbortSignal, first = 600, longest = 2_000) {
  let heard = Date.now()
  for (let gap = first; !signal.aborted; gap = Math.min(gap * 1.3, longest)) {
    await pause(gap, signal)
    if (signal.aborted) return
    await ask(
      work,
      signal,
      getAttempt(work.api, id, signal),
      (attempt) => {
        heard = Date.now()
        work.send({ type: 'answered', attempt })
      },
      () =>
        work.send(
          Date.now() - heard > longestSilence
            ? { type: 'refused', fault: 'server_unreachable', redirectUrl: null }
            : { type: 'silent' },
        ),
    )
  }
}

export const sendPin = (id: string, pin: string, work: Work, signal: AbortSignal) =>
  ask(work, signal, postPin(work.api, id, pin, signal), answered(work), () => work.send({ type: 'silent' }))

/** Reports to the server how a popup ended; the customer does not wait for that. */
export async function report({ signup, cancelled }: In<'failed'>, { api, send }: Work, signal: AbortSignal) {
  if (!signup || !cancelled) return
  const { attemptId, type } = signup
  const input: AttemptInput = { connection_type: type, cancelled }
  try {
    const { fault, redirect_url: redirectUrl } = await putAttempt(api, attemptId, input, signal)
    if (!signal.aborted) send({ type: 'recorded', attemptId, fault: fault ?? cancelled.fault, redirectUrl })
  } catch {
    // The customer sees the end all the same; only the link back to the host is missing.
  }
}

/** The number is connected. What is left to do, and the test message, are watched by a part that loads when there is something. */
export function arrived({ session, attempt }: In<'done'>, work: Work, signal: AbortSignal) {
  const look = () => getAttempt(work.api, attempt.id, signal)
  const heard = (attempt: Attempt) => {
    remember(work, session, attempt)
    answered(work)(attempt)
  }
  remember(work, session, attempt)
  if (attempt.checklist?.[0] || attempt.test_message)
    import('./watch-checklist.ts').catch(requestAgain).then(
      ({ watchChecklist }) => watchChecklist(attempt, signal, look, heard),
      () => {},
    )
}

/** Asks whether the signup has begun elsewhere; a bad connection is waited out. */
export async function watch(work: Work, signal: AbortSignal) {
  while (!signal.aborted) {
    await pause(1_200, signal)
    if (signal.aborted) return
    await ask(
      work,
      signal,
      work.api.session(signal),
      (session) => work.send({ type: 'opened', session }),
      () => {},
    )
  }
}

/** Leaves the page for Facebook. A failure before that is shown in the current step. */
export async function goToFacebook(state: State, work: Work, signal: AbortSignal) {
  const { leave } = await import('../gateways/without-sdk.ts').catch(requestAgain)
  await ask(work, signal, leave(work.api, state, signal), () => {})
}
