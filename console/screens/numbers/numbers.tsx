import { useRead } from '../../api/use-read.ts'
import { Empty } from '../../ui/answer.tsx'
import { Type } from '../../ui/filter.tsx'
import { Paged } from '../../ui/paged.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useFilters } from '../../ui/use-filters.ts'
import { numberColumns } from './columns.tsx'

/** Every number that a customer connected. */
export function Numbers() {
  const filters = useFilters()
  const [{ name, cursor }, change] = filters
  const query = { per_page: 50, ...(name && { name_contains: name }), ...(cursor && { cursor }) }
  const numbers = useRead(['numbers', query], (client) => client.phoneNumbers.list(query), { keep: true })
  return (
    <Screen title="Numbers">
      <div className="filters">
        <Type label="Name" value={name} onChange={(next) => change({ name: next })} />
      </div>
      <Paged
        label="Numbers"
        of={numbers}
        columns={numberColumns}
        filters={filters}
        empty={
          <Empty title={name ? 'No number has such a name' : 'No numbers yet'}>
            {name ? null : 'A number comes here when a customer has finished a signup.'}
          </Empty>
        }
      />
    </Screen>
  )
}
