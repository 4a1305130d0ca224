import type { AppDeps, Deps } from '../../../deps.ts'
import { GraphError } from '../../../meta/errors.ts'
import type { Found } from '../../../store/numbers/account-looks.ts'
import { seenLately } from '../../../store/numbers/number-watches.ts'
import { numbersOfAccount } from '../../../store/numbers/phone-numbers.ts'
import type { PhoneNumberRow } from '../../../store/numbers/tables.ts'
import { isAccountKnown } from '../../../store/signup/ledger.ts'
import { day, hour } from '../../../time.ts'
import { accountsCovered } from '../../numbers/facts.ts'
import { tokenOfNumber } from '../../numbers/number-token.ts'

type Asking = Pick<Deps, 'apps' | 'db' | 'now' | 'sealer'>

/** A token that is valid, the accounts it covers, and the app that it is of. */
interface Asker {
  metaAppId: string | null
  graph: AppDeps['graph']
  token: string
  covered: string[]
  /** Undefined when nobody asked lately. */
  subscribed: boolean | undefined
}

/** Each number is watched daily, and its account compared at an hour of its own: what was seen counts until the next watch. */
const sinceWatch = day + hour

/** Numbers of one account whose tokens are inspected, and other accounts of a token that are asked about. */
const [mostNumbers, mostOthers] = [20, 5]

/**
 * Compares what we have of an account with what Meta has: the subscription of each app, the registration of each number, and its
 * token. What the watch over its numbers has just seen is not asked again. Numbers that Meta disconnected are left out: that is known. Undefined when no number of the account is left here.
 *
 * @throws {GraphError} when Meta does not answer: then nothing is known
 */
export async function compareAccount(deps: Asking, wabaId: string): Promise<Found[] | undefined> {
  const { apps, db, now, sealer } = deps
  const numbers = await numbersOfAccount(db, wabaId)
  if (!numbers.length) return undefined
  const found: Found[] = []
  const add = (finding: Found['finding'], number?: PhoneNumberRow) =>
    found.push({ waba_id: wabaId, phone_number_id: number?.phone_number_id ?? '', finding })

  const connected = numbers.filter(({ connection_status }) => connection_status === 'active').slice(0, mostNumbers)
  const seen = await seenLately(db, wabaId, now(), sinceWatch)
  const askers = new Map<string | null, Asker>()
  for (const number of connected) {
    const { graph, metaAppId } = await apps.of(number)
    const token = await tokenOfNumber({ sealer }, number)
    const known = seen.get(number.id)
    const covered = known ? known.covered : await accountsOfToken(graph, token)
    if (!covered) add('token_over', number)
    else if (!askers.has(metaAppId))
      askers.set(metaAppId, { metaAppId, graph, token, covered, subscribed: known?.subscribed })
  }
  const [first] = askers.values()
  if (!first) return found
  try {
    const subscribed = await Promise.all(
      [...askers.values()].map(({ graph, token, subscribed }) => subscribed ?? graph.isSubscribed(wabaId, token)),
    )
    if (subscribed.includes(false)) add('subscription_missing')
    const atMeta = new Map((await first.graph.numbers(wabaId, first.token)).map((one) => [one.id, one]))
    for (const number of connected) {
      const there = atMeta.get(number.phone_number_id)
      if (!there) add('number_missing', number)
      else if (number.connection_type === 'dedicated' && there.platform_type !== 'CLOUD_API')
        add('registration_missing', number)
    }
  } catch (error) {
    if (!(error instanceof GraphError) || error.transient) throw error
    add('account_missing')
  }
  const others = new Map<string, Asker>()
  for (const asker of askers.values())
    for (const id of asker.covered) if (id !== wabaId && others.size < mostOthers) others.set(id, asker)
  for (const [id, { graph, metaAppId, token }] of others)
    if (!(await isAccountKnown(db, id, metaAppId)) && (await isSubscribed(graph, id, token)))
      found.push({ waba_id: id, phone_number_id: '', finding: 'subscription_unknown' })
  return found
}

/** The accounts that a token covers, as far as Meta lists them; undefined when it is not valid any more. */
async function accountsOfToken(graph: AppDeps['graph'], token: string): Promise<string[] | undefined> {
  try {
    const { is_valid, granular_scopes } = await graph.inspect(token)
    return is_valid ? accountsCovered(granular_scopes) : undefined
  } catch (error) {
    if (!(error instanceof GraphError) || error.transient) throw error
    return undefined
  }
}

/** Of an account that Meta does not let us read, there is nothing that we could name. */
const isSubscribed = (graph: AppDeps['graph'], wabaId: string, token: string) =>
  graph.isSubscribed(wabaId, token).catch((error: unknown) => {
    if (!(error instanceof GraphError) || error.transient) throw error
    return false
  })
