import type { ReactElement } from 'react'
import type { PageOf } from '../../client/index.ts'
import type { useRead } from '../api/use-read.ts'
import { Answer } from './answer.tsx'
import { Pager } from './pager.tsx'
import { type Column, Table } from './table.tsx'
import type { useFilters } from './use-filters.ts'

/** A list of the API with its total, a page at a time; the place of the page stands in the address. */
export function Paged<Row extends { id: string }>({
  label,
  of,
  columns,
  empty,
  filters: [{ cursor }, change],
}: {
  label: string
  of: ReturnType<typeof useRead<PageOf<Row>>>
  columns: Column<Row>[]
  /** What is said in place of no rows. */
  empty: ReactElement
  filters: ReturnType<typeof useFilters>
}) {
  return (
    <div className="list">
      <Answer of={of} empty={({ data }) => (data.length ? null : empty)}>
        {({ data, meta }) => (
          <>
            <Table label={label} columns={columns} rows={data} keyOf={({ id }) => id} />
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
  )
}
