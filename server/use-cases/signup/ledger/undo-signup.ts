import { emitUndone } from '../../../delivery/emit.ts'
import type { AppDeps } from '../../../deps.ts'
import { faultOf, GraphError, lockOf } from '../../../meta/errors.ts'
import { changeLeased } from '../../../store/database/leases.ts'
import type { Db } from '../../../store/database/tables.ts'
import { addLinkEvent } from '../../../store/links/link-events.ts'
import { findLink } from '../../../store/links/setup-links.ts'
import { forgetAccountOverride } from '../../../store/signup/account-overrides.ts'
import { changeDeed, endKept, openDeeds } from '../../../store/signup/ledger.ts'
import { holderOf } from '../../../store/signup/ledger-holder.ts'
import type { LedgerRow } from '../../../store/signup/tables.ts'
import { addMs, day, hour, second, toIso } from '../../../time.ts'
import { Overspent, prices, spend } from '../../numbers/registration/spend.ts'

type Working = Omit<AppDeps, 'workers'>

/** After this many tries an error is logged; then it is tried once a day. */
const mostTries = 20

/**
 * Undoes at Meta what a failed signup, or a number that was deleted, did there: first the registration, then the subscription. The
 * token is deleted last, because nothing can be undone without it. What belongs to a connected number, or existed before, stays.
 * While another signup uses the same account, it waits. Of a signup, the host is informed by the journey and by
 * `setup_link.undone`.
 */
export async function undoSignup(deps: Working, grant: LedgerRow, owner: string): Promise<void> {
  const { db, log, now, sealer } = deps
  const token = grant.token && (await sealer.open(grant.token, `attempt ${grant.id}`))
  for (const deed of await openDeeds(db, grant.id)) {
    const wait = token ? await undo(deps, deed, token, grant.tries) : await lost(db, deed, now())
    if (!wait) continue
    await changeLeased(db, 'meta_ledger', grant.id, owner, { tries: wait.tries, run_at: wait.run_at })
    return
  }
  if ((await openDeeds(db, grant.id)).length) {
    // Without the token it cannot be tried again.
    await changeLeased(db, 'meta_ledger', grant.id, owner, { tries: 0, run_at: toIso(addMs(now(), day)) })
    return
  }
  await db.transaction().execute(async (tx) => {
    const status = token || grant.status === 'asked' ? 'undone' : 'lost'
    const change = { status, token: null, run_at: null, updated_at: toIso(now()) } as const
    const ended = await changeLeased(tx, 'meta_ledger', grant.id, owner, change)
    if (ended) await tell(tx, now(), ended)
  })
  log.info(
    { grant: grant.id, reason: grant.reason },
    'what was done at Meta for a signup or a number that is over was undone',
  )
}

/** The process died before it stored the token, so nothing was done with the token that we could undo. */
const lost = async (db: Db, deed: LedgerRow, now: Date) =>
  void (await changeDeed(db, deed.id, 'lost', 'the token is not there', toIso(now)))

async function undo(
  { db, graph, log, now }: Working,
  deed: LedgerRow,
  token: string,
  tries: number,
): Promise<{ tries: number; run_at: string } | undefined> {
  const note = (status: LedgerRow['status'], words: string | null) =>
    changeDeed(db, deed.id, status, words, toIso(now()))
  // Recorded before other signups are looked up: a signup that begins now sees the record and waits, or is found here.
  await note('undoing', null)
  const holder = await holderOf(db, deed)
  if (holder === 'connected') return void (await note('kept', 'a connected number has it'))
  if (holder === 'signing up') {
    await note('asked', 'somebody signs up with the same account')
    return { tries, run_at: toIso(addMs(now(), 5 * second)) }
  }
  try {
    const id = deed.phone_number_id as string
    if (deed.kind === 'registration') await spend({ db, now }, prices.deregister, id, () => graph.deregister(id, token))
    else if (deed.kind === 'override') await graph.overrideWebhooks(id, '', '', token)
    else if (deed.kind === 'account_override') await takeOverrideAway(db, graph, deed, token)
    else {
      await graph.unsubscribe(deed.waba_id as string, token)
      await endKept(db, deed, toIso(now()))
    }
    await note('undone', null)
  } catch (error) {
    if (error instanceof Overspent) {
      await note('asked', error.message)
      return { tries, run_at: toIso(error.until) }
    }
    if (!(error instanceof GraphError)) throw error
    if (error.code === notRegistered) return void (await note('undone', 'it was not registered'))
    const fault = faultOf(error)
    if (error.transient || fault === 'pin_locked') {
      if (tries < mostTries) {
        await note('asked', error.message)
        const wait = Math.max(second * 2 ** Math.min(tries, 12), error.regain ?? 0, lockOf(error) ?? 0)
        return { tries: tries + 1, run_at: toIso(addMs(now(), Math.max(Math.min(wait, hour), lockOf(error) ?? 0))) }
      }
      log.error(
        { deed: deed.id, ...error.detail },
        'Meta refuses at every try to undo what was done for a signup or a number; patchbay doctor --ledger names it',
      )
      return void (await note('stuck', error.message))
    }
    // The customer removed our access to the account, and with it everything that we did there.
    const over = fault === 'permission_missing' || fault === 'asset_mismatch'
    await note(over ? 'lost' : 'stuck', error.message)
    log[over ? 'info' : 'error'](
      { deed: deed.id, ...error.detail },
      'Meta did not let us undo what was done for a signup or a number; patchbay doctor --ledger names it',
    )
  }
  return undefined
}

/** Subscribing anew takes it away. That was asked of Meta first, so that an app which the customer removed stays removed. */
async function takeOverrideAway(db: Db, graph: Working['graph'], { waba_id, meta_app_id }: LedgerRow, token: string) {
  const waba = waba_id as string
  if ((await graph.accountOverride(waba, token)) !== null) await graph.subscribe(waba, token)
  await forgetAccountOverride(db, waba, meta_app_id)
}

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes */
const notRegistered = 133010

/**
 * Reports to the host what was undone of a signup and what was not. One for which nothing was done at Meta is not reported. Of a
 * number, the host knows: it deleted it.
 */
async function tell(tx: Db, now: Date, grant: LedgerRow) {
  if (!grant.setup_link_id) return
  const deeds = await tx.selectFrom('meta_ledger').selectAll().where('grant_id', '=', grant.id).execute()
  const of = (kind: LedgerRow['kind']) => deeds.find((deed) => deed.kind === kind)
  if (!deeds.length) return
  const told = {
    reason: grant.reason,
    business_account_id: of('subscription')?.waba_id ?? null,
    phone_number_id: of('registration')?.phone_number_id ?? of('subscription')?.phone_number_id ?? null,
    subscription: of('subscription')?.status ?? null,
    registration: of('registration')?.status ?? null,
  }
  const link = await findLink(tx, grant.setup_link_id)
  if (link) await addLinkEvent(tx, now, link, 'undone', told, grant.id)
  await emitUndone(tx, now, grant, told)
}
