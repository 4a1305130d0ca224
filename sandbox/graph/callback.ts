import { badParameter } from './graph-error.ts'

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
