import { describe, expect, it } from 'vitest'
import { type DomainOptions, domainSettings } from '../../../server/dns/settings.ts'
import type { DomainRow } from '../../../server/store/domains/tables.ts'
import { viewDomain } from '../../../server/use-cases/domains/domain-view.ts'
import { wantedHost } from '../../../server/use-cases/domains/hosts.ts'

/** The records of a host as `TYPE name value`, without the proof. */
function ways(hostname: string, publicUrl: string, options?: DomainOptions) {
  const row = { hostname, state: 'pending', proof: 'patchbay-verify=x', checks: '[]' } as DomainRow
  const { records } = viewDomain({ domains: domainSettings(publicUrl, options) }, row)
  expect(records.at(-1)).toMatchObject({ type: 'TXT', name: `_patchbay.${hostname}`, value: 'patchbay-verify=x' })
  return records.slice(0, -1).map(({ type, name, value }) => `${type} ${name} ${value}`)
}

const url = 'https://connect.patchbay.test/behind/a/path'
const addresses = ['192.0.2.10', '2001:DB8::10']

describe('the record that leads a host here', () => {
  it('is a CNAME to the host of the public address, or to the name that the settings say', () => {
    expect(ways('signup.acme.co.uk', url)).toEqual(['CNAME signup.acme.co.uk connect.patchbay.test'])
    expect(ways('signup.acme.com', url, { target: 'edge.patchbay.test', addresses })).toEqual([
      'CNAME signup.acme.com edge.patchbay.test',
    ])
  })

  it('is an ALIAS where a zone begins, or the addresses of the server where they are known', () => {
    expect(ways('acme.co.uk', url)).toEqual(['ALIAS acme.co.uk connect.patchbay.test'])
    expect(ways('acme.com', url, { addresses })).toEqual(['A acme.com 192.0.2.10', 'AAAA acme.com 2001:db8::10'])
  })

  it('is the address itself for a server that has no name', () => {
    expect(ways('signup.acme.com', 'http://192.0.2.10:4000')).toEqual(['A signup.acme.com 192.0.2.10'])
    expect(ways('signup.acme.com', 'http://[2001:db8::10]:4000')).toEqual(['AAAA signup.acme.com 2001:db8::10'])
  })
})

describe('options about domains', () => {
  it.each<[DomainOptions, string]>([
    [{ target: 'https://a.example' }, 'PATCHBAY_DOMAINS_TARGET must be the name of a host'],
    [{ addresses: ['a.example'] }, 'PATCHBAY_DOMAINS_ADDRESSES must be IP addresses'],
    [{ resolvers: ['dns.google'] }, 'PATCHBAY_RESOLVERS must be addresses of name servers: dns.google is none'],
  ])('are refused in a sentence: %j', (options, sentence) => {
    expect(() => domainSettings(url, options)).toThrow(sentence)
  })

  it('keep every name of the server from projects', () => {
    const { own } = domainSettings(url, { target: 'edge.patchbay.test', hosts: ['Internal.Patchbay.test'] })
    expect(own).toEqual(['connect.patchbay.test', 'edge.patchbay.test', 'internal.patchbay.test'])
    for (const name of own) expect(() => wantedHost(name, { own })).toThrow(`${name} is the host of this server itself`)
    expect(wantedHost('signup.patchbay.test', { own })).toBe('signup.patchbay.test')
  })

  it('ask a name server once, however often it is named: it cannot agree with itself', () => {
    expect(domainSettings(url, { resolvers: ['192.0.2.53', '192.0.2.53'] }).resolvers).toHaveLength(1)
  })
})
