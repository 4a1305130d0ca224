import { getDomain, getPublicSuffix } from 'tldts'
import type { DomainSettings } from '../../dns/settings.ts'
import { Fault } from '../../fault.ts'
import { hostnameOf } from '../../store/domains/hostname.ts'

const wrong = {
  empty: 'hostname must be the name of a host, such as signup.example.com',
  too_long: 'hostname is longer than a name in the DNS can be',
  ip: 'hostname must be a name: an IP address belongs to no customer',
  userinfo: 'hostname must be a name alone, without user or password',
  form: 'hostname must be a name alone, such as signup.example.com: without https://, path or signs that no host can have',
}

/** Each label may cost a question to each name server. */
const mostLabels = 10
/** `_patchbay.` stands before it in the record, and no name is longer than 253. */
const mostLetters = 243

/**
 * The host that a project wants, in its one spelling.
 *
 * @throws {Fault} `invalid_request` for what is no host, one that belongs to nobody, and one of this server
 */
export function wantedHost(text: string, { own }: Pick<DomainSettings, 'own'>): string {
  const { hostname, reason } = hostnameOf(text)
  if (reason) throw new Fault('invalid_request', wrong[reason])
  if (/:\d*$/.test(text)) throw new Fault('invalid_request', 'hostname must be without a port: customers come by https')
  if (hostname.length > mostLetters || hostname.split('.').length > mostLabels)
    throw new Fault('invalid_request', wrong.too_long)
  if (own.includes(hostname)) throw new Fault('invalid_request', `${hostname} is the host of this server itself`)
  if (getPublicSuffix(hostname, { allowPrivateDomains: true }) === hostname)
    throw new Fault('invalid_request', `${hostname} belongs to nobody alone: add a name before it`)
  return hostname
}

/** The domain that somebody registered, in whose zone the host lies. */
export const zoneOf = (hostname: string): string => getDomain(hostname) ?? hostname

/** A name at which a zone begins, which can have no CNAME. */
export const isApex = (hostname: string): boolean => zoneOf(hostname) === hostname
