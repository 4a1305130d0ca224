import type { ConsoleSessionEntry } from '../../../contract/index.ts'
import { useAct } from '../../api/use-act.ts'
import { useRead } from '../../api/use-read.ts'
import { ActButton } from '../../ui/act-button.tsx'
import { Answer } from '../../ui/answer.tsx'
import { Foreign } from '../../ui/foreign-text.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Section } from '../../ui/screen.tsx'
import { type Column, Table } from '../../ui/table.tsx'

const entrances: Record<ConsoleSessionEntry['entrance'], string> = {
  key: 'by a key',
  ticket: 'by a link',
  host: 'by the host’s login',
}

const columns: Column<ConsoleSessionEntry>[] = [
  {
    name: 'Who',
    cell: ({ key, current, entrance }) => (
      <span className="two-lines">
        <strong>
          <Foreign>{key.name ?? key.prefix ?? 'The key of the settings'}</Foreign>
          {current ? ' (you)' : ''}
        </strong>
        <span className="quiet">{entrances[entrance]}</span>
      </span>
    ),
  },
  { name: 'May', cell: ({ role }) => (role === 'act' ? 'act' : 'only read') },
  { name: 'Browser', aside: true, cell: ({ browser }) => <Foreign>{browser ?? '–'}</Foreign> },
  { name: 'Came', cell: ({ created_at }) => <Moment at={created_at} /> },
  { name: 'Ends', aside: true, cell: ({ expires_at }) => <Moment at={expires_at} /> },
  { name: 'Acts', unnamed: true, cell: (session) => <SignOut of={session} /> },
]

/** Who is signed in to the console, by any of the project's keys. */
export function Sessions() {
  const sessions = useRead(['sessions'], (client) => client.consoleSessions.list({ per_page: 100 }))
  return (
    <Section title="Who is signed in">
      <Answer of={sessions}>
        {({ data }) => <Table label="Sessions" columns={columns} rows={data} keyOf={({ id }) => id} />}
      </Answer>
    </Section>
  )
}

/** Ends the session of somebody else; one's own ends by the menu. */
function SignOut({ of: { id, current } }: { of: ConsoleSessionEntry }) {
  const end = useAct((client, _: undefined) => client.consoleSessions.end(id), 'The session has ended.')
  if (current) return null
  return (
    <ActButton of={end} onClick={() => end.mutate(undefined)}>
      Sign out
    </ActButton>
  )
}
