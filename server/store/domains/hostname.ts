import { isIPv6 } from 'node:net'
import { domainToASCII, domainToUnicode } from 'node:url'

/** Why a text names no host: nothing is there, it is too long, it is an address, it names a user, or its form is wrong. */
type NoHostname = 'empty' | 'too_long' | 'ip' | 'userinfo' | 'form'

export type Hostname = { hostname: string; reason?: undefined } | { hostname?: undefined; reason: NoHostname }

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
const labels = new RegExp(`^${label}(?:\\.${label})*$`)
/** Browsers read a name whose last label is a number as an IPv4 address. */
const ipv4 = /(?:^|\.)(?:\d+|0x[0-9a-f]*)$/

/**
 * A host in its one spelling: A-labels in lower case, without port and without the dot at the end. It takes what people type and
 * what a Host header says.
 */
export function hostnameOf(text: string): Hostname {
  // Longer than any name with its port; U-labels are shorter than A-labels.
  if (text.length > 262) return { reason: 'too_long' }
  if (text.includes('@')) return { reason: 'userinfo' }
  if (text.startsWith('[') || isIPv6(text)) return { reason: 'ip' }
  const name = text
    .replace(/:\d{0,5}$/, '')
    .replace(/\.$/, '')
    .toLowerCase()
  if (!name) return { reason: 'empty' }
  const hostname = isPlain(name) ? name : toAscii(name)
  if (ipv4.test(hostname)) return { reason: 'ip' }
  if (hostname.length > 253) return { reason: 'too_long' }
  return labels.test(hostname) ? { hostname } : { reason: 'form' }
}

/** Most names need no conversion. */
const isPlain = (name: string) => /^[a-z0-9.-]*$/.test(name) && !name.includes('xn--')

/** The empty text for what is no name. Signs that a URL would decode or cut off are refused before. */
function toAscii(name: string): string {
  if (/[\s%/\\?#:<>^|[\]\p{Cc}]/u.test(name)) return ''
  const ascii = domainToASCII(name).replace(/\.$/, '')
  // Node passes A-labels that stand for nothing, and leaves them as they are on the way back.
  return /(?:^|\.)xn--/.test(domainToUnicode(ascii)) ? '' : ascii
}
