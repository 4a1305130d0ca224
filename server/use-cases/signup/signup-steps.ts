import { randomInt } from 'node:crypto'
import type { Updateable } from 'kysely'
import type { Action, Assets, AttemptStep, Mark, ProjectPolicy } from '../../../contract/index.ts'
import { emitConnection, emitLink, emitNumber } from '../../delivery/emit.ts'
import { type Deps, later, moment } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { faultOf, GraphError } from '../../meta/errors.ts'
import type { GraphNumber } from '../../meta/graph.ts'
import { changeLeased } from '../../store/database/leases.ts'
import type { AttemptRow, AttemptsTable, Db, PhoneNumberRow } from '../../store/database/tables.ts'
import { addAttemptEvent } from '../../store/links/link-events.ts'
import { completeLink, findLink } from '../../store/links/setup-links.ts'
import { acceptPin, forgetPin, keepPin, unknownPin } from '../../store/numbers/number-pins.ts'
import { connectNumber, findNumber } from '../../store/numbers/phone-numbers.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { findProject, policyOf } from '../../store/projects/projects.ts'
import { endWaiting } from '../../store/signup/attempts.ts'
import { sharedSince } from '../../store/signup/shared-accounts.ts'
import { expectedNumber } from '../links/reconnect.ts'
import { assertGoesOn } from '../links/usable-link.ts'
import { isMetaNumber } from '../numbers/meta-number.ts'
import { actionsOf, lookAgain } from '../numbers/recheck-number.ts'
import { connectReserved, reservedFor, settleReservation, verifyReserved } from '../provisioning/reserved-number.ts'

export type Change = Updateable<AttemptsTable>
type Step = (deps: Omit<Deps, 'workers'>, attempt: AttemptRow) => Promise<Change>

/**
 * The signup after the code, in order. Each step says what to write down, the next step among it.
 * All of them may run twice: reads are reads, and Meta takes a repeated subscribe, register (same PIN) or sync without harm.
 */
export const steps: Record<AttemptStep, Step> = { exchange, inspect, choose, subscribe, register, sync, complete }

/**
 * Only reached when the process died between asking for the token and writing it down.
 * Asking again could not help: the code is spent, or older than its 30 seconds. Unless Meta itself told us of the signup: then
 * our own system user may fetch the token.
 */
async function exchange({ graph, now, sealer }: Omit<Deps, 'workers'>, attempt: AttemptRow): Promise<Change> {
  if (!attempt.announced_business || !graph.fetchesTokens) throw new Fault('exchange_unanswered')
  const { access_token, expires_in } = await graph.businessToken(attempt.announced_business)
  const token = await sealer.seal(access_token, `attempt ${attempt.id}`)
  return { status: 'working', step: 'inspect', token, token_expires_at: tokenEnd(now(), expires_in) }
}

/**
 * Which accounts the token really covers. Without `target_ids` it covers all that the customer gave us;
 * then Graph itself, asked with this token, is the judge of each id.
 */
async function inspect({ graph, meta, sealer }: Omit<Deps, 'workers'>, attempt: AttemptRow): Promise<Change> {
  const info = await graph.inspect(await tokenOf(sealer, attempt))
  if (!info.is_valid) throw new Fault('permission_missing', 'Meta says that the new token is not valid')
  if (info.app_id !== undefined && info.app_id !== meta.app_id)
    throw new Fault('app_misconfigured', 'the token was made for another Meta app')
  const scope = info.granular_scopes?.find(({ scope }) => scope === 'whatsapp_business_management')
  if (!scope && !info.scopes?.includes('whatsapp_business_management'))
    throw new Fault('permission_missing', 'the token lacks whatsapp_business_management')
  return { step: 'choose', waba_ids: scope?.target_ids?.length ? JSON.stringify(scope.target_ids) : null }
}

/**
 * The account and the number: what the browser hints at if the token covers it, else the newest that fits; on a link that
 * reconnects a number, that number and no other, whatever the browser says.
 * Everything that makes a number the wrong one is found here, before anything is changed at Meta.
 */
async function choose(deps: Omit<Deps, 'workers'>, attempt: AttemptRow): Promise<Change> {
  const { db, graph, sealer, now } = deps
  const token = await tokenOf(sealer, attempt)
  const policy = policyOf(await findProject(db, attempt.project_id))
  const hints = JSON.parse(attempt.hints) as Assets
  const covered = attempt.waba_ids ? (JSON.parse(attempt.waba_ids) as string[]) : undefined
  const wanted = await expectedNumber(db, attempt)
  const free = policy.allow_other_number && wanted !== undefined && isElsewhere(wanted, hints, covered)
  const expected = free ? undefined : wanted
  if (expected && isElsewhere(expected, hints, covered)) throw mismatch(expected, hints)
  if (hints.waba_id && covered && !covered.includes(hints.waba_id))
    throw new Fault('asset_mismatch', 'the browser named an account that the token does not cover', {
      detail: { waba_id: hints.waba_id },
    })

  const named = expected ? [expected.business_account_id] : hints.waba_id ? [hints.waba_id] : covered
  const wabas = named ?? (await sharedSince(db, moment(later(new Date(attempt.created_at), -10 * 60_000)), 20))
  const found: { waba_id: string; number: GraphNumber }[] = []
  for (const waba_id of wabas)
    for (const number of await numbersOf(graph, waba_id, token, named === undefined)) found.push({ waba_id, number })
  const wait = newsWaits[attempt.tries]
  if (!named && !found.length && wait) return { tries: attempt.tries + 1, run_at: moment(later(now(), wait)) }
  if (expected && !found.some(({ number }) => number.id === expected.phone_number_id)) throw mismatch(expected, hints)
  const reserved = expected ? undefined : await reservedFor(db, attempt)
  if (!found.length && !reserved) throw new Fault('no_number', 'the customer finished without a number')

  const chosen = reserved
    ? await connectReserved(deps, attempt, reserved, { found, hints, wabas, token })
    : pick(found, attempt.connection_type, expected?.phone_number_id ?? hints.phone_number_id)
  if (!chosen)
    throw new Fault('asset_mismatch', 'the browser named a number that is not in the account', {
      detail: { phone_number_id: hints.phone_number_id },
    })
  const { waba_id, number } = chosen
  const marks = await wrongTurns(db, attempt, policy, number)
  return {
    step: 'subscribe',
    connection_type: connectionTypeOf(number),
    marks: JSON.stringify([...(free ? ['other_number'] : []), ...marks]),
    waba_id,
    business_id: await ownerOf(graph, waba_id, token),
    phone_number_id: number.id,
    display_phone_number: number.display_phone_number,
    verified_name: number.verified_name ?? null,
    provided_number_id: reserved?.id ?? null,
  }
}

/**
 * Whether the number is one that the project takes from this customer: every way in which it can be the wrong one has its check
 * here, before anything is changed at Meta.
 *
 * @returns what the project's policy lets pass
 * @throws {Fault} for what it does not
 */
async function wrongTurns(db: Db, attempt: AttemptRow, policy: ProjectPolicy, number: GraphNumber): Promise<Mark[]> {
  const marks: Mark[] = []
  if (isMetaNumber(number) && !policy.allow_display_name_only)
    throw new Fault('display_name_only', 'the customer chose "display name only"', {
      detail: { display_phone_number: number.display_phone_number },
    })
  const link = await findLink(db, attempt.setup_link_id)
  const type = connectionTypeOf(number)
  // Nobody told us which type was chosen when Meta alone told us of the signup: any that the link offers will do.
  const chosen = attempt.announced_business
    ? (JSON.parse(link?.connection_types ?? '[]') as string[])
    : [attempt.connection_type]
  if (!chosen.includes(type)) {
    if (!policy.allow_other_type)
      throw new Fault('connection_type_mismatch', `the number is ${type}`, {
        detail: { chosen: attempt.connection_type, connected: type },
      })
    marks.push('other_type')
  }
  const holder = await findNumber(db, attempt.project_id, number.id)
  if (holder && holder.customer_id !== link?.customer_id) {
    if (!policy.allow_number_move)
      throw new Fault('number_taken', 'the number belongs to another customer of the project')
    marks.push('moved')
  }
  return marks
}

/** Meta's word on who shared what may come a little later than the code, in milliseconds. */
const newsWaits = [500, 1_000, 2_000, 4_000, 8_000, 15_000]

/**
 * The numbers of an account. When neither browser nor token named any, every account shared lately is tried with the token, and
 * those of others are nothing to it: Graph is the judge.
 */
async function numbersOf(graph: Deps['graph'], wabaId: string, token: string, tried: boolean): Promise<GraphNumber[]> {
  try {
    return await graph.numbers(wabaId, token)
  } catch (error) {
    if (tried && error instanceof GraphError && error.invisible) return []
    throw error
  }
}

/** The business that owns the account, as Meta says: worth knowing, not worth failing over. */
const ownerOf = (graph: Deps['graph'], wabaId: string, token: string) =>
  graph.owner(wabaId, token).catch((error: unknown) => {
    if (error instanceof GraphError && !error.transient) return null
    throw error
  })

/** Whether the customer shared or chose something else than what the link brings back. */
const isElsewhere = (
  { business_account_id, phone_number_id }: PhoneNumberRow,
  hints: Assets,
  covered: string[] | undefined,
): boolean =>
  Boolean(
    (covered && !covered.includes(business_account_id)) ||
      (hints.waba_id && hints.waba_id !== business_account_id) ||
      (hints.phone_number_id && hints.phone_number_id !== phone_number_id),
  )

const mismatch = ({ business_account_id, phone_number_id }: PhoneNumberRow, hints: Assets) =>
  new Fault('reconnect_mismatch', 'the customer chose another account or number than the one to reconnect', {
    detail: { expected: { business_account_id, phone_number_id }, chosen: hints },
  })

/** Coexistence as Meta defines it: on the Business app, and served by the Cloud API. */
export const connectionTypeOf = (number: GraphNumber) =>
  number.is_on_biz_app && number.platform_type === 'CLOUD_API' ? 'coexistence' : 'dedicated'

function pick(found: { waba_id: string; number: GraphNumber }[], type: AttemptRow['connection_type'], hint?: string) {
  if (hint) return found.find(({ number }) => number.id === hint)
  return found.find(({ number }) => connectionTypeOf(number) === type) ?? found[0]
}

async function subscribe({ db, graph, sealer }: Omit<Deps, 'workers'>, attempt: AttemptRow): Promise<Change> {
  await assertGoesOn(db, attempt.setup_link_id)
  await graph.subscribe(attempt.waba_id as string, await tokenOf(sealer, attempt))
  return { step: attempt.connection_type === 'coexistence' ? 'sync' : 'register' }
}

/**
 * Registers a dedicated number, unless it is registered already.
 * The PIN is made once for a number and kept, for Meta locks a number for days after a few wrong ones: one of ours that Meta
 * refused is forgotten and never followed by another, and one that the customer typed is tried once and kept when Meta takes it.
 */
async function register(deps: Omit<Deps, 'workers'>, attempt: AttemptRow): Promise<Change> {
  const { db, graph, sealer, now } = deps
  await assertGoesOn(db, attempt.setup_link_id)
  const { project_id, phone_number_id } = attempt as AttemptRow & { phone_number_id: string }
  const token = await tokenOf(sealer, attempt)
  const number = await graph.number(phone_number_id, token)
  if (number.platform_type === 'CLOUD_API') return { step: 'complete', typed_pin: null }
  if (number.code_verification_status !== 'VERIFIED') {
    const later = await verifyReserved(deps, attempt, phone_number_id, token)
    if (later) return later
  }

  const about = `pin ${project_id} ${phone_number_id}`
  const kept = await keepPin(db, project_id, phone_number_id, await sealer.seal(newPin(), about), moment(now()))
  const sealed = attempt.typed_pin ?? kept.pin
  if (sealed === unknownPin) throw new Fault('pin_required', 'the number has a PIN that only its owner knows')
  try {
    await graph.register(phone_number_id, await sealer.open(sealed, about), token)
  } catch (error) {
    const wrong = error instanceof GraphError && faultOf(error) === 'pin_required'
    if (wrong && !attempt.typed_pin) await forgetPin(db, project_id, phone_number_id)
    throw error
  }
  await acceptPin(db, project_id, phone_number_id, sealed, moment(now()))
  return { step: 'complete', typed_pin: null }
}

/** Six digits that Meta does not call weak: not all alike, not a run. */
function newPin(): string {
  const pin = String(randomInt(1_000_000)).padStart(6, '0')
  const strides = new Set([...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at])))
  return strides.size === 1 ? newPin() : pin
}

/**
 * Asks a coexistence number for its contacts, then its history. Each can be asked once in a number's life and only in
 * the first 24 hours: "asked already" is therefore success, and "too late" is a thing the customer can mend, not a failure.
 */
async function sync({ db, graph, sealer }: Omit<Deps, 'workers'>, attempt: AttemptRow): Promise<Change> {
  await assertGoesOn(db, attempt.setup_link_id)
  const token = await tokenOf(sealer, attempt)
  const synced = JSON.parse(attempt.synced) as string[]
  const actions = new Set(JSON.parse(attempt.actions) as Action[])
  const type = (['smb_app_state_sync', 'history'] as const).find((one) => !synced.includes(one))
  if (!type) return { step: 'complete' }
  try {
    await graph.sync(attempt.phone_number_id as string, type, token)
  } catch (error) {
    if (!(error instanceof GraphError) || (error.code !== 2593107 && error.code !== 2593108)) throw error
    if (error.code === 2593108) actions.add('history_unavailable')
  }
  return { synced: JSON.stringify([...synced, type]), actions: JSON.stringify([...actions]) }
}

/** The end, in one transaction: the link is used up, the number is the customer's, the attempt is completed; or none of it. */
async function complete(deps: Omit<Deps, 'workers'>, attempt: AttemptRow): Promise<Change> {
  const { db, graph, log, sealer, now } = deps
  const token = await tokenOf(sealer, attempt)
  const phone_number_id = attempt.phone_number_id as string
  const number = await graph.numberHealth(phone_number_id, token)
  const sealed = await sealer.seal(token, `number ${attempt.project_id} ${phone_number_id}`)
  const at = moment(now())

  const change = await db.transaction().execute(async (tx) => {
    const link = await findLink(tx, attempt.setup_link_id)
    if (!link || !(await completeLink(tx, link.id, at))) {
      // Looked at again: whoever was first may have ended between the look and the change.
      const now = link && (await findLink(tx, link.id))
      throw new Fault(now?.status === 'used' ? 'already_used' : 'link_revoked')
    }
    // A partner who pays for its customers has nothing to ask of them.
    const found = actionsOf(number).filter(
      (action) => action !== 'payment_missing' || link.meta_billing_mode !== 'partner_managed',
    )
    const actions = [...(JSON.parse(attempt.actions) as Action[]), ...found]
    const marks = JSON.parse(attempt.marks) as Mark[]
    const left = marks.includes('moved') ? await findNumber(tx, attempt.project_id, phone_number_id) : undefined
    const connected = await connectNumber(tx, {
      ...{ project_id: attempt.project_id, customer_id: link.customer_id, phone_number_id, token: sealed },
      ...{ business_account_id: attempt.waba_id as string, business_id: attempt.business_id },
      connection_type: attempt.connection_type,
      token_expires_at: attempt.token_expires_at,
      ...numberFacts(number),
      ...{ actions: JSON.stringify(actions), marks: attempt.marks, run_at: found.length ? lookAgain(at, now()) : null },
      ...{ now: at, move: left !== undefined },
    })
    await settleReservation(tx, now(), attempt)
    if (!connected) throw new Fault('number_taken', 'the number belongs to another customer of the project')
    const ended = {
      status: 'completed',
      actions: JSON.stringify(actions),
      fault: null,
      fault_detail: null,
      run_at: null,
      token: null,
      ended_at: at,
      updated_at: at,
      // The lease ends here, too: giving it back by itself would wait for the disk once more.
      lease_owner: null,
      lease_until: null,
    } as const
    if (!(await changeLeased(tx, 'attempts', attempt.id, attempt.lease_owner as string, ended)))
      throw new Error('another process took this attempt over')
    await endWaiting(tx, link.id, attempt.id, at)
    const gone = left && left.customer_id !== link.customer_id ? left : undefined
    if (gone) await emitNumber(tx, now(), 'whatsapp.phone_number.deleted', gone)
    const action = connected.fresh ? 'phone_number.connected' : 'phone_number.reconnected'
    const entry = { projectId: attempt.project_id, action, subject: phone_number_id, by: 'customer' } as const
    await audit(tx, now(), { ...entry, detail: { setup_link_id: link.id } })
    if (connected.fresh || gone) await emitNumber(tx, now(), 'whatsapp.phone_number.created', connected.number)
    else await emitConnection(tx, now(), 'reconnected', connected.number, 'PARTNER_ADDED')
    const told = { status: 'used', whatsapp_setup_status: 'completed', whatsapp_setup_error: null, phone_number_id }
    await emitLink(tx, now(), 'setup_link.completed', link, told)
    await addAttemptEvent(tx, now(), attempt, 'completed', {
      phone_number_id,
      business_account_id: attempt.waba_id,
      ...(marks.length ? { marks } : {}),
    })
    return ended
  })
  log.info({ attempt: attempt.id, status: 'completed', step: attempt.step }, 'attempt')
  return change
}

/** What Graph says of a number, as its row has it. */
export const numberFacts = (number: GraphNumber) => ({
  display_phone_number: number.display_phone_number,
  verified_name: number.verified_name ?? null,
  quality_rating: number.quality_rating ?? null,
  code_verification_status: number.code_verification_status ?? null,
  name_status: number.name_status ?? null,
  status: number.status ?? null,
  // Left as they were where Graph does not say.
  throughput_tier: number.throughput?.level,
  messaging_limit: number.whatsapp_business_manager_messaging_limit?.toString(),
  is_official_business_account: bit(number.is_official_business_account),
  is_pin_enabled: bit(number.is_pin_enabled),
})

const bit = (value: boolean | undefined) => (value === undefined ? undefined : value ? 1 : 0)

async function tokenOf(sealer: Deps['sealer'], attempt: AttemptRow): Promise<string> {
  return sealer.open(attempt.token as string, `attempt ${attempt.id}`)
}

/** When a token that lives `expires_in` seconds ends; nothing when it does not. */
export const tokenEnd = (now: Date, expires_in: number | undefined) =>
  expires_in ? moment(later(now, expires_in * 1_000)) : null
