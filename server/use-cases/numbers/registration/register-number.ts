import { randomInt } from 'node:crypto'
import type { AppDeps } from '../../../deps.ts'
import { Fault } from '../../../fault.ts'
import type { GraphNumber } from '../../../meta/calls/shapes.ts'
import { faultOf, GraphError } from '../../../meta/errors.ts'
import { acceptPin, forgetPin, keepPin, unknownPin } from '../../../store/numbers/number-pins.ts'
import { toIso } from '../../../time.ts'
import { prices, spend } from './spend.ts'

/**
 * Registers a verified number for the Cloud API. Each number has one PIN, which is stored, because Meta locks a number for days
 * after a few wrong ones. If Meta refuses our PIN, we forget it and never send another. A typed PIN is tried once, and stored when
 * Meta accepts it.
 *
 * @param typed the PIN that its owner typed, sealed as `pin <project> <number>`
 * @throws {Fault} `pin_required` when the number has a PIN that only its owner knows; `Overspent` when it was registered too often;
 *   {@link GraphError}
 */
export async function registerNumber(
  deps: Pick<AppDeps, 'db' | 'graph' | 'now' | 'sealer'>,
  projectId: string,
  number: GraphNumber,
  token: string,
  typed: string | null,
): Promise<void> {
  const { db, graph, now, sealer } = deps
  const about = `pin ${projectId} ${number.id}`
  // The number has a PIN that we did not set: a guess would only bring its lock nearer.
  const fresh = number.is_pin_enabled ? unknownPin : await sealer.seal(newPin(), about)
  const kept = await keepPin(db, projectId, number.id, fresh, toIso(now()))
  const sealed = typed ?? kept.pin
  if (sealed === unknownPin) throw new Fault('pin_required', 'the number has a PIN that only its owner knows')
  try {
    const pin = await sealer.open(sealed, about)
    await spend(
      deps,
      typed ? prices.registerByPin : prices.register,
      number.id,
      () => graph.register(number.id, pin, token),
      (tx) => acceptPin(tx, projectId, number.id, sealed, toIso(now())),
    )
  } catch (error) {
    const wrong = error instanceof GraphError && faultOf(error) === 'pin_required'
    if (wrong && !typed) await forgetPin(db, projectId, number.id)
    throw error
  }
}

/** Six digits that Meta does not call weak: not all the same, not a sequence. */
function newPin(): string {
  const pin = String(randomInt(1_000_000)).padStart(6, '0')
  const strides = new Set([...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at])))
  return strides.size === 1 ? newPin() : pin
}
