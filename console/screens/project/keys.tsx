import { useState } from 'react'
import type { ApiKey } from '../../../contract/index.ts'
import { useAct } from '../../api/use-act.ts'
import { useRead } from '../../api/use-read.ts'
import { ActButton } from '../../ui/act-button.tsx'
import { Answer } from '../../ui/answer.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Copy } from '../../ui/copy.tsx'
import { Confirm } from '../../ui/dialogs/confirm.tsx'
import { Foreign } from '../../ui/foreign-text.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Screen } from '../../ui/screen.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { NewKey } from './new-key.tsx'
import { Sessions } from './sessions.tsx'

/** The keys of the project. A new one is shown once. */
export function Keys() {
  const keys = useRead(['keys'], (client) => client.apiKeys.list({ per_page: 100 }))
  const [made, setMade] = useState<string>()
  const columns: Column<ApiKey>[] = [
    {
      name: 'Name',
      cell: ({ name, prefix, current }) => (
        <span className="two-lines">
          <strong>
            <Foreign>{name ?? 'The key of the settings'}</Foreign>
            {current ? ' (yours)' : ''}
          </strong>
          <span className="quiet">{prefix ? <code>{prefix}…</code> : null}</span>
        </span>
      ),
    },
    { name: 'May', cell: ({ role }) => (role === 'act' ? 'act' : 'only read') },
    {
      name: 'State',
      cell: ({ status }) => <Badge tone={status === 'active' ? 'good' : 'plain'}>{status}</Badge>,
    },
    { name: 'Used', cell: ({ last_used_at }) => <Moment at={last_used_at} /> },
    { name: 'Ends', aside: true, cell: ({ expires_at }) => <Moment at={expires_at} as="date" /> },
    { name: 'Acts', unnamed: true, cell: (key) => <Acts of={key} onMade={setMade} /> },
  ]
  return (
    <Screen title="Keys">
      {made ? (
        <p className="note made-key" role="status">
          Copy the new key now, it is shown this once: <code>{made}</code> <Copy text={made} what="key" />
        </p>
      ) : null}
      <NewKey onMade={setMade} />
      <div className="list">
        <Answer of={keys}>
          {({ data }) => <Table label="Keys" columns={columns} rows={data} keyOf={({ id }) => id} />}
        </Answer>
      </div>
      <Sessions />
    </Screen>
  )
}

function Acts({ of: { id, name, status }, onMade }: { of: ApiKey; onMade: (key: string) => void }) {
  const [asking, setAsking] = useState(false)
  const rotate = useAct(async (client, _: undefined) => {
    onMade((await client.apiKeys.rotate(id)).key)
  }, 'The new key works; this one goes on for a day.')
  const revoke = useAct((client, _: undefined) => client.apiKeys.revoke(id), 'The key was revoked.')
  if (status !== 'active') return null
  return (
    <span className="row">
      <ActButton of={rotate} onClick={() => rotate.mutate(undefined)}>
        Rotate
      </ActButton>
      <ActButton of={revoke} look="danger" onClick={() => setAsking(true)}>
        Revoke
      </ActButton>
      {asking ? (
        <Confirm
          title={`Revoke ${name ?? 'this key'}?`}
          yes="Revoke"
          onNo={() => setAsking(false)}
          onYes={() => {
            setAsking(false)
            revoke.mutate(undefined)
          }}
        >
          Whoever uses it is refused from then on, and sessions that began with it end.
        </Confirm>
      ) : null}
    </span>
  )
}
