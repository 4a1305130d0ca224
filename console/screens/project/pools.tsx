import { Link } from 'wouter'
import type { NumberPool } from '../../../contract/index.ts'
import { useAct } from '../../api/use-act.ts'
import { useRead } from '../../api/use-read.ts'
import { ActButton } from '../../ui/act-button.tsx'
import { Answer, Empty } from '../../ui/answer.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Screen } from '../../ui/screen.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { useFilters } from '../../ui/use-filters.ts'
import { NewPool } from './new-pool.tsx'
import { PoolNumbers } from './pool-numbers.tsx'

// biome-ignore lint/style/noRestrictedGlobals: only the browser knows the names of all countries, and this screen is not the first.
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
        <NewPool />
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
