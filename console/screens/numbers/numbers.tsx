import { useRead } from '../../api/use-read.ts'
import { Answer, Empty } from '../../ui/answer.tsx'
import { Type } from '../../ui/filter.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Table } from '../../ui/table.tsx'
import { useFilters } from '../../ui/use-filters.ts'
import { numberColumns } from './columns.tsx'

/** Every number that a customer connected. */
export function Numbers() {
  const [{ name, cursor }, change] = useFilters()
  const query = { per_page: 50, ...(name && { name_contains: name }), ...(cursor && { cursor }) }
  const numbers = useRead(['numbers', query], (client) => client.phoneNumbers.list(query), { keep: true })
  return (
    <Screen title="Numbers">
      <div className="filters">
        <Type label="Name" value={name} onChange={(next) => change({ name: next })} />
      </div>
      <div className="list">
        <Answer
          of={numbers}
          empty={({ data }) =>
            data.length ? null : (
              <Empty title={name ? 'No number has such a name' : 'No numbers yet'}>
                {name ? null : 'A number comes here when a customer has finished a signup.'}
              </Empty>
            )
          }
        >
          {({ data, meta }) => (
            <>
              <Table label="Numbers" columns={numberColumns} rows={data} keyOf={({ id }) => id} />
              <Pager
                total={meta.total_count}
                first={!cursor}
                next={meta.next_cursor}
                onFirst={() => change({ cursor: null })}
                onNext={(next) => change({ cursor: next })}
              />
            </>
          )}
        </Answer>
      </div>
    </Screen>
  )
}
