import type { Action, Assets, Mark } from '../../../../contract/index.ts'
import { emitLink } from '../../../delivery/emit.ts'
import { emitConnection, emitNumber } from '../../../delivery/emit-number.ts'
import type { AppDeps } from '../../../deps.ts'
import { Fault } from '../../../fault.ts'
import type { GraphAccount } from '../../../meta/calls/account.ts'
import { GraphError } from '../../../meta/errors.ts'
import { changeLeased } from '../../../store/database/leases.ts'
import { completeLink, findLink } from '../../../store/links/setup-links.ts'
import { connectNumber, findNumber } from '../../../store/numbers/phone-numbers.ts'
import { audit } from '../../../store/projects/audit-log.ts'
import { addAttemptEvent } from '../../../store/signup/attempt-events.ts'
import { endWaiting } from '../../../store/signup/attempts.ts'
import { keepDeeds } from '../../../store/signup/ledger.ts'
import type { AttemptRow } from '../../../store/signup/tables.ts'
import { toIso } from '../../../time.ts'
import { issueKey } from '../../messaging/issue-key.ts'
import { numberFacts } from '../../numbers/facts.ts'
import { assertAlive } from '../../numbers/number-state.ts'
import { actionsOf, nextCheckAt } from '../../numbers/recheck-number.ts'
import { takeOverLine } from '../../numbers/take-over-line.ts'
import { settleReservation } from '../../provisioning/reserved-number.ts'
import { type Change, tokenOf } from './step.ts'

/** The WhatsApp account of the number, when Meta's window named exactly one. It grants no access; only the token does. */
const accountOf = ({ primary_waac_ids: [id, another] = [] }: Assets) => (another ? null : (id ?? null))

/** A token that may not read the account's state can still carry messages: then the state is unknown. */
const accountState = (graph: AppDeps['graph'], wabaId: string, token: string): Promise<GraphAccount> =>
  graph.account(wabaId, token).catch((error: unknown) => {
    if (error instanceof GraphError && !error.transient) return {}
    throw error
  })

/**
 * Completes the signup in one transaction: the link is used, the number is the customer's, the attempt is completed; or none of
 * these.
 */
export async function complete(deps: Omit<AppDeps, 'workers'>, attempt: AttemptRow): Promise<Change> {
  const { db, graph, log, sealer, now } = deps
  const token = await tokenOf(sealer, attempt)
  const phone_number_id = attempt.phone_number_id as string
  const [number, account] = await Promise.all([
    graph.numberHealth(phone_number_id, token),
    accountState(graph, attempt.waba_id as string, token),
  ])
  assertAlive(number, account)
  const sealed = await sealer.seal(token, `number ${attempt.project_id} ${phone_number_id}`)
  const at = toIso(now())

  const change = await db.transaction().execute(async (tx) => {
    const link = await findLink(tx, attempt.setup_link_id)
    if (!link || !(await completeLink(tx, link.id, at))) {
      // Read again, because the earlier attempt may have ended between the read and the change.
      const now = link && (await findLink(tx, link.id))
      throw new Fault(now?.status === 'used' ? 'already_used' : 'link_revoked')
    }
    // A partner who pays for its customers needs no payment method from them.
    const found = actionsOf(number).filter(
      (action) => action !== 'payment_missing' || link.meta_billing_mode !== 'partner_managed',
    )
    const actions = [...(JSON.parse(attempt.actions) as Action[]), ...found]
    const marks = JSON.parse(attempt.marks) as Mark[]
    const left = marks.includes('moved') ? await findNumber(tx, attempt.project_id, phone_number_id) : undefined
    const owner = { project_id: attempt.project_id, customer_id: link.customer_id, phone_number_id }
    const before = await takeOverLine(tx, sealer, { ...owner, display_phone_number: number.display_phone_number })
    const connected = await connectNumber(tx, {
      project_id: attempt.project_id,
      customer_id: link.customer_id,
      phone_number_id,
      meta_app_id: attempt.meta_app_id,
      token: sealed,
      business_account_id: attempt.waba_id as string,
      business_id: attempt.business_id,
      connection_type: attempt.connection_type,
      whatsapp_account_id: accountOf(JSON.parse(attempt.hints)),
      token_expires_at: attempt.token_expires_at,
      ...numberFacts(number),
      actions: JSON.stringify(actions),
      marks: attempt.marks,
      was_subscribed: attempt.was_subscribed,
      run_at: found.length ? nextCheckAt(at, now()) : null,
      now: at,
      move: left !== undefined,
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
      // The lease ends in the same write: to release it separately would wait for the disk once more.
      lease_owner: null,
      lease_until: null,
    } as const
    if (!(await changeLeased(tx, 'attempts', attempt.id, attempt.lease_owner as string, ended)))
      throw new Error('another process took this attempt over')
    await endWaiting(tx, link.id, attempt.id, at)
    await keepDeeds(tx, attempt.id, at)
    const gone = left && left.customer_id !== link.customer_id ? left : undefined
    if (gone) await emitNumber(tx, now(), 'whatsapp.phone_number.deleted', gone)
    const action = connected.fresh ? 'phone_number.connected' : 'phone_number.reconnected'
    const entry = { projectId: attempt.project_id, action, subject: phone_number_id, by: 'customer' } as const
    await audit(tx, now(), { ...entry, detail: { setup_link_id: link.id, ...(before ? { before } : {}) } })
    if (connected.fresh || gone) await emitNumber(tx, now(), 'whatsapp.phone_number.created', connected.number, link.id)
    else
      await emitConnection(tx, now(), 'reconnected', connected.number, 'PARTNER_ADDED', {
        previous_phone_number_id: before,
      })
    if (link.issue_key === 1) await issueKey(deps, tx, link, connected.number)
    await emitLink(tx, now(), 'setup_link.completed', link, {
      status: 'used',
      whatsapp_setup_status: 'completed',
      whatsapp_setup_error: null,
      phone_number_id,
    })
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
