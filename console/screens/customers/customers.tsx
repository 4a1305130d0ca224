import { Link } from 'wouter'
import type { Customer } from '../../../contract/index.ts'
import { useRead } from '../../api/use-read.ts'
import { Empty } from '../../ui/answer.tsx'
import { Type } from '../../ui/filter.tsx'
import { Foreign } from '../../ui/foreign-text.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Paged } from '../../ui/paged.tsx'
import { Screen } from '../../ui/screen.tsx'
import type { Column } from '../../ui/table.tsx'
import { useFilters } from '../../ui/use-filters.ts'

const columns: Column<Customer>[] = [
  {
    name: 'Name',
    cell: ({ id, name }) => (
      <Link href={`/customers/${id}`}>
        <Foreign>{name}</Foreign>
      </Link>
    ),
  },
  {
    name: 'Your id',
    cell: ({ external_customer_id }) => (external_customer_id ? <code>{external_customer_id}</code> : ''),
  },
  { name: 'Made', cell: ({ created_at }) => <Moment at={created_at} as="date" /> },
]

/** Whom numbers are connected for. */
export function Customers() {
  const filters = useFilters()
  const [{ name, cursor }, change] = filters
  const query = { per_page: 50, ...(name && { name_contains: name }), ...(cursor && { cursor }) }
  const customers = useRead(['customers', query], (client) => client.customers.list(query), { keep: true })
  return (
    <Screen title="Customers">
      <div className="filters">
        <Type label="Name" value={name} onChange={(next) => change({ name: next })} />
      </div>
      <Paged
        label="Customers"
        of={customers}
        columns={columns}
        filters={filters}
        empty={
          <Empty title={name ? 'No customer has such a name' : 'No customers yet'}>
            {name ? null : 'Your backend makes a customer for each business that connects a number.'}
          </Empty>
        }
      />
    </Screen>
  )
}
