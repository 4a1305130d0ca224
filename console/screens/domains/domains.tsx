import { Link, useLocation } from 'wouter'
import type { Domain } from '../../../contract/index.ts'
import { useAct } from '../../api/use-act.ts'
import { useMayAct } from '../../api/use-api.ts'
import { useRead } from '../../api/use-read.ts'
import { Empty, Problem } from '../../ui/answer.tsx'
import { Foreign } from '../../ui/foreign-text.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Paged } from '../../ui/paged.tsx'
import { Screen } from '../../ui/screen.tsx'
import type { Column } from '../../ui/table.tsx'
import { useFilters } from '../../ui/use-filters.ts'
import { DomainState } from './domain-state.tsx'

const columns: Column<Domain>[] = [
  {
    name: 'Host',
    cell: ({ id, hostname, checks }) => (
      <span className="two-lines">
        <Link href={`/domains/${id}`}>{hostname}</Link>
        <span className="quiet">
          <Foreign>{checks.find(({ help }) => help)?.help ?? ''}</Foreign>
        </span>
      </span>
    ),
  },
  { name: 'State', cell: ({ status }) => <DomainState of={status} /> },
  { name: 'Added', aside: true, cell: ({ created_at }) => <Moment at={created_at} as="date" /> },
]

/** Hosts of the project's own, under which its customers see the signup. */
export function Domains() {
  const filters = useFilters()
  const [{ cursor }] = filters
  const query = { per_page: 50, ...(cursor && { cursor }) }
  const domains = useRead(['domains', query], (client) => client.domains.list(query), { keep: true })
  return (
    <Screen title="Domains">
      <NewDomain />
      <Paged
        label="Domains"
        of={domains}
        columns={columns}
        filters={filters}
        empty={
          <Empty title="No domains yet">
            Add a host such as signup.yourcompany.com, and your customers see it in place of this server’s.
          </Empty>
        }
      />
    </Screen>
  )
}

function NewDomain() {
  const [, go] = useLocation()
  const add = useAct((client, hostname: string) => client.domains.create({ hostname }), 'The domain was added.')
  if (!useMayAct()) return null
  return (
    <form
      className="filters"
      onSubmit={(event) => {
        event.preventDefault()
        const hostname = String(new FormData(event.currentTarget).get('hostname'))
        if (!add.isPending) add.mutate(hostname, { onSuccess: ({ id }) => go(`/domains/${id}`) })
      }}
    >
      <label className="filter">
        <span>A new host</span>
        <input
          name="hostname"
          type="text"
          required
          maxLength={253}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder="signup.yourcompany.com"
        />
      </label>
      <button type="submit" className="button" aria-disabled={add.isPending}>
        Add
      </button>
      <Problem of={add.error} />
    </form>
  )
}
