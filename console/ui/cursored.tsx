import type { ReactElement } from 'react'
import type { CursorPage } from '../../client/index.ts'
import type { useRead } from '../api/use-read.ts'
import { Answer, Empty } from './answer.tsx'
import { Pager } from './pager.tsx'
import { type Column, Table } from './table.tsx'
import type { useFilters } from './use-filters.ts'

/** A long list of the API without a total: a filter may find nothing among what was looked through, and more behind it. */
export function Cursored<Row extends { id: string }>({
  label,
  of,
  columns,
  empty,
  filters: [{ after, before }, change],
}: {
  label: string
  of: ReturnType<typeof useRead<CursorPage<Row>>>
  columns: Column<Row>[]
  /** What is said where there is nothing at all. */
  empty: ReactElement
  filters: ReturnType<typeof useFilters>
}) {
  return (
    <div className="list">
      <Answer of={of} empty={({ data, paging }) => (data.length || paging.next ? null : empty)}>
        {({ data, paging }) => (
          <>
            {data.length ? (
              <Table label={label} columns={columns} rows={data} keyOf={({ id }) => id} />
            ) : (
              <Empty title={`None among the ${label.toLowerCase()} that were looked through`}>Older ones follow.</Empty>
            )}
            <Pager
              first={!after && !before}
              next={paging.next}
              onFirst={() => change({ after: null, before: null })}
              onNext={(next) => change({ after: next, before: null })}
            />
          </>
        )}
      </Answer>
    </div>
  )
}
