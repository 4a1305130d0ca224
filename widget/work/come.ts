import { requestAgain } from './request-again.ts'
import type { Work } from './work.ts'

/** A part of the widget that is not in the first load: kept after it has loaded, requested again after a failure. */
interface Part<P> {
  there?: P
  load(): Promise<P>
}

const part = <P>(load: () => Promise<P>): Part<P> => {
  const one: Part<P> = {
    async load() {
      one.there ??= await load()
      return one.there
    },
  }
  return one
}

/** The steps after the first screen, without their views: their moves, their work, and Facebook's gateway. */
export const signup = part(() => import('./signup.ts').catch(requestAgain))

/** Only few links provide numbers. */
export const numbers = part(() => import('../gateways/number.ts').catch(requestAgain))

/**
 * Uses a part, at once if it is there. If it cannot be loaded, the customer is told and may try again, unless `lost` says
 * otherwise.
 */
export function come<P>(
  { there, load }: Part<P>,
  use: (part: P) => unknown,
  { send }: Pick<Work, 'send'>,
  signal: AbortSignal,
  lost: () => void = () => send({ type: 'refused', fault: 'server_unreachable', redirectUrl: null }),
) {
  if (there) use(there)
  else
    load().then(
      (part) => signal.aborted || use(part),
      () => signal.aborted || lost(),
    )
}
