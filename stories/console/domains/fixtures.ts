import * as z from 'zod/mini'
import { Domain } from '../../../contract/index.ts'
import { before, id } from '../played/fixtures.ts'

const proof = 'patchbay-verify=5f0c1b9a7e3d2c4f60718293a4b5c6d7e8f90a1b'

const check = (what: string, more: object) => ({
  ...{ what, ok: true, finding: 'found', expected: 'connect.example.com', seen: [], help: null, at: before(1) },
  ...more,
})

const domainOf = (n: number, hostname: string, more: object) => ({
  ...{ id: id(950 + n), hostname, status: 'pending', next_look_at: before(-1) },
  records: [
    {
      ...{ type: 'CNAME', name: hostname, value: 'connect.example.com' },
      purpose: `Brings your customers to the signup at ${hostname}`,
    },
    {
      ...{ type: 'TXT', name: `_patchbay.${hostname}`, value: proof },
      purpose: 'Proves that the host is yours. Keep it as long as you use the host',
    },
  ],
  ...{ checks: [], activated_at: null, failing_since: null, removed_at: null },
  ...{ created_at: before(600 * n), updated_at: before(1) },
  ...more,
})

export const domains = z.array(Domain).parse([
  domainOf(0, 'connect.windwool.example', {
    ...{ status: 'failing', failing_since: before(90) },
    checks: [
      check('ownership', { expected: proof, seen: [proof] }),
      check('target', {
        ...{ ok: false, finding: 'proxied', seen: ['104.16.1.1'] },
        help: 'connect.windwool.example is proxied by Cloudflare. Switch its record there from "Proxied" to "DNS only" (the grey cloud).',
      }),
      check('certificate', {
        ok: null,
        finding: 'unanswered',
        help: 'The name servers did not answer, so nothing is known yet. Patchbay asks them again by itself.',
      }),
    ],
  }),
  domainOf(1, 'signup.acme.example', {
    ...{ status: 'active', activated_at: before(300), next_look_at: before(-900) },
    checks: [check('ownership', { expected: proof }), check('target', {}), check('certificate', {})],
  }),
  domainOf(2, 'xn--bcher-kva.example', {}),
])
