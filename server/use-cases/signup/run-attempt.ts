import { type FaultCode, faults } from '../../../contract/index.ts'
import type { AppDeps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { faultOf, GraphError, lockOf } from '../../meta/errors.ts'
import { changeLeased } from '../../store/database/leases.ts'
import type { Db } from '../../store/database/tables.ts'
import { addAttemptEvent } from '../../store/signup/attempt-events.ts'
import { addDeed } from '../../store/signup/ledger.ts'
import type { AttemptRow } from '../../store/signup/tables.ts'
import { addMs, hour, minute, toIso } from '../../time.ts'
import { noteRefusal } from '../numbers/note-refusal.ts'
import { nextCheckAt } from '../numbers/recheck-number.ts'
import { Overspent } from '../numbers/registration/spend.ts'
import { causeOf, noteFailure } from './note-failure.ts'
import { steps } from './signup-steps.ts'
import type { Change } from './steps/step.ts'

/** Waits before Meta is asked again, in milliseconds: about three minutes in all, then the customer decides. */
const waits = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000, 60_000]

/** The longest rate limit of Meta's that an attempt waits for while the customer watches. */
const longestWait = hour

/** For a longer rate limit, the customer is told that they may leave the page. */
const longestWatch = minute

/**
 * Faults that end when Meta is ready, or the customer has acted at Meta. They are checked again as long as a number can be
 * registered.
 */
const notYet: FaultCode[] = ['number_unverified', 'number_preparing']

/**
 * A new grant may be invisible for some seconds; if it stays invisible longer, there is no grant. A read that is refused with an
 * unknown code gets the same patience.
 */
const patience = 3

type Working = Omit<AppDeps, 'workers'>

/**
 * Runs an attempt from its current step to its end, and records each step before the next begins. A step that runs twice, because
 * the process died before it recorded the result, is harmless: see each step.
 */
export async function runAttempt(deps: Working, leased: AttemptRow, owner: string, stopping: () => boolean) {
  let attempt: AttemptRow | undefined = leased
  while (attempt?.run_at && !stopping()) {
    const began = performance.now()
    const change = await next(deps, attempt)
    // The last step recorded its change itself, together with the number.
    const written: AttemptRow | undefined =
      change.status === 'completed'
        ? ({ ...attempt, ...change } as AttemptRow)
        : await write(deps, attempt, owner, change)
    if (written) deps.metrics.stepEnded(attempt, written, performance.now() - began)
    attempt = written
    if (change.run_at && change.run_at > toIso(deps.now())) return
  }
}

async function next(deps: Working, attempt: AttemptRow): Promise<Change> {
  try {
    const change = await steps[attempt.step](deps, attempt)
    return {
      ...(attempt.status === 'waiting' ? { status: 'working', fault: null, fault_detail: null } : {}),
      tries: 0,
      ...change,
    }
  } catch (error) {
    if (error instanceof GraphError) await noteRefusal(deps, attempt.project_id, error)
    return stopped(deps, attempt, error)
  }
}

/** Decides what a failed step means: wait and ask again, ask the customer for the PIN, or end the attempt. */
function stopped(deps: Working, attempt: AttemptRow, error: unknown): Change {
  const now = deps.now()
  if (error instanceof Overspent) return overspent(attempt, error, now)
  const note = { attempt: attempt.id, step: attempt.step, tries: attempt.tries }
  const graph = error instanceof GraphError ? error : undefined
  const wait = waits[attempt.tries]
  const again = graph
    ? graph.transient || ((graph.invisible || graph.doubtful) && attempt.tries < patience)
    : !(error instanceof Fault)
  const fault_detail = JSON.stringify(graph?.detail ?? (error as Fault).detail ?? null)

  // An attempt that waits for days does not end because of a short outage at Meta.
  const next = attempt.status === 'waiting' && again ? nextCheckAt(attempt.created_at, now) : null
  if (next) return { run_at: next }
  if (again && (graph?.regain ?? 0) > longestWatch) {
    const run_at = toIso(addMs(now, Math.min(graph?.regain ?? 0, longestWait)))
    deps.log.warn({ ...note, ...graph?.detail, run_at }, 'a step waits for a rate limit of Meta')
    return { status: 'waiting', fault: 'meta_unavailable', fault_detail, run_at, tries: 0 }
  }
  if (again && wait !== undefined) {
    deps.log.warn({ ...note, ...graph?.detail, ...(graph ? {} : { err: error }) }, 'a step is tried again later')
    // Requests during a rate limit extend it.
    const longer = Math.max(wait, graph?.regain ?? 0)
    return { tries: attempt.tries + 1, run_at: toIso(addMs(now, longer)), fault_detail }
  }
  const fault = graph ? faultOf(graph) : error instanceof Fault ? error.code : 'internal'
  deps.log.warn({ ...note, fault, ...graph?.detail, ...(graph ? {} : { err: error }) }, 'an attempt stopped')
  if (fault === 'pin_required') return { status: 'pin', fault, fault_detail, typed_pin: null, run_at: null, tries: 0 }
  const look = notYet.includes(fault) ? nextCheckAt(attempt.created_at, now) : null
  if (look) return { status: 'waiting', fault, fault_detail, typed_pin: null, run_at: look, tries: 0 }
  const lock = graph && fault === 'pin_locked' ? lockOf(graph) : undefined
  // Without a retry of the same step nothing can use the token again: see retryAttempt.
  const kept = faults[fault].remedy === 'retry' ? {} : { token: null }
  return {
    status: 'failed',
    fault,
    fault_detail,
    typed_pin: null,
    ...kept,
    again_at: lock ? toIso(addMs(now, lock)) : null,
    run_at: null,
    tries: 0,
    ended_at: toIso(now),
  }
}

/** The next call has to wait for its budget: a short wait the customer watches, a longer one they may leave. */
function overspent(attempt: AttemptRow, { until, exhausted, message }: Overspent, now: Date): Change {
  const run_at = toIso(until)
  const fault_detail = JSON.stringify({ message })
  if (attempt.typed_pin && exhausted) {
    // Who typed that many wrong PINs is told when the next one may be tried.
    const locked = { status: 'failed', fault: 'pin_locked', typed_pin: null, ended_at: toIso(now) } as const
    return { ...locked, fault_detail, again_at: run_at, run_at: null, tries: 0 }
  }
  if (until.getTime() - now.getTime() <= longestWatch) return { run_at, fault_detail, tries: attempt.tries + 1 }
  return { status: 'waiting', fault: 'meta_unavailable', fault_detail, run_at, tries: 0 }
}

async function write(deps: Working, attempt: AttemptRow, owner: string, change: Change) {
  const now = deps.now()
  const written = await deps.db.transaction().execute(async (tx) => {
    const row = await changeLeased(tx, 'attempts', attempt.id, owner, { ...change, updated_at: toIso(now) })
    if (row) await noteProgress(tx, now, attempt, row)
    if (row) await noteDeed(tx, now, attempt, row)
    return row
  })
  if (written) deps.log.info({ attempt: written.id, status: written.status, step: written.step }, 'attempt')
  return written
}

/** Records what the next step will do at Meta before it does it. */
async function noteDeed(tx: Db, now: Date, before: AttemptRow, after: AttemptRow) {
  if (after.step === before.step) return
  const at = toIso(now)
  if (after.step === 'subscribe') await addDeed(tx, after, 'subscription', after.was_subscribed ? 'kept' : 'asked', at)
  if (after.step === 'register') await addDeed(tx, after, 'registration', after.was_registered ? 'kept' : 'asked', at)
}

/** The journey's event for the change. The completion of a signup was written together with the number. */
async function noteProgress(tx: Db, now: Date, before: AttemptRow, after: AttemptRow) {
  const { step } = before
  if (after.status === 'failed') await noteFailure(tx, now, after)
  else if (after.status === 'pin') await addAttemptEvent(tx, now, after, 'pin_required', { step })
  else if (after.status === 'waiting') {
    if (before.status !== 'waiting')
      await addAttemptEvent(tx, now, after, 'waiting', { step, fault: after.fault, ...causeOf(after) })
  } else if (after.step !== step) await addAttemptEvent(tx, now, after, 'step_done', { step })
  else if (after.tries > before.tries)
    await addAttemptEvent(tx, now, after, 'retrying', { step, tries: after.tries, ...causeOf(after) })
}
