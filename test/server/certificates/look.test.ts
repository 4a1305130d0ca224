import { expect, it } from 'vitest'
import type { CertificateState } from '../../../server/certificates/service.ts'
import { domainSettings } from '../../../server/dns/settings.ts'
import type { DomainRow } from '../../../server/store/domains/tables.ts'
import { look } from '../../../server/use-cases/domains/look.ts'
import { nameServer, Zone } from '../../support/dns/name-server.ts'

it('asks the service for a certificate once the records are right, and says what it says', async () => {
  const zone = new Zone().set('A', 'connect.patchbay.test', '192.0.2.10')
  await using server = await nameServer(zone)
  const options = { target: 'connect.patchbay.test', resolvers: [server.address], timeout: 400 }
  const row = { hostname: 'signup.acme.test', proof: 'patchbay-verify=1' } as DomainRow
  const told: string[] = []
  const seen = async (state: CertificateState) => {
    const certificates = { look: async (host: string) => (told.push(host) ? state : null), leave: async () => {} }
    const deps = {
      domains: domainSettings('https://connect.patchbay.test', options),
      certificates,
      now: () => new Date(),
    }
    return (await look(deps, row)).find(({ what }) => what === 'service')
  }
  expect([await seen({ state: 'ready' }), told]).toEqual([undefined, []])
  zone.set('CNAME', row.hostname, 'connect.patchbay.test').set('TXT', `_patchbay.${row.hostname}`, row.proof)
  expect(await seen({ state: 'ready' })).toMatchObject({ ok: true, finding: 'found', help: null })
  const waiting = await seen({ state: 'waiting', says: 'host pending' })
  expect(waiting).toMatchObject({ ok: false, finding: 'waiting', help: expect.stringContaining('host pending') })
  expect(await seen({ state: 'refused', says: '1411' })).toMatchObject({ ok: false, finding: 'refused' })
  expect(await seen(null)).toMatchObject({ ok: null, finding: 'unanswered' })
})
