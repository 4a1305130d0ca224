import { isIP } from 'node:net'
import * as z from 'zod/mini'
import type { DomainOptions } from '../dns/settings.ts'
import { hostnameOf } from '../store/domains/hostname.ts'
import { listOf } from './setting-values.ts'

const list = (isRight: (one: string) => boolean, words: string) => listOf(words, (all) => all.every(isRight))

/** The settings about domains of projects, by their names in the environment. */
export const domainEnvironment = {
  PATCHBAY_DOMAINS_TARGET: z.optional(
    z
      .string()
      .check(z.refine((text) => hostnameOf(text).hostname === text, 'must be the name of a host, in lower case')),
  ),
  PATCHBAY_DOMAINS_ADDRESSES: z.optional(list((one) => isIP(one) > 0, 'must be IP addresses, with commas between')),
  PATCHBAY_DOMAINS_AUTHORITIES: z.optional(
    list(
      (one) => hostnameOf(one).hostname === one,
      'must be names as in CAA records, such as letsencrypt.org, with commas between, or any',
    ),
  ),
  PATCHBAY_RESOLVERS: z.optional(
    list(isServer, 'must be addresses of name servers, such as 1.1.1.1 or 127.0.0.1:5353, with commas between'),
  ),
}

const Environment = z.object(domainEnvironment)

/** The same as `createPatchbay` takes them. */
export const domainsOf = (it: z.infer<typeof Environment>): DomainOptions => ({
  target: it.PATCHBAY_DOMAINS_TARGET,
  addresses: it.PATCHBAY_DOMAINS_ADDRESSES,
  authorities: it.PATCHBAY_DOMAINS_AUTHORITIES?.filter((one) => one !== 'any'),
  resolvers: it.PATCHBAY_RESOLVERS,
})

/** An address, alone or with a port: `1.1.1.1`, `127.0.0.1:5353`, `[::1]:5353`. */
function isServer(text: string): boolean {
  const [, bracketed, bare = text] = /^\[(.+)\](?::\d{1,5})?$|^([^:]+):\d{1,5}$/.exec(text) ?? []
  return isIP(bracketed ?? bare) > 0
}
