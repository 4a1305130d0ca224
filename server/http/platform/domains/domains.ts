import * as z from 'zod/mini'
import { Domain, DomainCreate, DomainStatus } from '../../../../contract/index.ts'
import type { Deps } from '../../../deps.ts'
import { Fault } from '../../../fault.ts'
import { findDomain, listDomains } from '../../../store/domains/domains.ts'
import { createDomain } from '../../../use-cases/domains/create-domain.ts'
import { viewDomain } from '../../../use-cases/domains/domain-view.ts'
import { removeDomain } from '../../../use-cases/domains/remove-domain.ts'
import { verifyDomain } from '../../../use-cases/domains/verify-domain.ts'
import type { Resource } from '../../surface.ts'
import { PageQuery } from '../lists.ts'
import { get, gone, made, one, page, post, remove } from '../operation.ts'

/** Hosts of the project's own, under which its pages are served. */
export const domains: Resource<Deps> = {
  tag: 'Domains',
  operations: [
    get('/domains', {
      id: 'listDomains',
      summary: 'List the domains of the project',
      description: 'Removed ones are left out unless `status` asks for them.',
      query: z.object({ ...PageQuery.shape, status: z.optional(DomainStatus) }),
      answer: page(Domain),
      async handle({ deps, caller, query }) {
        const { rows, ...counts } = await listDomains(deps.db, caller.projectId, query, query)
        return { rows: rows.map((row) => viewDomain(deps, row)), ...counts }
      },
    }),
    post('/domains', {
      id: 'createDomain',
      summary: 'Add a host; the answer has the DNS records to set',
      description:
        'The records are looked for at once, then with growing pauses for 72 hours, and once a day afterwards.',
      body: z.object({ domain: DomainCreate }),
      example: { domain: { hostname: 'signup.example.com' } },
      answer: made(Domain),
      refusals: [409],
      async handle({ deps, caller, body }) {
        const row = await createDomain(deps, caller.projectId, body.domain.hostname)
        deps.workers.domains.wake()
        return viewDomain(deps, row)
      },
    }),
    get('/domains/:domain_id', {
      id: 'getDomain',
      summary: 'Read a domain: its records, and what the last look found',
      answer: one(Domain),
      async handle({ deps, caller, params }) {
        const row = await findDomain(deps.db, caller.projectId, params.domain_id)
        if (!row) throw new Fault('not_found', 'Domain not found')
        return viewDomain(deps, row)
      },
    }),
    post('/domains/:domain_id/verify', {
      id: 'verifyDomain',
      summary: 'Look for the records now',
      answer: one(Domain, 'What the look found.'),
      handle: async ({ deps, caller, params }) =>
        viewDomain(deps, await verifyDomain(deps, caller.projectId, params.domain_id)),
    }),
    remove('/domains/:domain_id', {
      id: 'removeDomain',
      summary: 'Give a host up; its links go on under the address of this server',
      answer: gone,
      handle: ({ deps, caller, params }) => removeDomain(deps, caller.projectId, params.domain_id),
    }),
  ],
}
