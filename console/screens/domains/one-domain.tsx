import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { Domain, DomainCheck, DomainCheckName, DomainRecord } from '../../../contract/index.ts'
import { useAct } from '../../api/use-act.ts'
import { useRead } from '../../api/use-read.ts'
import { ActButton } from '../../ui/act-button.tsx'
import { Answer } from '../../ui/answer.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Id } from '../../ui/copy.tsx'
import { Confirm } from '../../ui/dialogs/confirm.tsx'
import { Foreign } from '../../ui/foreign-text.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Facts, Screen, Section } from '../../ui/screen.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { DomainState } from './domain-state.tsx'

const columns: Column<DomainRecord>[] = [
  { name: 'Type', cell: ({ type }) => <Badge>{type}</Badge> },
  { name: 'Name', cell: ({ name }) => <Id text={name} what="name" /> },
  { name: 'Value', cell: ({ type, value }) => <Id text={value} what={`value of the ${type} record`} /> },
  { name: 'What it is for', aside: true, cell: ({ purpose }) => <span className="quiet">{purpose}</span> },
]

/** One domain: the records to set, and what the last look found of them. */
export function OneDomain({ id }: { id: string }) {
  const domain = useRead(['domain', id], (client) => client.domains.get(id))
  const found = domain.data
  return (
    <Screen
      title={found?.hostname ?? 'Domain'}
      back={<Link href="/domains">Domains</Link>}
      actions={found && found.status !== 'removed' ? <Acts domain={found} /> : null}
    >
      <Answer of={domain}>
        {(one) => (
          <>
            <Facts
              of={{
                State: <DomainState of={one.status} />,
                'Active since': one.status === 'active' ? <Moment at={one.activated_at} /> : null,
                'Failing since': one.status === 'failing' ? <Moment at={one.failing_since} /> : null,
                'Looked at next': one.next_look_at ? <Moment at={one.next_look_at} /> : null,
              }}
            />
            {one.records.length ? (
              <Section title="Records to set where the DNS of the host is kept">
                <Table label="Records" columns={columns} rows={one.records} keyOf={({ type, value }) => type + value} />
              </Section>
            ) : null}
            <Section title="What was found">
              <Checks of={one.checks} />
            </Section>
          </>
        )}
      </Answer>
    </Screen>
  )
}

const words: Record<DomainCheckName, string> = {
  ownership: 'Proof that the host is yours',
  target: 'The way to this server',
  certificate: 'Leave to make a certificate',
  owner: 'No other use of the host',
  service: 'The certificate itself',
}

const Checks = ({ of }: { of: DomainCheck[] }) =>
  of.length ? (
    <ul className="checks">
      {of.map(({ what, ok, seen, help }) => (
        <li key={what}>
          <span className="row">
            <Badge tone={ok === null ? 'plain' : ok ? 'good' : 'bad'}>
              {ok === null ? 'not known yet' : ok ? 'in order' : 'missing'}
            </Badge>
            {words[what]}
          </span>
          {help ? (
            <p>
              <Foreign>{help}</Foreign>
            </p>
          ) : null}
          {!ok && seen.length ? (
            <p className="quiet">
              Seen: <Foreign>{seen.join(', ')}</Foreign>
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  ) : (
    <p className="quiet">Nobody looked yet.</p>
  )

function Acts({ domain: { id, hostname } }: { domain: Domain }) {
  const [, go] = useLocation()
  const [asking, setAsking] = useState(false)
  const verify = useAct((client, _: undefined) => client.domains.verify(id), 'The records were looked for.')
  const remove = useAct((client, _: undefined) => client.domains.remove(id), 'The domain was removed.')
  return (
    <span className="row">
      <ActButton of={verify} look="primary" onClick={() => verify.mutate(undefined)}>
        Look now
      </ActButton>
      <ActButton of={remove} look="danger" onClick={() => setAsking(true)}>
        Remove
      </ActButton>
      {asking ? (
        <Confirm
          title={`Remove ${hostname}?`}
          yes="Remove"
          onNo={() => setAsking(false)}
          onYes={() => {
            setAsking(false)
            remove.mutate(undefined, { onSuccess: () => go('/domains') })
          }}
        >
          Links that were sent with this host stop working there. Under the address of this server they go on.
        </Confirm>
      ) : null}
    </span>
  )
}
