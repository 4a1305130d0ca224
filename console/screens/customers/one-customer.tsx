import { Link, useLocation } from 'wouter'
import type { SetupLink } from '../../../contract/index.ts'
import { useAct } from '../../api/use-act.ts'
import { useRead } from '../../api/use-read.ts'
import { ActButton } from '../../ui/act-button.tsx'
import { Answer } from '../../ui/answer.tsx'
import { Id } from '../../ui/copy.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Facts, Screen, Section } from '../../ui/screen.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { numberColumns } from '../numbers/columns.tsx'
import { LinkState, plain, SignupState } from '../states.tsx'

const linkColumns: Column<SetupLink>[] = [
  {
    name: 'Made',
    cell: ({ id, created_at }) => (
      <Link href={`/links/${id}`}>
        <Moment at={created_at} />
      </Link>
    ),
  },
  { name: 'Signup', cell: (link) => <SignupState of={link.whatsapp_setup_status} /> },
  { name: 'Why', cell: (link) => (link.whatsapp_setup_error ? plain(link.whatsapp_setup_error) : '') },
  { name: 'Link', cell: (link) => <LinkState of={link.status} /> },
]

/** One customer: their numbers and their links. */
export function OneCustomer({ id }: { id: string }) {
  const [, go] = useLocation()
  const customer = useRead(['customer', id], (client) => client.customers.get(id))
  const numbers = useRead(['numbers', 'of', id], (client) =>
    client.phoneNumbers.list({ customer_id: id, per_page: 100 }),
  )
  const links = useRead(['links', 'of', id], (client) => client.setupLinks.of(id).list({ per_page: 100 }))
  const make = useAct(async (client, _: undefined) => {
    const link = await client.setupLinks.create(id)
    go(`/links/${link.id}`)
  }, 'The link was made. It ends the customer’s earlier one.')
  return (
    <Screen
      title={customer.data?.name ?? 'Customer'}
      back={<Link href="/customers">Customers</Link>}
      actions={
        customer.data ? (
          <ActButton of={make} onClick={() => make.mutate(undefined)}>
            New link
          </ActButton>
        ) : null
      }
    >
      <Answer of={customer}>
        {(found) => (
          <>
            <Section title="The customer">
              <Facts
                of={{
                  'Your id': found.external_customer_id && <Id text={found.external_customer_id} what="id" />,
                  Id: <Id text={found.id} what="id" />,
                  Made: <Moment at={found.created_at} />,
                }}
              />
            </Section>
            <Section title="Numbers">
              <Answer
                of={numbers}
                empty={({ data }) => (data.length ? null : <p className="quiet">None is connected.</p>)}
              >
                {({ data }) => <Table label="Numbers" columns={numberColumns} rows={data} keyOf={(one) => one.id} />}
              </Answer>
            </Section>
            <Section title="Links">
              <Answer of={links} empty={({ data }) => (data.length ? null : <p className="quiet">None was made.</p>)}>
                {({ data }) => <Table label="Links" columns={linkColumns} rows={data} keyOf={(one) => one.id} />}
              </Answer>
            </Section>
          </>
        )}
      </Answer>
    </Screen>
  )
}
