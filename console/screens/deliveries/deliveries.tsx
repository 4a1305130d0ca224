import { useState } from 'react'
import { Link } from 'wouter'
import type { DeliveryQuery } from '../../../client/index.ts'
import type { DeliveryStatus, WebhookDelivery } from '../../../contract/index.ts'
import { useMayAct } from '../../api/use-api.ts'
import { useRead } from '../../api/use-read.ts'
import { Empty } from '../../ui/answer.tsx'
import { Cursored } from '../../ui/cursored.tsx'
import { Choose, Type } from '../../ui/filter.tsx'
import { Foreign } from '../../ui/foreign-text.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Screen } from '../../ui/screen.tsx'
import type { Column } from '../../ui/table.tsx'
import { useFilters } from '../../ui/use-filters.ts'
import { DeliveryState, deliveryChoices } from '../states.tsx'
import { SendChosen, useChosen } from './chosen.tsx'
import { SendManyAgain } from './send-many-again.tsx'

const periods = [
  ['', 'The last day'],
  ['7d', 'The last 7 days'],
  ['30d', 'The last 30 days'],
] as const

const columns: Column<WebhookDelivery>[] = [
  {
    name: 'Event',
    cell: ({ id, event }) => (
      <Link href={`/deliveries/${id}`}>
        <code>{event}</code>
      </Link>
    ),
  },
  { name: 'State', cell: ({ status }) => <DeliveryState of={status} /> },
  { name: 'Answer', figures: true, cell: ({ response_status }) => response_status ?? '–' },
  { name: 'Tries', figures: true, aside: true, cell: ({ attempt_count }) => attempt_count },
  { name: 'To', cell: ({ webhook_url }) => <Foreign>{webhook_url}</Foreign> },
  { name: 'When', cell: ({ created_at }) => <Moment at={created_at} /> },
]

/** What was sent to webhooks, and how it fared. */
export function Deliveries() {
  const [filters, change] = useFilters()
  const query: DeliveryQuery = {
    ...(filters.status && { status: filters.status as DeliveryStatus }),
    ...(filters.event && { event: filters.event }),
    ...(filters.webhook_id && { webhook_id: filters.webhook_id }),
    ...(filters.after && { after: filters.after }),
    ...(filters.before && { before: filters.before }),
    period: (filters.period ?? '24h') as '24h' | '7d' | '30d',
    limit: 50,
  }
  const deliveries = useRead(['deliveries', query], (client) => client.webhookDeliveries.list(query), { keep: true })
  const webhooks = useRead(['webhooks', 'to choose'], (client) => client.webhooks.list({ per_page: 100 }), {
    every: false,
  })
  const { chosen, column, clear } = useChosen(deliveries.data?.data ?? [])
  const [sending, setSending] = useState(false)
  const mayAct = useMayAct()
  return (
    <Screen
      title="Deliveries"
      actions={
        mayAct ? (
          <>
            <SendChosen chosen={chosen} onSent={clear} />
            <button type="button" className="button" onClick={() => setSending(true)}>
              Send many again
            </button>
          </>
        ) : null
      }
    >
      <div className="filters">
        <Choose
          label="State"
          value={filters.status}
          options={deliveryChoices}
          onChange={(status) => change({ status })}
        />
        <Choose label="Since" value={filters.period} options={periods} onChange={(period) => change({ period })} />
        <Choose
          label="Webhook"
          value={filters.webhook_id}
          options={[
            ['', 'Any webhook'] as const,
            ...(webhooks.data?.data ?? []).map(({ id, url }) => [id, short(url)] as const),
          ]}
          onChange={(webhook_id) => change({ webhook_id })}
        />
        <Type label="Event" value={filters.event} onChange={(event) => change({ event })} />
      </div>
      <Cursored
        label="Deliveries"
        of={deliveries}
        columns={mayAct ? [...columns, column] : columns}
        filters={[filters, change]}
        empty={
          <Empty title="Nothing was sent">
            Events go to the webhooks of the project. <Link href="/webhooks">See which there are</Link>, or look further
            back.
          </Empty>
        }
      />
      {sending ? (
        <SendManyAgain
          filter={{
            ...(filters.status && { status: filters.status as DeliveryStatus }),
            ...(filters.event && { event: filters.event }),
            ...(filters.webhook_id && { webhook_id: filters.webhook_id }),
          }}
          days={filters.period === '30d' ? 30 : filters.period === '7d' ? 7 : 1}
          onClose={() => setSending(false)}
        />
      ) : null}
    </Screen>
  )
}

const short = (url: string) => (url.length > 48 ? `${url.slice(0, 47)}…` : url)
