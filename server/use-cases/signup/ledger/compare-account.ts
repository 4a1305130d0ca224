import type { Deps } from '../../../deps.ts'
import { GraphError } from '../../../meta/errors.ts'
import type { Found } from '../../../store/numbers/account-looks.ts'
import { numbersOfAccount } from '../../../store/numbers/phone-numbers.ts'
import type { PhoneNumberRow } from '../../../store/numbers/tables.ts'
import { isAccountKnown } from '../../../store/signup/ledger.ts'
import { tokenOfNumber } from '../../numbers/number-token.ts'

type Asking = Pick<Deps, 'db' | 'graph' | 'sealer'>

/** Numbers of one account whose tokens are inspected, and other accounts of a token that are asked about. */
const [mostNumbers, mostOthers] = [20, 5]

/**
 * Compares what we have of an account with what Meta has: the subscription, the registration of each number, and its token. Numbers
 * that Meta disconnected are left out: that is known. Undefined when no number of the account is left here.
 *
 * @throws {GraphError} when Meta does not answer: then nothing is known
 */
export async function compareAccount(deps: Asking, wabaId: string): Promise<Found[] | undefined> {
  const { db, graph, sealer } = deps
  const numbers = await numbersOfAccount(db, wabaId)
  if (!numbers.length) return undefined
  const found: Found[] = []
  const add = (finding: Found['finding'], number?: PhoneNumberRow) =>
    found.push({ waba_id: wabaId, phone_number_id: number?.phone_number_id ?? '', finding })

  const connected = numbers.filter(({ connection_status }) => connection_status === 'active').slice(0, mostNumbers)
  let asking: { token: string; covered: string[] } | undefined
  for (const number of connected) {
    const token = await tokenOfNumber({ sealer }, number)
    const covered = await accountsOfToken(graph, token)
    if (covered) asking ??= { token, covered }
    else add('token_over', number)
  }
  if (!asking) return found
  const { token, covered } = asking
  try {
    if (!(await graph.isSubscribed(wabaId, token))) add('subscription_missing')
    const atMeta = new Map((await graph.numbers(wabaId, token)).map((one) => [one.id, one]))
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
  const others = covered.filter((id) => id !== wabaId).slice(0, mostOthers)
  for (const id of others)
    if (!(await isAccountKnown(db, id)) && (await isSubscribed(graph, id, token)))
      found.push({ waba_id: id, phone_number_id: '', finding: 'subscription_unknown' })
  return found
}

/** The accounts that a token covers, as far as Meta lists them; undefined when it is not valid any more. */
async function accountsOfToken(graph: Deps['graph'], token: string): Promise<string[] | undefined> {
  try {
    const { is_valid, granular_scopes } = await graph.inspect(token)
    const scope = granular_scopes?.find(({ scope }) => scope === 'whatsapp_business_management')
    return is_valid ? (scope?.target_ids ?? []) : undefined
  } catch (error) {
    if (!(error instanceof GraphError) || error.transient) throw error
    return undefined
  }
}

/** Of an account that Meta does not let us read, there is nothing that we could name. */
const isSubscribed = (graph: Deps['graph'], wabaId: string, token: string) =>
  graph.isSubscribed(wabaId, token).catch((error: unknown) => {
    if (!(error instanceof GraphError) || error.transient) throw error
    return false
  })
