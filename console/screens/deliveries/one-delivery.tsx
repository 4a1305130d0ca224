import { Link } from 'wouter'
import type { WebhookDelivery } from '../../../contract/index.ts'
import { useAct } from '../../api/use-act.ts'
import { useRead } from '../../api/use-read.ts'
import { ActButton } from '../../ui/act-button.tsx'
import { Answer } from '../../ui/answer.tsx'
import { Copy, Id } from '../../ui/copy.tsx'
import { Foreign, LongText, pretty } from '../../ui/foreign-text.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Facts, Screen, Section } from '../../ui/screen.tsx'
import { DeliveryState } from '../states.tsx'

/** One event on its way to one webhook: what was sent, what came back, and the button that sends it again. */
export function OneDelivery({ id }: { id: string }) {
  const delivery = useRead(['delivery', id], (client) => client.webhookDeliveries.get(id), { every: 2_000 })
  const again = useAct((client, _: undefined) => client.webhookDeliveries.redeliver(id), 'It is on its way again.')
  return (
    <Screen
      title={delivery.data?.event ?? 'Delivery'}
      back={<Link href="/deliveries">Deliveries</Link>}
      actions={
        delivery.data && (delivery.data.status !== 'pending' || delivery.data.attempt_count) ? (
          <ActButton of={again} look="primary" onClick={() => again.mutate(undefined)}>
            Send again
          </ActButton>
        ) : null
      }
    >
      <Answer of={delivery}>
        {(found) => (
          <>
            <Section title="How it fared">
              <Fate of={found} />
            </Section>
            <Section title="What came back">
              {found.response_body ? (
                <LongText text={pretty(found.response_body)} label="What the webhook answered" />
              ) : (
                <p className="quiet">{found.error ? 'No answer was kept.' : 'The answer had no body.'}</p>
              )}
            </Section>
            <Section title="Body as sent" actions={<Copy text={JSON.stringify(found.body)} what="body" />}>
              <LongText text={pretty(found.body)} label="The body that was sent" />
            </Section>
            <Section title="Headers as sent">
              <Facts of={found.headers} />
            </Section>
          </>
        )}
      </Answer>
    </Screen>
  )
}

const Fate = ({ of }: { of: WebhookDelivery }) => (
  <Facts
    of={{
      State: <DeliveryState of={of.status} />,
      Answer: of.response_status === null ? null : String(of.response_status),
      'Why not': of.error && <Foreign>{of.error}</Foreign>,
      Tries: String(of.attempt_count),
      Written: <Moment at={of.created_at} />,
      'Last try': <Moment at={of.last_attempt_at} />,
      'Next try': of.next_attempt_at && of.status === 'pending' ? <Moment at={of.next_attempt_at} /> : null,
      Delivered: of.delivered_at && <Moment at={of.delivered_at} />,
      To: <Foreign>{of.webhook_url}</Foreign>,
      Number: of.phone_number_id && <Link href={`/numbers/${of.phone_number_id}`}>{of.phone_number_id}</Link>,
      Id: <Id text={of.id} what="id" />,
    }}
  />
)
