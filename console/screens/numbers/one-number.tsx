import { Link } from 'wouter'
import type { PhoneNumber } from '../../../contract/index.ts'
import { useRead } from '../../api/use-read.ts'
import { Answer } from '../../ui/answer.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Id } from '../../ui/copy.tsx'
import { Foreign } from '../../ui/foreign-text.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Facts, Screen, Section } from '../../ui/screen.tsx'
import { NumberState, plain } from '../states.tsx'
import { HealthPanel } from './health-panel.tsx'
import { History } from './history.tsx'
import { Reconnect } from './reconnect.tsx'

/** One number: whether it carries messages, what is left to do, and the link that connects it again. */
export function OneNumber({ id }: { id: string }) {
  const number = useRead(['number', id], (client) => client.phoneNumbers.get(id))
  const found = number.data
  return (
    <Screen
      title={found ? (found.display_phone_number ?? found.name) : 'Number'}
      back={<Link href="/numbers">Numbers</Link>}
      actions={found?.customer_id ? <Reconnect number={found} customerId={found.customer_id} /> : null}
    >
      <Answer of={number}>
        {(one) => (
          <>
            {one.connection_status === 'active' ? null : <Lost number={one} />}
            <div className="columns">
              <div>
                <Section title="The number">
                  <Details number={one} />
                </Section>
                <Section title="History">
                  <History id={one.id} internalId={one.internal_id} />
                </Section>
              </div>
              <div>
                <Section title="Health at Meta">
                  <HealthPanel id={one.id} />
                </Section>
              </div>
            </div>
          </>
        )}
      </Answer>
    </Screen>
  )
}

const Lost = ({ number: { connection_status, disconnection, heals_until } }: { number: PhoneNumber }) => (
  <p className="note lost" data-tone={heals_until ? 'warn' : 'bad'}>
    {connection_status === 'offboarded' ? 'Meta says that the number left this app' : 'The number is disconnected'}
    {disconnection?.reason ? `: ${plain(disconnection.reason)}` : ''}
    {disconnection?.initiated_by ? ` (by ${plain(disconnection.initiated_by)})` : ''}.{' '}
    {heals_until ? (
      <>
        Meta may reconnect it by itself until <Moment at={heals_until} as="clock" />; then its customer has to.
      </>
    ) : (
      'Its customer connects it again with a reconnect link.'
    )}
  </p>
)

const Details = ({ number }: { number: PhoneNumber }) => (
  <Facts
    of={{
      State: <NumberState of={number} />,
      'Left to do': number.actions.length ? (
        <span className="row">
          {number.actions.map((action) => (
            <Badge key={action} tone="warn">
              {plain(action)}
            </Badge>
          ))}
        </span>
      ) : (
        'nothing'
      ),
      'Let pass': number.marks.map(plain).join(', '),
      'Display name': number.display_name && <Foreign>{number.display_name}</Foreign>,
      'Name at Meta': number.name_status && plain(number.name_status.toLowerCase()),
      Connection: number.connection_type,
      Quality: number.quality_rating && plain(number.quality_rating.toLowerCase()),
      Limit:
        number.whatsapp_business_manager_messaging_limit &&
        plain(number.whatsapp_business_manager_messaging_limit.toLowerCase()),
      Connected: <Moment at={number.connected_at} />,
      'Token ends': number.token_expires_at && <Moment at={number.token_expires_at} />,
      Customer: number.customer_id && <Link href={`/customers/${number.customer_id}`}>Open the customer</Link>,
      'Meta’s id': <Id text={number.id} what="id of Meta’s" />,
      Account: number.business_account_id && <Id text={number.business_account_id} what="account’s id" />,
    }}
  />
)
