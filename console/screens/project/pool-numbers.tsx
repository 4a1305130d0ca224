import { useState } from 'react'
import type { PoolNumber } from '../../../contract/index.ts'
import { useMayAct } from '../../api/use-api.ts'
import { useRead } from '../../api/use-read.ts'
import { Answer } from '../../ui/answer.tsx'
import { late } from '../../ui/late.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Section } from '../../ui/screen.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { plain } from '../states.tsx'

const ImportNumbers = late(() => import('./import-numbers.tsx'), 'ImportNumbers')

const columns: Column<PoolNumber>[] = [
  { name: 'Number', cell: ({ display_phone_number }) => <bdi>{display_phone_number}</bdi> },
  { name: 'State', cell: ({ status }) => plain(status) },
  { name: 'Why', cell: ({ note }) => <span className="quiet">{note}</span> },
  { name: 'Changed', cell: ({ updated_at }) => <Moment at={updated_at} /> },
]

/** The numbers of one pool, and how more come into it. */
export function PoolNumbers({ poolId }: { poolId: string }) {
  const [importing, setImporting] = useState(false)
  const mayAct = useMayAct()
  const numbers = useRead(['pool', poolId], (client) => client.numberPools.numbers(poolId).list({ per_page: 100 }))
  return (
    <Section title="Numbers of this pool">
      {mayAct ? (
        <p className="row">
          <button type="button" className="button" onClick={() => setImporting(true)}>
            Put numbers in
          </button>
        </p>
      ) : null}
      <Answer of={numbers} empty={({ data }) => (data.length ? null : <p className="quiet">None yet.</p>)}>
        {({ data }) => <Table label="Numbers" columns={columns} rows={data} keyOf={({ id }) => id} />}
      </Answer>
      {importing ? <ImportNumbers poolId={poolId} onClose={() => setImporting(false)} /> : null}
    </Section>
  )
}
