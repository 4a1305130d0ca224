import type { AuditEntry } from '../../../contract/index.ts'
import { auditActions } from '../../../contract/projects/audit-log.ts'
import { useRead } from '../../api/use-read.ts'
import { Empty } from '../../ui/answer.tsx'
import { Id } from '../../ui/copy.tsx'
import { Choose, Type } from '../../ui/filter.tsx'
import { Foreign } from '../../ui/foreign-text.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Paged } from '../../ui/paged.tsx'
import { Screen } from '../../ui/screen.tsx'
import type { Column } from '../../ui/table.tsx'
import { useFilters } from '../../ui/use-filters.ts'

const columns: Column<AuditEntry>[] = [
  { name: 'What', cell: ({ action }) => <strong>{action.replaceAll('_', ' ').replace('.', ': ')}</strong> },
  { name: 'By', cell: ({ actor }) => <code>{actor}</code> },
  { name: 'To', cell: ({ subject }) => <Id text={subject} what="id" /> },
  {
    name: 'More',
    aside: true,
    cell: ({ detail }) =>
      Object.keys(detail).length ? (
        <code>
          <Foreign>{JSON.stringify(detail).slice(0, 200)}</Foreign>
        </code>
      ) : null,
  },
  { name: 'When', cell: ({ created_at }) => <Moment at={created_at} /> },
]

const actions = [['', 'Anything'] as const, ...auditActions.map((action) => [action, action] as const)]

/** Who changed what. */
export function Audit() {
  const filters = useFilters()
  const [{ action, subject, cursor }, change] = filters
  const query = {
    per_page: 50,
    ...(action && { action }),
    ...(subject && { subject }),
    ...(cursor && { cursor }),
  }
  const log = useRead(['audit', query], (client) => client.auditLog.list(query), { keep: true })
  return (
    <Screen title="Audit">
      <div className="filters">
        <Choose label="What" value={action} options={actions} onChange={(next) => change({ action: next })} />
        <Type label="To (an id)" value={subject} onChange={(next) => change({ subject: next })} />
      </div>
      <Paged
        label="Audit log"
        of={log}
        columns={columns}
        filters={filters}
        empty={<Empty title="Nothing like that was written down" />}
      />
    </Screen>
  )
}
