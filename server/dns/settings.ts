import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import type { HostOptions } from '../runtime/host-options.ts'
import { hostnameOf } from '../store/domains/hostname.ts'
import { type Resolver, resolversOf } from './resolver.ts'

/** Options about domains of projects. */
export interface DomainOptions {
  /** Where a CNAME of a domain leads: the name of this server. By default the host of the public address. */
  target?: string | undefined
  /** The addresses of this server, for hosts that cannot have a CNAME; looked up by `target` when left out. */
  addresses?: readonly string[] | undefined
  /** Name servers to ask, each as `1.1.1.1` or `127.0.0.1:5353`; by default those of the machine. */
  resolvers?: readonly string[] | undefined
  /** How long a name server may take, in milliseconds; 1,500 by default. It is asked twice. */
  timeout?: number | undefined
  /** Who makes the certificates, as CAA records name them; `letsencrypt.org` by default. An empty list: nobody looks at CAA. */
  authorities?: readonly string[] | undefined
}

/** How domains are looked at. */
export interface DomainSettings {
  /** Undefined where this server has only an address. */
  target: string | undefined
  addresses: string[]
  /** Hosts that no project can have: those of this server itself. */
  own: string[]
  resolvers: Resolver[]
  authorities: readonly string[]
}

/** What domains need to know of the options: also under which other names this server answers, for no project has those. */
export type OptionsOfDomains = DomainOptions & Pick<HostOptions, 'hosts'>

export function domainSettings(publicUrl: string, options: OptionsOfDomains = {}): DomainSettings {
  const host = new URL(publicUrl).hostname.replace(/^\[|\]$/g, '')
  const named = options.target === undefined ? hostnameOf(host).hostname : hostnameOf(options.target).hostname
  if (options.target !== undefined && !named) throw new Error('PATCHBAY_DOMAINS_TARGET must be the name of a host')
  const addresses = options.addresses ?? (isIP(host) && !named ? [host] : [])
  if (!addresses.every((one) => isIP(one))) throw new Error('PATCHBAY_DOMAINS_ADDRESSES must be IP addresses')
  const others = (options.hosts ?? []).map((one) => hostnameOf(one).hostname)
  return {
    target: named,
    addresses: addresses.map((one) => ipaddr.parse(one).toString()), // as name servers' answers are written
    own: [...new Set([host, named, ...others].filter((one) => one !== undefined))],
    resolvers: resolversOf(options.resolvers, options.timeout ?? 1_500),
    authorities: options.authorities ?? ['letsencrypt.org'],
  }
}
