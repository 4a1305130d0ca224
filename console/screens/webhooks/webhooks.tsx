import { Link } from 'wouter'
import type { Webhook } from '../../../contract/index.ts'
import { useAct } from '../../api/use-act.ts'
import { useRead } from '../../api/use-read.ts'
import { ActButton } from '../../ui/act-button.tsx'
import { Empty } from '../../ui/answer.tsx'
import { Foreign } from '../../ui/foreign-text.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Paged } from '../../ui/paged.tsx'
import { Screen } from '../../ui/screen.tsx'
import type { Column } from '../../ui/table.tsx'
import { useFilters } from '../../ui/use-filters.ts'
import { WebhookState } from '../states.tsx'

const columns: Column<Webhook>[] = [
  {
    name: 'Address',
    cell: ({ id, url }) => (
      <Link href={`/deliveries?webhook_id=${id}&period=7d`}>
        <Foreign>{url}</Foreign>
      </Link>
    ),
  },
  { name: 'State', cell: (webhook) => <WebhookState of={webhook} /> },
  {
    name: 'Events',
    aside: true,
    cell: ({ events }) => <span className="quiet">{events.length ? events.join(', ') : 'all'}</span>,
  },
  { name: 'Made', aside: true, cell: ({ created_at }) => <Moment at={created_at} as="date" /> },
  { name: 'Acts', unnamed: true, cell: (webhook) => <Acts webhook={webhook} /> },
]

/** Where events go. A click shows what was sent there. */
export function Webhooks() {
  const filters = useFilters()
  const [{ cursor }] = filters
  const query = { per_page: 50, ...(cursor && { cursor }) }
  const webhooks = useRead(['webhooks', query], (client) => client.webhooks.list(query), { keep: true })
  return (
    <Screen title="Webhooks">
      <Paged
        label="Webhooks"
        of={webhooks}
        columns={columns}
        filters={filters}
        empty={
          <Empty title="No webhooks yet">
            Your backend makes them through the API, and hears of every event from then on.
          </Empty>
        }
      />
    </Screen>
  )
}

function Acts({ webhook: { id, active } }: { webhook: Webhook }) {
  const turn = useAct(
    (client, on: boolean) => client.webhooks.update(id, { active: on }),
    active ? 'The webhook is off.' : 'The webhook is on.',
  )
  const test = useAct((client, _: undefined) => client.webhooks.test(id), 'An example is on its way.')
  return (
    <span className="row">
      {active ? (
        <ActButton of={test} onClick={() => test.mutate(undefined)}>
          Send an example
        </ActButton>
      ) : null}
      <ActButton of={turn} onClick={() => turn.mutate(!active)}>
        {active ? 'Switch off' : 'Switch on'}
      </ActButton>
    </span>
  )
}
