import type { Event } from '../state.ts'
import { type Api, ApiFailure, pause } from './api.ts'
import { readNumber } from './wire.ts'

/** A number that is bought may take its time. */
const slowest = 40_000

/**
 * Asks for a number of that country until it is there, or, without a country, for the code that comes to the one there is.
 * Silence is waited out: it is not for ever, and the customer has other ways on.
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

/** Lets go what is held for the link. It goes on when the step that asked for it is left. */
async function release({ ask }: Api) {
  const unending = new AbortController().signal
  for (let tries = 0; tries < 3; tries++)
    try {
      return await ask(unending, () => null, '/number', { method: 'DELETE' })
    } catch {
      await pause(1_000, unending)
    }
}

/** What the store asks for: to follow a number of that country, or (null) the one that is held, or (undefined) to let it go. */
export const numbers = (
  api: Api,
  country: string | null | undefined,
  signal: AbortSignal,
  send: (event: Event) => void,
) => (country === undefined ? release(api) : follow(api, country, signal, send))
