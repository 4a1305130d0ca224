import type { AppDeps } from '../../../deps.ts'
import { Fault } from '../../../fault.ts'
import type { GraphNumberHealth } from '../../../meta/calls/number.ts'
import type { GraphNumber } from '../../../meta/calls/shapes.ts'
import { faultOf, GraphError } from '../../../meta/errors.ts'
import { connectionTypeOf } from '../facts.ts'
import { assertAlive, assertNotBanned } from '../number-state.ts'
import { registerNumber } from './register-number.ts'
import { Overspent } from './spend.ts'

/**
 * Makes a number that a backend brings ready to carry messages, as a signup does: one that is registered nowhere is registered, and
 * then Meta is asked whether it is connected.
 *
 * @param pin the number's PIN, if the backend knows it
 * @throws {Fault} `invalid_request` that says what the number lacks; `meta_unavailable`; {@link GraphError}
 */
export async function readyNumber(
  deps: Pick<AppDeps, 'db' | 'graph' | 'now' | 'sealer'>,
  projectId: string,
  number: GraphNumber,
  token: string,
  pin: string | undefined,
): Promise<GraphNumberHealth> {
  const { graph, sealer } = deps
  try {
    assertNotBanned(number)
    if (connectionTypeOf(number) === 'dedicated' && number.platform_type !== 'CLOUD_API') {
      if (number.code_verification_status !== undefined && number.code_verification_status !== 'VERIFIED')
        throw refused('it is not verified: verify it by SMS or call first')
      const typed = pin === undefined ? null : await sealer.seal(pin, `pin ${projectId} ${number.id}`)
      await registerNumber(deps, projectId, number, token, typed)
    }
    const alive = await graph.numberHealth(number.id, token)
    assertAlive(alive, {})
    return alive
  } catch (error) {
    throw asRefusal(error, pin !== undefined)
  }
}

function asRefusal(error: unknown, typed: boolean): unknown {
  if (error instanceof Overspent)
    return new Fault('meta_unavailable', `${error.message}: try again then`, { cause: error })
  if (error instanceof Fault)
    return error.code === 'pin_required' ? noPin : error.code === 'invalid_request' ? error : refused(error.message)
  if (!(error instanceof GraphError) || error.transient || error.call !== 'register') return error
  const fault = faultOf(error)
  if (fault === 'pin_required') return typed ? wrongPin : noPin
  if (fault === 'pin_locked') return refused('Meta has locked it after too many tries: try again later')
  return refused(`Meta did not register it (${error.refusal})`)
}

const refused = (reason: string) =>
  new Fault('invalid_request', `whatsapp_phone_number.phone_number_id is not ready: ${reason}`)

const noPin = new Fault('invalid_request', 'whatsapp_phone_number.pin must be given: the number has a PIN of its owner')
const wrongPin = new Fault('invalid_request', 'whatsapp_phone_number.pin is not the PIN of the number')
