import type { ApiLog } from '../../../contract/index.ts'
import { useRead } from '../../api/use-read.ts'
import { Empty } from '../../ui/answer.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Id } from '../../ui/copy.tsx'
import { Cursored } from '../../ui/cursored.tsx'
import { grouped } from '../../ui/english.ts'
import { Choose } from '../../ui/filter.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Screen } from '../../ui/screen.tsx'
import type { Column } from '../../ui/table.tsx'
import { useFilters } from '../../ui/use-filters.ts'

const columns: Column<ApiLog>[] = [
  {
    name: 'Request',
    cell: ({ method, path }) => (
      <code>
        {method} {path}
      </code>
    ),
  },
  {
    name: 'Answer',
    cell: ({ status, fault }) => (
      <span className="row">
        <Badge tone={status < 400 ? 'good' : status < 500 ? 'warn' : 'bad'}>{String(status)}</Badge>
        {fault ? <span className="quiet">{fault}</span> : null}
      </span>
    ),
  },
  { name: 'Took', figures: true, aside: true, cell: ({ duration_ms }) => `${grouped(duration_ms)} ms` },
  { name: 'Key', aside: true, cell: ({ api_key_id }) => <Id text={api_key_id} what="id of the key" /> },
  { name: 'Request id', cell: ({ request_id }) => <Id text={request_id} what="request id" /> },
  { name: 'When', cell: ({ created_at }) => <Moment at={created_at} /> },
]

const answers = [
  ['', 'Any'],
  ['true', 'Refused or failed'],
] as const

/** What the API was asked by the project's keys, and how it answered. */
export function Requests() {
  const filters = useFilters()
  const [{ errors_only, after, before }, change] = filters
  const query = {
    limit: 50,
    ...(errors_only === 'true' && { errors_only: true }),
    ...(after && { after }),
    ...(before && { before }),
  }
  const requests = useRead(['requests', query], (client) => client.apiLogs.list(query), { keep: true })
  return (
    <Screen title="Requests">
      <div className="filters">
        <Choose
          label="Answer"
          value={errors_only}
          options={answers}
          onChange={(next) => change({ errors_only: next })}
        />
      </div>
      <Cursored
        label="Requests"
        of={requests}
        columns={columns}
        filters={filters}
        empty={
          <Empty title="No requests like that">
            What keys ask the API is kept for two weeks. Reads of the console are left out.
          </Empty>
        }
      />
    </Screen>
  )
}
