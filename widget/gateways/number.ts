import type { Event } from '../state.ts'
import { type Api, ApiFailure, pause } from './api.ts'
import { readNumber } from './wire.ts'

/** Buying a number can take long. */
const slowest = 40_000

/**
 * Asks for a number of that country until there is one or, without a country, for the code that the reserved number receives.
 * While the server does not answer it keeps asking: an outage ends, and the customer has other ways to continue.
 */
async function follow({ ask }: Api, wanted: string | null, signal: AbortSignal, send: (event: Event) => void) {
  for (let country = wanted; !signal.aborted; ) {
    try {
      const number = country
        ? await ask(signal, readNumber, '/number', { method: 'POST', body: { country_iso: country }, timeout: slowest })
        : await ask(signal, readNumber, '/number')
      if (signal.aborted) return
      country = null
      send({ type: 'number', number })
      if (wanted && number.status !== 'working') return
    } catch (failure) {
      if (!(failure instanceof ApiFailure)) throw failure
      if (signal.aborted) return
      if (!failure.passing) return send({ type: 'refused', fault: failure.code, redirectUrl: failure.redirectUrl })
    }
    await pause(1_500, signal)
  }
}

/** Gives up the reservation of the link. It continues when the step that asked for it is left. */
async function release({ ask }: Api) {
  const unending = new AbortController().signal
  for (let tries = 0; tries < 3; tries++)
    try {
      return await ask(unending, () => null, '/number', { method: 'DELETE' })
    } catch {
      await pause(1_000, unending)
    }
}

/** What the store asks for: to follow a number of that country, or (null) the reserved one, or (undefined) to give it up. */
export const numbers = (
  api: Api,
  country: string | null | undefined,
  signal: AbortSignal,
  send: (event: Event) => void,
) => (country === undefined ? release(api) : follow(api, country, signal, send))
