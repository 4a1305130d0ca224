import type { Assets } from '../../../../contract/index.ts'
import type { AppDeps } from '../../../deps.ts'
import { Fault } from '../../../fault.ts'
import type { GraphNumber } from '../../../meta/calls/shapes.ts'
import { GraphError } from '../../../meta/errors.ts'
import { isSameLine } from '../../../phone.ts'
import type { PhoneNumberRow } from '../../../store/numbers/tables.ts'
import { findProject, policyOf } from '../../../store/projects/projects.ts'
import { deedsOn } from '../../../store/signup/ledger.ts'
import { sharedSince } from '../../../store/signup/shared-accounts.ts'
import type { AttemptRow } from '../../../store/signup/tables.ts'
import { addMs, minute, toIso } from '../../../time.ts'
import { expectedNumber } from '../../links/reconnect.ts'
import { connectionTypeOf } from '../../numbers/facts.ts'
import { connectReserved, reservedFor } from '../../provisioning/reserved-number.ts'
import { accountsMeant } from '../accounts-meant.ts'
import { checkPolicy } from './check-policy.ts'
import { spreadingFor } from './spreading.ts'
import { type Change, tokenOf } from './step.ts'

/**
 * Chooses the account and the number: those that the browser names if the token covers them, else the newest that fit. On a link
 * that reconnects a number only that number is chosen, whatever the browser says. Every reason to refuse a number is found here,
 * before anything is changed at Meta.
 */
export async function choose(deps: Omit<AppDeps, 'workers'>, attempt: AttemptRow): Promise<Change> {
  const { db, graph, sealer, now } = deps
  const token = await tokenOf(sealer, attempt)
  const policy = policyOf(await findProject(db, attempt.project_id))
  const hints = JSON.parse(attempt.hints) as Assets
  const covered = attempt.waba_ids ? (JSON.parse(attempt.waba_ids) as string[]) : undefined
  const wanted = await expectedNumber(db, attempt)
  const elsewhere = wanted !== undefined && isElsewhere(wanted, hints, covered)
  const free = elsewhere && policy.allow_other_number
  const expected = free ? undefined : wanted
  if (hints.waba_id && covered && !covered.includes(hints.waba_id))
    throw expected
      ? mismatch(expected, hints)
      : new Fault('asset_mismatch', 'the browser named an account that the token does not cover', {
          detail: { waba_id: hints.waba_id },
        })

  const named = hints.waba_id ? [hints.waba_id] : (covered ?? (expected && [expected.business_account_id]))
  const tried =
    named ?? (await sharedSince(db, attempt.meta_app_id, toIso(addMs(new Date(attempt.created_at), -10 * minute)), 20))
  const ours = await deedsOn(db, attempt.meta_app_id, tried) // Read before Meta is asked, so that an account being undone meanwhile does not look older than this signup.
  const seen: Found[] = []
  for (const waba_id of tried)
    for (const number of await numbersOf(graph, waba_id, token, named === undefined)) seen.push({ waba_id, number })
  const granted = named ?? [...new Set(seen.map(({ waba_id }) => waba_id))]
  const wait = newsWaits[attempt.tries]
  const { meant, candidates } =
    expected || hints.waba_id ? { meant: granted, candidates: granted } : await accountsMeant(db, attempt, granted)
  const wabas = meant ?? onboardedNow(seen, candidates, attempt.created_at)
  if (wait && (!wabas || (!named && !seen.length)))
    return { tries: attempt.tries + 1, run_at: toIso(addMs(now(), wait)) }
  if (!wabas)
    throw new Fault('asset_mismatch', 'the browser named no account, and the token covers several', {
      detail: { accounts: granted.length },
    })
  const found = seen.filter(({ waba_id }) => wabas.includes(waba_id))
  const back = expected && backOnLine(found, expected, hints)
  const reserved = expected ? undefined : await reservedFor(db, attempt)
  const spreading = reserved
    ? undefined
    : spreadingFor(attempt.tries, {
        numbers: found.map(({ number }) => number),
        hints,
        expectedId: back?.id ?? (elsewhere ? undefined : expected?.phone_number_id),
        type: attempt.connection_type,
      })
  if (spreading) return { tries: attempt.tries + 1, run_at: toIso(addMs(now(), spreading)) }
  if (expected && !back) throw mismatch(expected, hints)
  if (!found.length && !reserved) throw new Fault('no_number', 'the customer finished without a number')

  const chosen = reserved
    ? await connectReserved(deps, attempt, reserved, { found, hints, wabas, token })
    : pick(found, attempt.connection_type, back?.id ?? hints.phone_number_id)
  if (!chosen)
    throw new Fault('asset_mismatch', 'the browser named a number that is not in the account', {
      detail: { phone_number_id: hints.phone_number_id },
    })
  const { waba_id, number } = chosen
  const marks = await checkPolicy(deps, attempt, policy, number)
  const isOurs = (kind: string) => ours.some((deed) => deed.kind === kind && deed.waba_id === waba_id)
  const [business_id, subscribed] = await Promise.all([
    ownerOf(graph, waba_id, token),
    wasSubscribed(graph, waba_id, token),
  ])
  return {
    step: 'subscribe',
    connection_type: connectionTypeOf(number, attempt.connection_type),
    marks: JSON.stringify([...(free && !isSame(wanted, number) ? ['other_number'] : []), ...marks]),
    waba_id,
    business_id,
    phone_number_id: number.id,
    display_phone_number: number.display_phone_number,
    verified_name: number.verified_name ?? null,
    provided_number_id: reserved?.id ?? null,
    was_subscribed: Number(subscribed && !isOurs('subscription')),
    was_registered: Number(number.platform_type === 'CLOUD_API' && !isOurs('registration')),
  }
}

interface Found {
  waba_id: string
  number: GraphNumber
}

/** Meta's report of who shared which account may arrive a little later than the code, in milliseconds. */
const newsWaits = [500, 1_000, 2_000, 4_000, 8_000, 15_000]

/**
 * The numbers of an account. When neither browser nor token named an account, every account shared lately is tried with the
 * token. Graph decides: it refuses the token for accounts of other businesses.
 */
async function numbersOf(
  graph: AppDeps['graph'],
  wabaId: string,
  token: string,
  tried: boolean,
): Promise<GraphNumber[]> {
  try {
    return await graph.numbers(wabaId, token)
  } catch (error) {
    if (tried && error instanceof GraphError && error.invisible) return []
    throw error
  }
}

/** The business that owns the account, as Meta reports it: useful, but a failed request for it does not fail the signup. */
const ownerOf = (graph: AppDeps['graph'], wabaId: string, token: string) =>
  graph.owner(wabaId, token).catch((error: unknown) => {
    if (error instanceof GraphError && !error.transient) return null
    throw error
  })

/**
 * Whether the app was subscribed to the account before this signup. When Meta does not say, we assume so: then the subscription
 * is never removed.
 */
const wasSubscribed = (graph: AppDeps['graph'], wabaId: string, token: string) =>
  graph.isSubscribed(wabaId, token).catch((error: unknown) => {
    if (error instanceof GraphError && !error.transient) return true
    throw error
  })

/** Whether the customer shared or chose something else than what the link reconnects. */
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

const isSame = (known: PhoneNumberRow, number: GraphNumber) =>
  number.id === known.phone_number_id || isSameLine(number.display_phone_number, known.display_phone_number)

/** The number to reconnect: by its id, else by its line, which may have come to another account. */
function backOnLine(found: Found[], expected: PhoneNumberRow, hints: Assets): GraphNumber | undefined {
  const named = found
    .map(({ number }) => number)
    .filter(({ id }) => !hints.phone_number_id || id === hints.phone_number_id)
  return named.find(({ id }) => id === expected.phone_number_id) ?? named.find((number) => isSame(expected, number))
}

const mismatch = ({ business_account_id, phone_number_id }: PhoneNumberRow, hints: Assets) =>
  new Fault('reconnect_mismatch', 'the customer chose another account or number than the one to reconnect', {
    detail: { expected: { business_account_id, phone_number_id }, chosen: hints },
  })

/** How long before its code a number may have been onboarded and still belong to the signup. */
const popup = 15 * minute

/**
 * The account that was onboarded by this signup, as far as Graph says when numbers were: the only one that was onboarded while the
 * popup was open. Of several none is meant: another may be somebody else's, who had a popup of their own open.
 */
function onboardedNow(seen: Found[], candidates: string[], since: string): string[] | undefined {
  const now = candidates.filter((waba) =>
    seen.some(({ waba_id, number }) => waba_id === waba && onboardedAt(number) >= Date.parse(since) - popup),
  )
  return now.length === 1 ? now : undefined
}

/** Graph writes moments as text whose offset has no colon. */
const onboardedAt = ({ last_onboarded_time = '' }: GraphNumber): number =>
  Date.parse(last_onboarded_time.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')) || 0

function pick(found: Found[], type: AttemptRow['connection_type'], hint?: string) {
  if (hint) return found.find(({ number }) => number.id === hint)
  // A list that Graph sorts otherwise one day still has the number that was onboarded last.
  const newest = found.toSorted((one, other) => onboardedAt(other.number) - onboardedAt(one.number))
  return newest.find(({ number }) => connectionTypeOf(number, type) === type) ?? newest[0]
}
