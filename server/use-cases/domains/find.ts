import { isOfCloudflare } from '../../dns/cloudflare.ts'
import type { Resolver } from '../../dns/resolver.ts'
import type { DomainSettings } from '../../dns/settings.ts'
import type { DomainRow } from '../../store/domains/tables.ts'
import type { Finding } from './agree.ts'
import { zoneOf } from './hosts.ts'
import { proofName, proofPrefix } from './proof.ts'

type Sought = Pick<DomainRow, 'hostname' | 'proof'>

const unanswered: Finding = { finding: 'unanswered', seen: [] }

/** The TXT record that proves whose the host is. */
export async function findProof(resolver: Resolver, { hostname, proof }: Sought): Promise<Finding> {
  const name = proofName(hostname)
  const texts = await resolver.txt(name)
  if (!texts) return unanswered
  if (texts.includes(proof)) return { finding: 'found', seen: [proof] }
  const proofs = texts.filter((text) => text.startsWith(proofPrefix))
  if (texts.length) return { finding: 'wrong_value', seen: proofs.length ? proofs : texts }
  // Many a DNS provider adds the domain to what it is given, also when that ends with it.
  const twice = `${name}.${zoneOf(hostname)}`
  return (await resolver.txt(twice))?.includes(proof)
    ? { finding: 'written_twice', seen: [twice] }
    : { finding: 'missing', seen: [] }
}

/** A chain of CNAMEs that is longer is a circle, or nothing that anybody set up on purpose. */
const longest = 8

/** The way from the host to this server: its CNAME, or all of its addresses. */
export async function findTarget(
  resolver: Resolver,
  { hostname }: Sought,
  { target, addresses }: Pick<DomainSettings, 'target' | 'addresses'>,
): Promise<Finding> {
  const chain: string[] = []
  for (let name: string | undefined = hostname; name && chain.length < longest; ) {
    const next: string[] | undefined = await resolver.cname(name)
    if (!next) return unanswered
    name = next[0]?.toLowerCase()
    if (name) chain.push(name)
    if (name === target && name) return { finding: 'found', seen: chain }
  }
  const [there, here] = await Promise.all([
    resolver.addresses(hostname),
    addresses.length || !target ? addresses : resolver.addresses(target),
  ])
  if (!there || !here) return unanswered
  const others = there.filter((address) => !here.includes(address))
  if (there.length && !others.length) return { finding: 'found', seen: there }
  const seen = chain.length ? chain.slice(-1) : others
  if (!seen.length) return { finding: 'missing', seen }
  return { finding: others.length && others.every(isOfCloudflare) ? 'proxied' : 'elsewhere', seen }
}

/** Whether the CAA records that count for the host let one of the authorities make its certificate (RFC 8659). */
export async function findAuthority(
  resolver: Resolver,
  { hostname }: Sought,
  authorities: readonly string[],
): Promise<Finding> {
  for (let name = hostname; name; name = name.split('.').slice(1).join('.')) {
    const issuers = await resolver.issuers(name)
    if (!issuers) return unanswered
    if (!issuers.length) continue
    const named = issuers.filter((one) => one !== undefined)
    const may = !named.length || named.some((one) => authorities.includes(one))
    return { finding: may ? 'found' : 'forbidden', seen: named.filter(Boolean) }
  }
  return { finding: 'found', seen: [] }
}
