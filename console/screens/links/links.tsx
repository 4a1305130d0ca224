import { Link } from 'wouter'
import type { ProjectLink, SetupLinkStatus, SetupStatus } from '../../../contract/index.ts'
import { useRead } from '../../api/use-read.ts'
import { Empty } from '../../ui/answer.tsx'
import { Cursored } from '../../ui/cursored.tsx'
import { Choose } from '../../ui/filter.tsx'
import { Foreign } from '../../ui/foreign-text.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Screen } from '../../ui/screen.tsx'
import type { Column } from '../../ui/table.tsx'
import { useFilters } from '../../ui/use-filters.ts'
import { LinkState, linkChoices, plain, SignupState, signupChoices } from '../states.tsx'
import { Funnel } from './funnel.tsx'

const columns: Column<ProjectLink>[] = [
  {
    name: 'Customer',
    cell: ({ id, customer }) => (
      <Link href={`/links/${id}`}>
        <Foreign>{customer.name}</Foreign>
      </Link>
    ),
  },
  { name: 'Signup', cell: (link) => <SignupState of={link.whatsapp_setup_status} /> },
  {
    name: 'Why',
    cell: (link) => <span className="quiet">{link.whatsapp_setup_error ? plain(link.whatsapp_setup_error) : ''}</span>,
  },
  { name: 'Link', cell: (link) => <LinkState of={link.status} /> },
  { name: 'Made', cell: (link) => <Moment at={link.created_at} /> },
  { name: 'Ends', aside: true, cell: (link) => <Moment at={link.expires_at} as="date" /> },
]

/** Every link of the project. */
export function Links() {
  const [filters, change] = useFilters()
  const query = {
    ...(filters.status && { status: filters.status as SetupLinkStatus }),
    ...(filters.signup && { whatsapp_setup_status: filters.signup as SetupStatus }),
    ...(filters.after && { after: filters.after }),
    limit: 50,
  }
  const links = useRead(['links', query], (client) => client.setupLinks.list(query), { keep: true })
  const filtered = Boolean(filters.status || filters.signup)
  return (
    <Screen title="Links">
      <Funnel />
      <div className="filters">
        <Choose
          label="Signup"
          value={filters.signup}
          options={signupChoices}
          onChange={(signup) => change({ signup })}
        />
        <Choose label="Link" value={filters.status} options={linkChoices} onChange={(status) => change({ status })} />
      </div>
      <Cursored
        label="Links"
        of={links}
        columns={columns}
        filters={[filters, change]}
        empty={
          <Empty title={filtered ? 'No link is like that' : 'No links yet'}>
            {filtered
              ? 'Choose another state above.'
              : 'A link is made for a customer: open the customer here, or ask the API for one.'}
          </Empty>
        }
      />
    </Screen>
  )
}
