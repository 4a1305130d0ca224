import type { Domain, DomainCreate, DomainStatus } from '../contract/index.ts'
import { listed, type PageOptions } from './paging.ts'
import type { Once, Transport } from './transport.ts'
import { verbs } from './verbs.ts'

/** Hosts of the project's own, under which its pages are served. */
export function domainMethods(send: Transport) {
  const { get, id, post, remove } = verbs(send)
  const domain = (domainId: string) => `/domains/${id(domainId)}`
  return {
    domains: {
      /** Removed ones are left out unless `status` asks for them. */
      ...listed<Domain, PageOptions & { status?: DomainStatus }>(send, '/domains'),
      /** The answer has the DNS records to set. */
      create: (wanted: DomainCreate, once?: Once) => post<Domain>('/domains', { domain: wanted }, once),
      get: (domainId: string) => get<Domain>(domain(domainId)),
      /** Looks for the records now. */
      verify: (domainId: string) => post<Domain>(`${domain(domainId)}/verify`, {}),
      remove: (domainId: string) => remove(domain(domainId)),
    },
  }
}
