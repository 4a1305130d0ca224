import { isIP } from 'node:net'
import { numberEvents, projectEvents } from '../../../contract/index.ts'
import { isPublic } from '../../delivery/post.ts'
import { Fault } from '../../fault.ts'

/**
 * Checks a target as far as that is possible before anything is sent there; names are looked up, and checked again, at each try.
 *
 * @throws {Fault} `invalid_request` for an address that is not https, holds a password, or lies inside a network
 */
export function assertTarget(url: string, allowPrivate: boolean) {
  const { protocol, hostname, username, password } = new URL(url)
  const refuse = (words: string) => new Fault('invalid_request', `whatsapp_webhook.url ${words}`)
  if (username || password) throw refuse('must hold no user name or password: send them as one of the headers')
  if (allowPrivate) return
  const host = hostname.replace(/^\[|\]$/g, '')
  if (protocol !== 'https:')
    throw refuse('must be an absolute https:// address (http:// only where private webhooks are allowed)')
  if (isIP(host) ? !isPublic(host) : /(^|\.)(localhost|local|internal)\.?$/.test(host) || !/[.]/.test(host))
    throw refuse('must be an address of the open internet')
}

/**
 * Events that a webhook of this kind can ask for: those of the project, or those of one number.
 *
 * @throws {Fault} `invalid_request` naming the others, in the sentence that clients of the Platform API know
 */
export function assertEvents(events: readonly string[], phoneNumberId: string | null) {
  const supported: readonly string[] = phoneNumberId === null ? projectEvents : numberEvents
  const others = events.filter((event) => !supported.includes(event))
  if (!others.length) return
  throw new Fault(
    'invalid_request',
    `Events contains unsupported events: ${others.map((event) => JSON.stringify(event.slice(0, 100))).join(', ')}`,
  )
}
