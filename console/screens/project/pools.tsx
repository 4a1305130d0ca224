import { Link } from 'wouter'
import type { NumberPool, PoolNumber } from '../../../contract/index.ts'
import { useAct } from '../../api/use-act.ts'
import { useRead } from '../../api/use-read.ts'
import { ActButton } from '../../ui/act-button.tsx'
import { Answer, Empty } from '../../ui/answer.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Screen, Section } from '../../ui/screen.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { useFilters } from '../../ui/use-filters.ts'
import { plain } from '../states.tsx'

const countryNames = new Intl.DisplayNames('en', { type: 'region' })

/** The numbers that are kept ready for customers, by country. */
export function Pools() {
  const [{ pool }] = useFilters()
  const pools = useRead(['pools'], (client) => client.numberPools.list({ per_page: 100 }))
  const columns: Column<NumberPool>[] = [
    {
      name: 'Country',
      cell: ({ id, country_iso }) => (
        <Link href={`/pools?pool=${id}`} aria-current={pool === id ? 'true' : undefined}>
          {countryNames.of(country_iso) ?? country_iso}
        </Link>
      ),
    },
    {
      name: 'State',
      cell: ({ low_since, draining }) => (
        <Badge tone={draining ? 'plain' : low_since ? 'bad' : 'good'}>
          {draining ? 'Draining' : low_since ? 'Low' : 'Enough'}
        </Badge>
      ),
    },
    { name: 'Ready', figures: true, cell: ({ numbers }) => numbers.available },
    { name: 'Held', figures: true, cell: ({ numbers }) => numbers.reserved },
    { name: 'Connected', figures: true, cell: ({ numbers }) => numbers.connected },
    { name: 'Set aside', figures: true, cell: ({ numbers }) => numbers.set_aside },
    { name: 'Low below', figures: true, aside: true, cell: ({ low_water_mark }) => low_water_mark || '–' },
    { name: 'Acts', unnamed: true, cell: (one) => <Acts pool={one} /> },
  ]
  return (
    <Screen title="Pools">
      <div className="list">
        <Answer
          of={pools}
          empty={({ data }) =>
            data.length ? null : (
              <Empty title="No pools">A pool keeps numbers of a country ready for links that provide one.</Empty>
            )
          }
        >
          {({ data }) => <Table label="Pools" columns={columns} rows={data} keyOf={({ id }) => id} />}
        </Answer>
      </div>
      {pool ? <PoolNumbers key={pool} poolId={pool} /> : null}
    </Screen>
  )
}

function Acts({ pool: { id, draining } }: { pool: NumberPool }) {
  const turn = useAct(
    (client, drain: boolean) => client.numberPools.update(id, { draining: drain }),
    draining ? 'The pool gives out numbers again.' : 'The pool gives out no more numbers.',
  )
  return (
    <ActButton of={turn} onClick={() => turn.mutate(!draining)}>
      {draining ? 'Give out again' : 'Drain'}
    </ActButton>
  )
}

const numberColumns: Column<PoolNumber>[] = [
  { name: 'Number', cell: ({ display_phone_number }) => <bdi>{display_phone_number}</bdi> },
  { name: 'State', cell: ({ status }) => plain(status) },
  { name: 'Why', cell: ({ note }) => <span className="quiet">{note}</span> },
  { name: 'Changed', cell: ({ updated_at }) => <Moment at={updated_at} /> },
]

function PoolNumbers({ poolId }: { poolId: string }) {
  const numbers = useRead(['pool', poolId], (client) => client.numberPools.numbers(poolId).list({ per_page: 100 }))
  return (
    <Section title="Numbers of this pool">
      <Answer of={numbers} empty={({ data }) => (data.length ? null : <p className="quiet">None.</p>)}>
        {({ data }) => <Table label="Numbers" columns={numberColumns} rows={data} keyOf={({ id }) => id} />}
      </Answer>
    </Section>
  )
}
