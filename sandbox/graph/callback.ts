import { HandshakeFailed, handshake } from '../webhooks/handshake.ts'
import { badParameter, GraphError } from './graph-error.ts'

/**
 * Checks an address for webhooks. Meta takes https alone; this sandbox also takes http on this machine,
 * so that a server under development can be reached.
 *
 * @throws {GraphError} 100 naming the parameter.
 */
export function callbackUri(name: string, given: string | null): string {
  if (!given) throw badParameter(`The parameter ${name} is required.`)
  if (given.length > 200) throw badParameter(`Param ${name} must be at most 200 characters long`)
  const url = URL.parse(given)
  const local = url?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url?.protocol !== 'https:' && !local) throw badParameter(`Param ${name} must be a valid https address`)
  return given
}

/** Meta uses an address only after its handshake. @throws {GraphError} 2200 saying what the address did instead. */
export const verifyCallback = (uri: string, verifyToken: string): Promise<void> =>
  handshake(uri, verifyToken).catch((error: unknown) => {
    if (!(error instanceof HandshakeFailed)) throw error
    throw new GraphError(400, 2200, `(#2200) Callback verification failed with the following errors: ${error.message}`)
  })
