import type { AuditAction } from '../../../contract/index.ts'
import { emitConnection } from '../../delivery/emit-number.ts'
import { isSameLine } from '../../phone.ts'
import { signerKey } from '../../store/database/made-with.ts'
import type { Db } from '../../store/database/tables.ts'
import { accountsOf, setAccountStatus } from '../../store/numbers/accounts.ts'
import { moveConnection, numbersOfAccount } from '../../store/numbers/phone-numbers.ts'
import type { PhoneNumberRow } from '../../store/numbers/tables.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { findProject, policyOf } from '../../store/projects/projects.ts'
import { noteShared } from '../../store/signup/shared-accounts.ts'
import { addMs, minute, toIso } from '../../time.ts'
import { dropHealingLink } from '../../use-cases/numbers/drop-healing-link.ts'
import { removeNumber } from '../../use-cases/numbers/remove-number.ts'
import { noteAnnouncedSignup } from '../../use-cases/signup/announced-signup.ts'
import type { Effect } from './effect.ts'
import { emitAccount } from './emit-account.ts'
import { at, list, type MetaChange, moment, words } from './envelope.ts'
import { isLatest } from './news.ts'

/** `account_update`, by its event. Its other events need no action. */
export const takeAccountUpdate: Effect = async (deps, tx, change) => {
  const event = words(at(change.value, 'event')) ?? ''
  const effect = Object.hasOwn(events, event) && events[event]
  if (effect && change.wabaId) return effect(deps, tx, change, change.wabaId, event)
  deps.log.debug({ event }, 'an account_update that needs nothing done')
  return 0
}

type OfAccount = (
  deps: Parameters<Effect>[0],
  tx: Db,
  change: MetaChange,
  wabaId: string,
  event: string,
) => Promise<number>

const lost: OfAccount = async (deps, tx, change, wabaId, event) => {
  const { now } = deps
  const app = words(at(change.value, 'waba_info', 'partner_app_id'))
  if (app && app !== change.appId) return 0 // Another app of the same partner was removed.
  const disconnection = {
    reason: words(at(change.value, 'disconnection_info', 'reason')),
    initiated_by: words(at(change.value, 'disconnection_info', 'initiated_by')),
  }
  let moved = 0
  for (const number of await concerned(tx, change, wabaId)) {
    if (!(await isLatest(deps, tx, number.id, 'connection', change))) continue
    const row = await moveConnection(tx, number.id, ['active', 'offboarded'], {
      connection_status: 'disconnected',
      disconnection: JSON.stringify(disconnection),
      updated_at: toIso(now()),
    })
    if (!row) continue
    await noted(tx, now(), 'phone_number.disconnected', row, event)
    await emitConnection(tx, now(), 'disconnected', row, event, { disconnection })
    moved += 1
  }
  return moved
}

/** A customer finished Meta's window. The code that connects the account comes from their browser. */
const shared: OfAccount = async ({ now }, tx, { value, at: said, signer }, wabaId) => {
  const business_id = words(at(value, 'waba_info', 'owner_business_id'))
  await noteShared(tx, { waba_id: wabaId, meta_app_id: signerKey(signer), business_id, said_at: said ?? toIso(now()) })
  return noteAnnouncedSignup(tx, now(), wabaId, signer)
}

/** The number was set up again on the phone. This happens only to coexistence numbers; Meta may reconnect them by itself. */
const offboarded: OfAccount = async (deps, tx, change, wabaId, event) => {
  const { now } = deps
  let moved = 0
  for (const number of inApp(await concerned(tx, change, wabaId))) {
    if (!(await isLatest(deps, tx, number.id, 'connection', change))) continue
    const { healing_minutes } = policyOf(await findProject(tx, number.project_id))
    const row = await moveConnection(tx, number.id, ['active', 'disconnected'], {
      connection_status: 'offboarded',
      disconnection: null,
      updated_at: toIso(now()),
      heals_until: toIso(addMs(now(), healing_minutes * minute)),
    })
    if (!row) continue
    await noted(tx, now(), 'phone_number.disconnected', row, event)
    await emitConnection(tx, now(), 'offboarded', row, event)
    moved += 1
  }
  return moved
}

const reconnected: OfAccount = async (deps, tx, change, wabaId, event) => {
  const { now } = deps
  let moved = 0
  for (const number of inApp(await numbersOfAccount(tx, wabaId, change.signer))) {
    if (!(await isLatest(deps, tx, number.id, 'connection', change))) continue
    await dropHealingLink(tx, now(), number, 'healed')
    const row = await moveConnection(tx, number.id, ['offboarded', 'disconnected'], {
      connection_status: 'active',
      disconnection: null,
      updated_at: toIso(now()),
      connected_at: change.at ?? toIso(now()),
    })
    if (!row) continue
    await noted(tx, now(), 'phone_number.reconnected', row, event)
    await emitConnection(tx, now(), 'reconnected', row, event)
    moved += 1
  }
  return moved
}

const deleted: OfAccount = async (deps, tx, change, wabaId) => {
  const { now } = deps
  const numbers = await concerned(tx, change, wabaId)
  for (const number of numbers) await removeNumber(tx, now(), number)
  if (numbers.length && (await isLatest(deps, tx, accountKey(change, wabaId), 'status', change)))
    await setAccountStatus(tx, wabaId, change.signer, 'suspended', toIso(now()))
  return numbers.length
}

/** A ban that is only announced (`SCHEDULE_FOR_DISABLE`) changes nothing yet. */
const banned: OfAccount = async (deps, tx, change, wabaId, event) => {
  const { now } = deps
  const { value } = change
  const state = words(at(value, 'ban_info', 'waba_ban_state'))
  if (state !== 'DISABLE' && state !== 'REINSTATE') return 0
  const [status, name] =
    state === 'DISABLE'
      ? (['suspended', 'whatsapp.account.disabled'] as const)
      : (['active', 'whatsapp.account.reinstated'] as const)
  if (!(await isLatest(deps, tx, accountKey(change, wabaId), 'status', change))) return 0
  const accounts = await setAccountStatus(tx, wabaId, change.signer, status, toIso(now()))
  const date_label = words(at(value, 'ban_info', 'waba_ban_date'))
  await emitAccount(tx, now(), name, accounts, wabaId, event, { ban: { state, date_label } })
  return accounts.length
}

const restricted: OfAccount = async (deps, tx, change, wabaId, event) => {
  const { now } = deps
  const { value } = change
  if (!(await isLatest(deps, tx, accountKey(change, wabaId), 'restriction', change))) return 0
  const accounts = await accountsOf(tx, wabaId, change.signer)
  const restrictions = list(at(value, 'restriction_info')).map((one) => ({
    type: words(at(one, 'restriction_type')),
    expires_at: moment(at(one, 'expiration')),
  }))
  await emitAccount(tx, now(), 'whatsapp.account.restricted', accounts, wabaId, event, { restrictions })
  return accounts.length
}

const violated: OfAccount = async ({ now }, tx, { value, signer }, wabaId, event) => {
  const accounts = await accountsOf(tx, wabaId, signer)
  const violation = {
    type: words(at(value, 'violation_info', 'violation_type')),
    remediation: words(at(value, 'violation_info', 'remediation')),
  }
  await emitAccount(tx, now(), 'whatsapp.account.violation', accounts, wabaId, event, { violation })
  return accounts.length
}

const noted = (
  tx: Db,
  now: Date,
  action: AuditAction,
  { project_id, phone_number_id }: PhoneNumberRow,
  event: string,
) => audit(tx, now, { projectId: project_id, action, subject: phone_number_id, detail: { event } })

/** The events of `account_update` that change something, see Meta's webhook reference of that name. */
const events: Record<string, OfAccount> = {
  PARTNER_ADDED: shared,
  PARTNER_REMOVED: lost,
  PARTNER_APP_UNINSTALLED: lost,
  ACCOUNT_OFFBOARDED: offboarded,
  ACCOUNT_RECONNECTED: reconnected,
  ACCOUNT_DELETED: deleted,
  DISABLED_UPDATE: banned,
  ACCOUNT_RESTRICTION: restricted,
  ACCOUNT_VIOLATION: violated,
}

/**
 * The numbers that a disconnection is about, in every project that uses the app: all of the account, or the named one, as in coexistence. Numbers
 * that were connected later are left out: Meta repeats unanswered webhooks for days, and the customer may have come back.
 */
async function concerned(tx: Db, { value, at: said, signer }: MetaChange, wabaId: string): Promise<PhoneNumberRow[]> {
  const named = words(at(value, 'phone_number'))
  const numbers = await numbersOfAccount(tx, wabaId, signer)
  return numbers.filter(
    ({ display_phone_number, connected_at }) =>
      (!named || isSameLine(display_phone_number, named)) && !isOlder(said, connected_at),
  )
}

/** Under which name the news of an account have their time: of each app by itself. */
const accountKey = ({ signer }: MetaChange, wabaId: string) => (signer ? `${wabaId} ${signerKey(signer)}` : wabaId)

/** Whether the number was connected after the second that Meta names. */
const isOlder = (said: string | null, connectedAt: string | null) =>
  said !== null && connectedAt !== null && Date.parse(said) + 1_000 <= Date.parse(connectedAt)

/** The numbers that also live in the WhatsApp Business app; all numbers when we know of none. */
function inApp(numbers: PhoneNumberRow[]): PhoneNumberRow[] {
  const some = numbers.filter(({ connection_type }) => connection_type === 'coexistence')
  return some.length ? some : numbers
}
