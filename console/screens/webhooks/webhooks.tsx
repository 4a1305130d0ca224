import { useState } from 'react'
import { Link } from 'wouter'
import type { Webhook } from '../../../contract/index.ts'
import { useMayAct } from '../../api/use-api.ts'
import { useRead } from '../../api/use-read.ts'
import { Empty } from '../../ui/answer.tsx'
import { Foreign } from '../../ui/foreign-text.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Paged } from '../../ui/paged.tsx'
import { Screen } from '../../ui/screen.tsx'
import type { Column } from '../../ui/table.tsx'
import { useFilters } from '../../ui/use-filters.ts'
import { WebhookState } from '../states.tsx'
import { WebhookActs } from './webhook-acts.tsx'
import { WebhookForm } from './webhook-form.tsx'

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
  { name: 'Acts', unnamed: true, cell: (webhook) => <WebhookActs webhook={webhook} /> },
]

/** Where events go. A click shows what was sent there. */
export function Webhooks() {
  const filters = useFilters()
  const [{ cursor }] = filters
  const query = { per_page: 50, ...(cursor && { cursor }) }
  const webhooks = useRead(['webhooks', query], (client) => client.webhooks.list(query), { keep: true })
  const [making, setMaking] = useState(false)
  const mayAct = useMayAct()
  return (
    <Screen
      title="Webhooks"
      actions={
        mayAct ? (
          <button type="button" className="button primary" onClick={() => setMaking(true)}>
            New webhook
          </button>
        ) : null
      }
    >
      <Paged
        label="Webhooks"
        of={webhooks}
        columns={columns}
        filters={filters}
        empty={
          <Empty title="No webhooks yet">
            Make one here, or let your backend make it through the API: it hears of every event from then on.
          </Empty>
        }
      />
      {making ? <WebhookForm onClose={() => setMaking(false)} /> : null}
    </Screen>
  )
}
