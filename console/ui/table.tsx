import type { ReactNode } from 'react'

export interface Column<Row> {
  name: string
  cell: (row: Row) => ReactNode
  /** Its name is for screen readers: what is in it speaks for itself. */
  unnamed?: boolean
  /** Says less than the others, so a phone leaves it out. */
  aside?: boolean
  /** Numbers stand under each other. */
  figures?: boolean
}

/** Rows of one kind. On a phone each row is a card; the first cell of a row is its name. */
export function Table<Row>({
  label,
  columns,
  rows,
  keyOf,
}: {
  label: string
  columns: Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
}) {
  return (
    <table className="table" aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ name, unnamed, aside, figures }) => (
            <th key={name} scope="col" data-aside={aside} data-figures={figures}>
              {unnamed ? <span className="hidden">{name}</span> : name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map(({ name, cell, aside, figures }) => (
              <td key={name} data-name={name} data-aside={aside} data-figures={figures}>
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
