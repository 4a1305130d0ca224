import { createHash } from 'node:crypto'
import type { AttemptInput, FaultCode } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { cancelledFault } from '../../meta/dialog-errors.ts'
import { faultOf, GraphError } from '../../meta/errors.ts'
import { unknownEnd, unknownFinish } from '../../meta/known.ts'
import type { Db } from '../../store/database/tables.ts'
import { holdLink, linkStatus, noteSetup } from '../../store/links/setup-links.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { addAttemptEvent } from '../../store/signup/attempt-events.ts'
import {
  addAttempt,
  attemptOfCode,
  changeAttempt,
  changeLost,
  findAttempt,
  hasFailedSo,
} from '../../store/signup/attempts.ts'
import { addGrant, holdGrant } from '../../store/signup/ledger.ts'
import { observe } from '../../store/signup/observed.ts'
import type { AttemptRow } from '../../store/signup/tables.ts'
import { addMs, toIso } from '../../time.ts'
import { inAppOfLink } from '../links/app-of-link.ts'
import { assertOffered, assertUsable } from '../links/usable-link.ts'
import { tokenEnd } from '../numbers/facts.ts'
import { noteRefusal } from '../numbers/note-refusal.ts'
import { noteFailure } from './note-failure.ts'
import { redirectUri, resultOfRedirect } from './redirect-signup.ts'
import type { Change } from './steps/step.ts'

/**
 * Takes what the browser reports about a finished popup. With a code: exchanges it at once (it lives 30 seconds and works once),
 * stores the sealed token before anything else can fail, and leaves the rest to the worker. Without a code: records how the popup
 * ended.
 *
 * The same request again, from a double click, a retry or a second tab, returns the same attempt and sends nothing to Meta.
 *
 * @throws {Fault} `link_expired`, `link_revoked`, `already_used` for a link that takes no new attempt;
 *   `connection_type_mismatch` for a type that the link does not offer; `code_used` for a code spent on another link
 */
export async function finishPopup(deps: Deps, link: SetupLinkRow, id: string, said: AttemptInput): Promise<AttemptRow> {
  const { db, log, now } = deps
  const input = 'redirect' in said ? await resultOfRedirect(deps, link, id, said) : said
  // Only another process may take a long exchange for a dead one: this one knows better, even after it was frozen.
  const spend = (attempt: AttemptRow, code: string) =>
    deps.workers.attempts.after(attempt.id, () => exchange(deps, attempt, code, 'redirect' in said))
  assertOffered(link, input.connection_type)

  const { metaAppId } = await inAppOfLink(deps, link)
  const fresh = { ...attemptOf(link, id, input, now()), meta_app_id: metaAppId }
  const known = await findAttempt(db, link.id, id)
  const same = fresh.code_hash === known?.code_hash ? known : await spentOn(db, fresh)
  if (same) return same
  if (!known) assertUsable(link, now())
  // Only requests with a code lock the link's row.
  const write = () => db.transaction().execute((tx) => begin(tx, now(), fresh, input))
  const { added, attempt } = await ('code' in input ? deps.queue.run(link.id, write) : write())
  if (attempt.setup_link_id !== link.id) throw new Fault('code_used', 'the code was spent on another setup link')

  if (added) deps.metrics.attemptEnded(attempt)
  if ('cancelled' in input) {
    if (added)
      log.info({ attempt: attempt.id, ...input.cancelled, fault: attempt.fault }, 'a popup ended without a code')
    return attempt
  }
  if (added) return spend(attempt, input.code)
  if (attempt.status === 'cancelled') {
    const reopened = await afterAll(deps, link, attempt, fresh)
    return reopened ? spend(reopened, input.code) : ((await findAttempt(db, link.id, attempt.id)) ?? attempt)
  }
  if (attempt.code_hash !== fresh.code_hash)
    throw new Fault('invalid_request', 'this attempt has had its code: begin another one, with another id')
  return attempt
}

/** Records the end of a popup and its effect on the link. An attempt that is known already stays unchanged. */
async function begin(tx: Db, now: Date, fresh: Fresh, input: Ended) {
  const held = 'code' in input ? await holdLink(tx, fresh.setup_link_id) : undefined
  // The link may have ended while we waited for its row: then the code is not spent.
  if (held && linkStatus(held, toIso(now)) !== 'active' && !(await spentOn(tx, fresh))) assertUsable(held, now)
  const { added, attempt } = await addAttempt(tx, fresh)
  if (!added) return { added, attempt }
  if (held) await addGrant(tx, attempt.id, { ...held, ...attempt, setup_link_id: held.id }, toIso(now))
  const { connection_type } = input
  const how = 'cancelled' in input ? input.cancelled : { code: true }
  await addAttemptEvent(tx, now, attempt, 'popup_ended', { connection_type, ...how })
  const unknown = 'cancelled' in input ? unknownEnd(input.cancelled) : unknownFinish(input.assets?.event)
  await observe(tx, attempt.project_id, unknown, toIso(now))
  if ('cancelled' in input) await noteFailure(tx, now, attempt)
  else await noteSetup(tx, attempt.setup_link_id, 'processing', null)
  return { added, attempt }
}

/** A popup that was recorded as closed sent a code after all. */
async function afterAll(deps: Deps, link: SetupLinkRow, attempt: AttemptRow, fresh: Fresh) {
  assertUsable(link, deps.now())
  const { status, step, code_hash, hints, fault, fault_detail, meta_app_id, run_at, ended_at } = fresh
  const change = { status, step, code_hash, hints, fault, fault_detail, meta_app_id, run_at, ended_at }
  return deps.db.transaction().execute(async (tx) => {
    const row = await changeAttempt(tx, attempt.id, 'cancelled', change)
    if (!row) return undefined
    await addGrant(tx, row.id, { ...link, meta_app_id, setup_link_id: link.id }, toIso(deps.now()))
    await addAttemptEvent(tx, deps.now(), row, 'popup_ended', { connection_type: row.connection_type, code: true })
    await noteSetup(tx, link.id, 'processing', null)
    return row
  })
}

/** A code from a redirect is valid only together with the address that it was sent to. */
async function exchange(deps: Deps, attempt: AttemptRow, code: string, redirected: boolean): Promise<AttemptRow> {
  const { db, log, now, publicUrl, sealer } = deps
  const { codeRedirectUri, graph } = await deps.apps.of(attempt)
  try {
    const { access_token, expires_in } = await graph.exchange(
      code,
      redirected ? redirectUri(publicUrl) : codeRedirectUri,
    )
    const token = await sealer.seal(access_token, `attempt ${attempt.id}`)
    const at = toIso(now())
    const change: Change = {
      status: 'working',
      step: 'inspect',
      token,
      token_expires_at: tokenEnd(now(), expires_in),
      // When another request has recorded the code as lost meanwhile, this attempt stays as it was recorded.
      fault: null,
      fault_detail: null,
      ended_at: null,
      lease_owner: null,
      lease_until: null,
      run_at: at,
      updated_at: at,
    }
    const kept = await db.transaction().execute(async (tx) => {
      await holdGrant(tx, attempt.id, token, at)
      return (await changeAttempt(tx, attempt.id, 'exchanging', change)) ?? changeLost(tx, attempt.id, change)
    })
    if (kept) await addAttemptEvent(db, now(), kept, 'exchanged') // Separate from the token, so that a failure here cannot lose it.
    return kept ?? (await stillThere(db, attempt))
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    await noteRefusal(deps, attempt.project_id, error)
    const fault = error.transient ? 'exchange_unanswered' : await exchangeFault(deps, attempt, error)
    const cure = error.wantsRedirectUri ? `: ${wantsRedirectUri}` : ''
    log.warn({ attempt: attempt.id, fault, ...error.detail }, `the code could not be exchanged${cure}`)
    const failed = await db.transaction().execute(async (tx) => {
      const row = await changeAttempt(tx, attempt.id, 'exchanging', {
        status: 'failed',
        fault,
        fault_detail: JSON.stringify(error.detail),
        run_at: null,
        updated_at: toIso(now()),
        ended_at: toIso(now()),
      })
      if (row) await noteFailure(tx, now(), row)
      return row
    })
    if (failed) deps.metrics.attemptEnded(failed)
    return failed ?? (await stillThere(db, attempt))
  }
}

/**
 * The current state of an attempt.
 *
 * @throws {Fault} `link_revoked` when it was deleted with its customer during the request to Meta: the grant is undone
 */
async function stillThere(db: Db, { id, setup_link_id }: AttemptRow): Promise<AttemptRow> {
  const attempt = await findAttempt(db, setup_link_id, id)
  if (!attempt) throw new Fault('link_revoked', 'This setup link has been deleted')
  return attempt
}

/**
 * Meta refuses a code without its address (36008) when the code is too old, and always for some apps. Signing again helps in the
 * first case. A link on which that was tried has the second case, and its customer would repeat the signup without end.
 */
async function exchangeFault({ db }: Deps, attempt: AttemptRow, error: GraphError): Promise<FaultCode> {
  const fault = faultOf(error)
  return error.wantsRedirectUri && (await hasFailedSo(db, attempt, fault)) ? 'app_misconfigured' : fault
}

const wantsRedirectUri =
  'Meta may want a redirect_uri with the codes of this app; set META_CODE_REDIRECT_URI to the address of the page that opens the popup'

/** The attempt that used this code, if the code was used on this link before. */
const spentOn = (db: Db, { code_hash, setup_link_id }: Fresh) =>
  code_hash === null ? undefined : attemptOfCode(db, setup_link_id, code_hash)

const hash = (code: string) => createHash('sha256').update(code).digest('hex')

/** Longer than a code exchange can take: the process of an attempt that is still exchanging then has died. */
const exchangeLimit = 25_000

type Ended = Awaited<ReturnType<typeof resultOfRedirect>>
type Fresh = ReturnType<typeof attemptOf> & Pick<AttemptRow, 'meta_app_id'>

function attemptOf(link: SetupLinkRow, id: string, input: Ended, now: Date) {
  const at = toIso(now)
  const common = {
    id,
    project_id: link.project_id,
    setup_link_id: link.id,
    connection_type: input.connection_type,
    step: 'exchange' as const,
    synced: '[]',
    actions: '[]',
    tries: 0,
    created_at: at,
    updated_at: at,
  }
  if ('cancelled' in input) {
    const { cancelled } = input
    return {
      ...common,
      status: 'cancelled' as const,
      code_hash: null,
      hints: '{}',
      run_at: null,
      ended_at: at,
      fault: cancelledFault(cancelled) as string | null,
      fault_detail: JSON.stringify(cancelled) as string | null,
    }
  }
  return {
    ...common,
    status: 'exchanging' as const,
    code_hash: hash(input.code),
    hints: JSON.stringify(input.assets ?? {}),
    run_at: toIso(addMs(now, exchangeLimit)),
    ended_at: null,
    fault: null,
    fault_detail: null,
  }
}
