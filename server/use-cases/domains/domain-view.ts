import { isIPv6 } from 'node:net'
import type { Domain, DomainRecord } from '../../../contract/index.ts'
import type { DomainSettings } from '../../dns/settings.ts'
import type { DomainRow } from '../../store/domains/tables.ts'
import { isApex } from './hosts.ts'
import { proofName } from './proof.ts'

export function viewDomain({ domains }: { domains: DomainSettings }, row: DomainRow): Domain {
  const { id, hostname, state, activated_at, failing_since, removed_at, created_at, updated_at } = row
  return {
    id,
    hostname,
    status: state,
    records: state === 'removed' ? [] : recordsOf(domains, row),
    checks: JSON.parse(row.checks),
    next_look_at: row.run_at,
    activated_at,
    failing_since,
    removed_at,
    created_at,
    updated_at,
  }
}

/** What to set: the way to this server, and the proof of whose the host is. */
function recordsOf({ addresses, target }: DomainSettings, { hostname, proof }: DomainRow): DomainRecord[] {
  const purpose = `Brings your customers to the signup at ${hostname}`
  const way: DomainRecord[] =
    target && !(isApex(hostname) && addresses.length)
      ? [
          {
            type: isApex(hostname) ? 'ALIAS' : 'CNAME',
            name: hostname,
            value: target,
            purpose: isApex(hostname) ? apex : purpose,
          },
        ]
      : addresses.map((value) => ({ type: isIPv6(value) ? 'AAAA' : 'A', name: hostname, value, purpose }))
  return [
    ...way,
    {
      type: 'TXT',
      name: proofName(hostname),
      value: proof,
      purpose: 'Proves that the host is yours. Keep it as long as you use the host',
    },
  ]
}

const apex =
  'Brings your customers to the signup. A name without a subdomain can have no CNAME: your DNS provider calls this ALIAS, ANAME or flattening'
