import { isIP } from 'node:net'
import { numberEvents, projectEvents, unsentEvents } from '../../../contract/index.ts'
import { isPublic } from '../../delivery/post.ts'
import { Fault } from '../../fault.ts'
import type { WebhookRow } from '../../store/webhooks/tables.ts'

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
 * Events that a webhook of this kind can ask for: those of the project, or those of one number. A webhook of kind `meta` gets Meta's
 * own payloads, whatever they are about, so it names none.
 *
 * @throws {Fault} `invalid_request` naming the others, in the sentence that clients of the Platform API know
 */
export function assertEvents(
  events: readonly string[],
  { kind, phone_number_id }: Pick<WebhookRow, 'kind' | 'phone_number_id'>,
) {
  const supported: readonly string[] = kind === 'meta' ? [] : phone_number_id === null ? projectEvents : numberEvents
  const others = events.filter((event) => !supported.includes(event))
  if (!others.length) return
  const named = others.map((event) => JSON.stringify(event.slice(0, 100))).join(', ')
  throw new Fault('invalid_request', `Events contains unsupported events: ${named}${reason(others, kind)}`)
}

/** Why nobody can ask for them, where a team that moves here would wonder. */
function reason(events: string[], kind: WebhookRow['kind']): string {
  if (kind === 'meta') return ' (a webhook of kind meta gets what Meta sends, and names no events)'
  if (events.some((event) => unsentEvents.includes(event)))
    return ' (Patchbay stores no contacts: a webhook of kind meta gets what Meta says of them)'
  return ''
}
