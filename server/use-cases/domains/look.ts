import type { DomainCheck, DomainCheckName } from '../../../contract/index.ts'
import type { CertificateService } from '../../certificates/service.ts'
import type { Resolver } from '../../dns/resolver.ts'
import type { DomainSettings } from '../../dns/settings.ts'
import type { DomainRow } from '../../store/domains/tables.ts'
import { toIso } from '../../time.ts'
import { agree, type Finding } from './agree.ts'
import { findAuthority, findProof, findTarget } from './find.ts'
import { helpFor } from './help.ts'

export interface Looking {
  domains: DomainSettings
  /** Who gets the certificates, if that is not the proxy in front. */
  certificates?: CertificateService | undefined
  now(): Date
}

/** What stands in somebody's DNS is theirs to choose, and is shown. */
const few = (seen: string[]) => seen.slice(0, 5).map((one) => one.slice(0, 200))

/**
 * Asks every name server about everything that a domain needs, all at once, and then who gets the certificate. That service is told of no
 * host whose records are not right.
 */
export async function look(deps: Looking, row: DomainRow): Promise<DomainCheck[]> {
  const checks = await lookInDns(deps, row)
  if (!deps.certificates || checks.some(({ ok }) => !ok)) return checks
  return [...checks, await lookAtService(deps.certificates, deps.now(), row)]
}

async function lookAtService(service: CertificateService, at: Date, { hostname }: DomainRow): Promise<DomainCheck> {
  const said = await service.look(hostname)
  const found = said === null ? 'unanswered' : said.state === 'ready' ? 'found' : said.state
  const about = { what: 'service', expected: 'active', finding: found } as const
  const seen = said && said.state !== 'ready' ? [said.says] : []
  const ok = said === null ? null : said.state === 'ready'
  const help =
    said === null
      ? 'The service that makes the certificates did not answer. Patchbay asks it again by itself.'
      : helpFor({ ...about, hostname, ok, seen })
  return { ...about, ok, seen, help, at: toIso(at) }
}

async function lookInDns({ domains, now }: Looking, row: DomainRow): Promise<DomainCheck[]> {
  const { authorities, resolvers, target, addresses } = domains
  // When it begins: what stands in the DNS may change while it is asked.
  const at = toIso(now())
  const check = async (what: DomainCheckName, expected: string, find: (resolver: Resolver) => Promise<Finding>) => {
    const { differ, ...found } = agree(await Promise.all(resolvers.map(find)))
    const agreed = { ...found, seen: few(found.seen) }
    const help = helpFor({ what, expected, hostname: row.hostname, differ, ...agreed })
    return { what, expected, ...agreed, help, at }
  }
  return Promise.all([
    check('ownership', row.proof, (resolver) => findProof(resolver, row)),
    check('target', target ?? addresses.join(', '), (resolver) => findTarget(resolver, row, domains)),
    ...(authorities.length
      ? [check('certificate', authorities.join(', '), (resolver) => findAuthority(resolver, row, authorities))]
      : []),
  ])
}
