/** A list whose total is kept. */
interface KeptListSource {
  table: string
  /** Whose list it is. */
  owner: string
  /** Which part of the list a row is in, as SQL: what a filter asks for. */
  part: string
  /** The list whose changes are also those of this one, where there are not own ones: their `other` is this one's part. */
  changesOf?: string
}

/** The lists whose totals are kept. The triggers of `035-list-totals.ts` and `037-light-changes.ts` have the same expressions. */
export const keptLists = {
  customers: { table: 'customers', owner: 'project_id', part: `coalesce(status, 'active')` },
  phone_numbers: {
    table: 'phone_numbers',
    owner: 'project_id',
    part: `case when connection_status = 'active' and status = 'CONNECTED' then 'on' else 'off' end`,
  },
  accounts: { table: 'accounts', owner: 'project_id', part: `''` },
  webhooks: { table: 'webhooks', owner: 'project_id', part: 'dialect' },
  deliveries: { table: 'deliveries', owner: 'webhook_id', part: 'status' },
  provided_numbers: { table: 'provided_numbers', owner: 'pool_id', part: 'status' },
  audit_log: { table: 'audit_log', owner: 'project_id', part: 'action' },
  audit_log_by_actor: { table: 'audit_log', owner: 'project_id', part: 'actor', changesOf: 'audit_log' },
} satisfies Record<string, KeptListSource>

export type KeptList = keyof typeof keptLists

/** Under which name the changes of a list are written, and which of their columns is its part. */
export function changesOf(list: KeptList): { list: KeptList; part: 'part' | 'other' } {
  const kept: KeptListSource = keptLists[list]
  return kept.changesOf ? { list: kept.changesOf as KeptList, part: 'other' } : { list, part: 'part' }
}
export const keptListNames = Object.keys(keptLists) as KeptList[]
