import type { AppDeps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import type { GraphNumberHealth } from '../../meta/calls/number.ts'
import { GraphError } from '../../meta/errors.ts'
import { toIso } from '../../time.ts'
import { noteRefusal } from './note-refusal.ts'
import { readyNumber } from './registration/ready-number.ts'

/**
 * Asks Meta whether a token from a backend belongs to our app and has access to the given account and number. Then it subscribes
 * the app to the account, without which we would not learn of a disconnection, and makes the number ready.
 *
 * @param note is called before that, to record it; `was` says whether the app was subscribed already
 * @throws {Fault} `invalid_request` naming the field that Meta does not confirm; `meta_unavailable` when it does not answer
 */
export async function checkNumber(
  deps: Pick<AppDeps, 'db' | 'graph' | 'log' | 'meta' | 'now' | 'sealer'>,
  projectId: string,
  { phone_number_id, business_account_id }: { phone_number_id: string; business_account_id: string },
  token: string,
  { note, pin }: { note?: (was: boolean) => Promise<unknown>; pin?: string | undefined } = {},
): Promise<{ number: GraphNumberHealth; token_expires_at: string | null }> {
  const { graph, log, meta } = deps
  try {
    const { is_valid, app_id, expires_at } = await graph.inspect(token)
    if (app_id !== undefined && app_id !== meta.app_id) throw foreign(meta.app_id)
    if (!is_valid) throw refused('access_token is not valid: Meta says that it has ended or never was')
    const numbers = await graph.numbers(business_account_id, token)
    if (!numbers.some(({ id }) => id === phone_number_id))
      throw refused('phone_number_id is not among the numbers of business_account_id')
    if (note) await note(await graph.isSubscribed(business_account_id, token))
    await graph.subscribe(business_account_id, token)
    const number = await graph.number(phone_number_id, token)
    return {
      number: await readyNumber(deps, projectId, number, token, pin),
      token_expires_at: expires_at ? toIso(new Date(expires_at * 1_000)) : null,
    }
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    await noteRefusal(deps, projectId, error)
    log.warn(error.detail, 'a number could not be checked')
    if (error.transient)
      throw new Fault('meta_unavailable', 'Meta did not answer: try again in a moment', { cause: error })
    if (error.call === 'inspect' && error.code === 100) throw foreign(meta.app_id)
    if (error.invisible) throw refused('business_account_id is not an account that access_token reaches')
    throw refused(`access_token was refused by Meta (${error.refusal})`)
  }
}

const refused = (reason: string) => new Fault('invalid_request', `whatsapp_phone_number.${reason}`)

const foreign = (appId: string) =>
  refused(`access_token must be a token of the Meta app ${appId}, which this server uses`)
