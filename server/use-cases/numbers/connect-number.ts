import { v7 as uuid } from 'uuid'
import type { PhoneNumberConnect } from '../../../contract/index.ts'
import { emitConnection, emitNumber } from '../../delivery/emit-number.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { changeNumber, connectNumber as connect, findNumber } from '../../store/numbers/phone-numbers.ts'
import type { PhoneNumberRow } from '../../store/numbers/tables.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { findCustomer } from '../../store/projects/customers.ts'
import { deedsOn, keepDeeds, thereBefore } from '../../store/signup/ledger.ts'
import { addHeld } from '../../store/signup/left-accounts.ts'
import { addMs, minute, toIso } from '../../time.ts'
import { checkNumber } from './check-number.ts'
import { connectionTypeOf, numberFacts } from './facts.ts'
import { actionsOf, nextCheckAt } from './recheck-number.ts'
import { numberSettings } from './settings/number-settings.ts'
import { overrideWebhooks } from './settings/override-webhooks.ts'
import { takeOverLine } from './take-over-line.ts'

/** Longer than the calls to Meta take: what was begun for a number that is not connected by then is undone. */
const longest = 2 * minute

/**
 * Connects a number that a backend has a token for, without a signup.
 *
 * @throws {Fault} `not_found` without such a customer; `number_taken` when the project already has the number;
 *   what {@link checkNumber} and {@link overrideWebhooks} throw
 */
export async function connectNumber(
  deps: Deps,
  projectId: string,
  customerId: string,
  wanted: PhoneNumberConnect,
): Promise<PhoneNumberRow> {
  const { db, sealer, now } = deps
  const own = { ...deps, ...(await deps.apps.ofProject(projectId)) }
  const { phone_number_id, business_account_id, access_token, name, pin } = wanted
  const taken = () => new Fault('number_taken', 'Phone limit reached or duplicate')
  if (!(await findCustomer(db, projectId, customerId))) throw new Fault('not_found', 'Customer not found')
  const grantId = uuid()
  let was_subscribed = 0
  const note = async (was: boolean) => {
    const ours = (await deedsOn(db, own.metaAppId, [business_account_id])).some(({ kind }) => kind === 'subscription')
    was_subscribed = Number(was && !ours)
    const held = {
      id: grantId,
      project_id: projectId,
      customer_id: customerId,
      phone_number_id,
      reason: 'not_connected',
      meta_app_id: own.metaAppId,
    }
    const until = { waba_id: business_account_id, run_at: toIso(addMs(now(), longest)) }
    const sealed = await sealer.seal(access_token, `attempt ${grantId}`)
    const stays = was_subscribed ? thereBefore : undefined
    await addHeld(db, { ...held, ...until, token: sealed }, [{ kind: 'subscription', stays }], toIso(now()))
  }
  // One after another: two requests that registered the number at the same time would spend its budget at Meta twice.
  const { number, token_expires_at } = await deps.queue.run(`connect ${phone_number_id}`, async () => {
    if (await findNumber(db, projectId, phone_number_id)) throw taken()
    return checkNumber(own, projectId, wanted, access_token, { note, pin })
  })
  if (wanted.webhook_destination_url)
    await overrideWebhooks(own, {
      phoneNumberId: phone_number_id,
      token: access_token,
      url: wanted.webhook_destination_url,
      verifyToken: wanted.webhook_verify_token ?? null,
    })
  const token = await sealer.seal(access_token, `number ${projectId} ${phone_number_id}`)
  const settings = await numberSettings(sealer, projectId, phone_number_id, wanted)

  return db.transaction().execute(async (tx) => {
    const at = toIso(now())
    const actions = actionsOf(number)
    const before = await takeOverLine(tx, sealer, {
      project_id: projectId,
      customer_id: customerId,
      phone_number_id,
      display_phone_number: number.display_phone_number,
    })
    const connected = await connect(tx, {
      project_id: projectId,
      customer_id: customerId,
      phone_number_id,
      business_account_id,
      business_id: null,
      connection_type: connectionTypeOf(number),
      meta_app_id: own.metaAppId,
      token,
      token_expires_at,
      was_subscribed,
      now: at,
      ...numberFacts(number),
      actions: JSON.stringify(actions),
      run_at: actions.length ? nextCheckAt(at, now()) : null,
    })
    if (!connected || (!connected.fresh && !before)) throw taken()
    await keepDeeds(tx, grantId, at)
    const row = await changeNumber(tx, connected.number.id, { name, ...settings })
    if (connected.fresh) await emitNumber(tx, now(), 'whatsapp.phone_number.created', connected.number)
    else
      await emitConnection(tx, now(), 'reconnected', connected.number, 'PARTNER_ADDED', {
        previous_phone_number_id: before,
      })
    await audit(tx, now(), { projectId, action: 'phone_number.connected', subject: phone_number_id })
    return row as PhoneNumberRow
  })
}
