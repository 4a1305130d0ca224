import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { inApp } from '../../meta/apps.ts'
import { madeWith } from '../../store/database/made-with.ts'
import { type ReachedNumber, reachAccount } from '../../store/messaging/reach.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { forgetAccountOverride, noteAccountOverride } from '../../store/signup/account-overrides.ts'
import { toIso } from '../../time.ts'
import { tokenOfNumber } from '../numbers/number-token.ts'
import { refusedByMeta, shakeHands } from '../numbers/settings/override-webhooks.ts'

interface Wanted {
  /** Null takes the address away. */
  webhook_destination_url: string | null
  webhook_verify_token?: string | null | undefined
}

/** The number by whose token an account is changed. @throws {Fault} `not_found` for an account that the project does not have */
async function accountOf({ db }: Pick<Deps, 'db'>, projectId: string, wabaId: string): Promise<ReachedNumber> {
  const number = await reachAccount(db, projectId, wabaId)
  if (!number) throw new Fault('not_found', 'Account not found')
  return number
}

/** Where Meta sends the messages of an account instead of to this server, as Meta has it now. @throws {Fault} `not_found`; of Meta's */
export async function readAccountOverride(deps: Deps, projectId: string, wabaId: string): Promise<string | null> {
  const number = await accountOf(deps, projectId, wabaId)
  const { graph } = await inApp(deps, number)
  return graph.accountOverride(wabaId, await tokenOfNumber(deps, number)).catch(ofMeta)
}

/**
 * Makes Meta send the messages of all numbers of an account to an address of the host's own, or to this server again. It is written
 * down first, so that the last number of the account takes it away at Meta.
 *
 * @throws {Fault} `not_found`; `invalid_request` for an address that does not answer the handshake or that Meta refuses, and for an
 *   account of which another project has a number: its messages would go there, too; `meta_unavailable`
 */
export async function overrideAccount(
  deps: Deps,
  projectId: string,
  wabaId: string,
  { webhook_destination_url: url, webhook_verify_token: verifyToken }: Wanted,
): Promise<string | null> {
  const { db, now } = deps
  const number = await accountOf(deps, projectId, wabaId)
  const { graph } = await inApp(deps, number)
  const token = await tokenOfNumber(deps, number)
  if (url === null) {
    await graph.subscribe(wabaId, token).catch(ofMeta)
    await forgetAccountOverride(db, wabaId, number.meta_app_id)
  } else {
    if (!verifyToken) throw refused('webhook_verify_token is needed with webhook_destination_url: Meta sends it there')
    await assertAlone(deps, number)
    await shakeHands(deps, url, verifyToken, 'whatsapp_account')
    await noteAccountOverride(db, number, toIso(now()))
    await graph.overrideAccount(wabaId, url, verifyToken, token).catch(ofMeta)
  }
  const detail = { webhook_destination_url: url }
  await audit(db, now(), { projectId, action: 'account.webhooks_changed', subject: wabaId, detail })
  return readAccountOverride(deps, projectId, wabaId)
}

async function assertAlone({ db }: Deps, { project_id, business_account_id, meta_app_id }: ReachedNumber) {
  const other = await db
    .selectFrom('phone_numbers')
    .select('id')
    .where('business_account_id', '=', business_account_id)
    .where('project_id', '!=', project_id)
    .where(madeWith(meta_app_id === null ? null : [meta_app_id]))
    .limit(1)
    .executeTakeFirst()
  if (other)
    throw refused(
      'webhook_destination_url cannot be set: another project has numbers of this account, set it for each number',
    )
}

const refused = (words: string) => new Fault('invalid_request', `whatsapp_account.${words}`)

const ofMeta = (error: unknown) => refusedByMeta(error, 'whatsapp_account')
