import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import * as z from 'zod/mini'
import {
  type AttemptInput,
  Cancelled,
  type ConnectionType,
  type Launch,
  type Redirected,
  type RedirectStart,
} from '../../../contract/index.ts'
import type { AppDeps, Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { linkToken, shortToken } from '../../security/link-token.ts'
import { tripReceipt } from '../../security/trip-receipt.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { findReservation } from '../../store/provisioning/reservations.ts'
import { findAttempt } from '../../store/signup/attempts.ts'
import { addRedirect, answerRedirect, findReceipt, findRedirect } from '../../store/signup/redirects.ts'
import { addMs, hour, toIso } from '../../time.ts'
import { inAppOfLink } from '../links/app-of-link.ts'
import { launchOf } from '../links/launch.ts'
import { assertOffered, assertUsable } from '../links/usable-link.ts'
import { viewReservation } from '../provisioning/number-view.ts'
import { answeredPrefill } from '../steps/answered-prefill.ts'
import { withQuery } from './redirects.ts'

/** How long a customer may take in Meta's window. */
const patience = 2 * hour

/** The query parameter that tells a page that its customer is back from Meta. */
const stateParameter = 'patchbay_state'

const Answer = z.union([z.object({ code: z.string() }), z.object({ cancelled: Cancelled })])

/** Where Meta sends a customer back to; the app's Valid OAuth Redirect URIs must contain it. */
export const redirectUri = (publicUrl: string) => `${publicUrl}/connect/v1/oauth/callback`

/**
 * Sends a window to Meta and back without Meta's SDK: the customer's own where no second one opens (blocked popups, a blocked SDK,
 * browsers inside apps), or a second one whose page is ours (`opened_by`). Three values must match when the customer comes back: the
 * `state` in the address (valid once), the link, and a verifier that never left the browser and whose hash alone is stored here. An
 * attacker who sees the address that Meta sends the customer to has only one of the three.
 *
 * @returns the address of Meta's dialog
 * @throws {Fault} what a new attempt throws; `origin_not_allowed` for a page that the link does not name: a customer is never
 * redirected to an arbitrary page
 */
export async function beginRedirect(
  deps: Deps,
  link: SetupLinkRow,
  attemptId: string,
  { connection_type, challenge, return_to, opened_by }: RedirectStart,
): Promise<string> {
  const { db, now, publicUrl, sealer } = deps
  assertUsable(link, now())
  assertOffered(link, connection_type)
  if (!mayUse(deps, link, new URL(return_to).origin))
    throw new Fault('origin_not_allowed', 'return_to is not on a page that this setup link allows')
  if (opened_by !== undefined && !mayUse(deps, link, opened_by))
    throw new Fault('origin_not_allowed', 'the page that opened this window is not one that this setup link allows')
  if (await findAttempt(db, link.id, attemptId))
    throw new Fault('invalid_request', 'this attempt has begun: begin another one, with another id')

  const state = randomBytes(32).toString('base64url')
  await addRedirect(db, {
    state_hash: hash(state),
    setup_link_id: link.id,
    attempt_id: attemptId,
    challenge,
    answer: null,
    return_to: await sealer.seal(wholeAddress(deps, link, return_to), `return of ${hash(state)}`),
    created_at: toIso(now()),
  })
  const own = await inAppOfLink(deps, link)
  const { meta } = own
  const { config_id, extras } = await launchFor(own, link, connection_type)
  const dialog = new URL(`${meta.dialog_origins[0] ?? 'https://www.facebook.com'}/${meta.graph_version}/dialog/oauth`)
  dialog.search = new URLSearchParams({
    client_id: meta.app_id,
    config_id,
    redirect_uri: redirectUri(publicUrl),
    state,
    response_type: 'code',
    override_default_response_type: 'true',
    extras: JSON.stringify(extras),
    ...(opened_by === undefined ? {} : { display: 'popup' }),
  }).toString()
  return dialog.href
}

/** The hosted page hides the token of its link from Facebook. A window that comes back gets the whole address again. */
function wholeAddress({ hosts, keys, publicUrl }: Pages & Pick<Deps, 'keys'>, { id }: SetupLinkRow, return_to: string) {
  const base = hosts.ofOrigin(new URL(return_to).origin)?.url ?? publicUrl
  const token = linkToken(keys, id)
  const [whole, short] = [token, shortToken(token)].map((end) => `${base}/s/${end}`) as [string, string]
  return return_to.split(/[?#]/, 1)[0] === short ? return_to.replace(short, whole) : return_to
}

/** The launch that a popup would get now. */
async function launchFor(deps: AppDeps, link: SetupLinkRow, type: ConnectionType): Promise<Launch> {
  const reservation = type === 'dedicated' ? await findReservation(deps.db, link.id) : undefined
  const own = reservation && (await viewReservation(deps, link, reservation)).launch
  return own ?? launchOf(deps, link, type, { prefill: await answeredPrefill(deps, link) })
}

type Pages = Pick<Deps, 'hosts' | 'publicUrl'>

/** Whether a page of that origin may use a link: the hosted one, on our host or one of the project's, and those that the link names. */
export const mayUse = ({ hosts, publicUrl }: Pages, link: LinkOfPage, origin: string): boolean =>
  origin === new URL(publicUrl).origin ||
  hosts.ofOrigin(origin)?.projectId === link.project_id ||
  (JSON.parse(link.allowed_origins) as string[]).includes(origin)

type LinkOfPage = Pick<SetupLinkRow, 'allowed_origins' | 'project_id'>

const Query = z.object({
  state: z.string().check(z.maxLength(200)),
  code: z.optional(z.string().check(z.minLength(1), z.maxLength(2048))),
  error_code: z.optional(z.string()),
  error_message: z.optional(z.string()),
  error_description: z.optional(z.string()),
})

/**
 * Meta sent a customer back: stores Meta's answer for the page that started the trip, and returns the address of that page. The
 * code goes no further; the page cannot see it, nor does it enter the browser's history.
 *
 * The page that started the trip knows the `state`, and an attacker may have persuaded another person to make the trip. The
 * browser that arrives therefore gets a secret receipt instead. The account is connected only when the page that started the trip
 * and the browser that arrived are the same. The receipt follows from Meta's answer: the same browser gets the same one when it
 * loads this address again, and nobody else does, because only that browser has Meta's answer.
 *
 * @returns undefined for a state that is unknown or too old
 */
export async function endRedirect({ db, keys, now, sealer }: Deps, query: unknown): Promise<string | undefined> {
  const said = Query.safeParse(query)
  if (!said.success) return undefined
  const { state, code, error_code, error_message, error_description } = said.data
  const redirect = await findRedirect(db, hash(state))
  if (!redirect || redirect.created_at < toIso(addMs(now(), -patience))) return undefined
  const words = (error_message ?? error_description)?.slice(0, 500)
  const answer: z.infer<typeof Answer> = code
    ? { code }
    : {
        cancelled: {
          fault: 'signup_cancelled',
          ...(error_code ? { error_code: error_code.slice(0, 500) } : {}),
          ...(words ? { error_message: words } : {}),
        },
      }
  const receipt = tripReceipt(keys, redirect.state_hash, JSON.stringify(answer))
  const sealed = await sealer.seal(JSON.stringify(answer), `answer to ${redirect.state_hash}`)
  const kept = await answerRedirect(db, redirect.state_hash, sealed, hash(receipt))
  return withQuery(await sealer.open(redirect.return_to, `return of ${redirect.state_hash}`), {
    [stateParameter]: kept === hash(receipt) ? receipt : state,
  })
}

/**
 * How a trip ended, in the form in which the page reports the end of a popup.
 *
 * @throws {Fault} `begun_elsewhere` when receipt, link, attempt and verifier do not belong together; `code_refused` for a trip
 * that is not known, or not any more
 */
export async function resultOfRedirect(
  { db, log, sealer }: Deps,
  link: SetupLinkRow,
  attemptId: string,
  {
    connection_type,
    redirect: { state, verifier },
  }: { connection_type: AttemptInput['connection_type']; redirect: Redirected },
): Promise<Exclude<AttemptInput, { redirect: Redirected }>> {
  const arrived = await findReceipt(db, hash(state))
  const found = arrived ?? (await findRedirect(db, hash(state)))
  if (!found) throw new Fault('code_refused', 'redirect names no trip that is known')
  const same =
    found.setup_link_id === link.id &&
    found.attempt_id === attemptId &&
    timingSafeEqual(
      createHash('sha256').update(found.challenge).digest(),
      createHash('sha256').update(createHash('sha256').update(verifier).digest('base64url')).digest(),
    )
  // The page that set out has no receipt, but Meta has answered: another browser came back with the answer.
  if (!same || (!arrived && found.answer !== null)) {
    log.warn({ link: link.id, attempt: attemptId }, elsewhere)
    throw new Fault('begun_elsewhere', elsewhere)
  }
  if (found.answer === null) return { connection_type, cancelled: { fault: 'popup_closed' } }
  const answer = Answer.parse(JSON.parse(await sealer.open(found.answer, `answer to ${found.state_hash}`)))
  return { connection_type, ...answer }
}

const elsewhere =
  'this trip through Meta was begun elsewhere: the browser that came back is not the one that set out; nothing was connected'

const hash = (state: string) => createHash('sha256').update(state).digest('hex')
