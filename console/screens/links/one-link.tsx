import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { LinkEvent, ProjectLink } from '../../../contract/index.ts'
import { useAct } from '../../api/use-act.ts'
import { useAccess } from '../../api/use-api.ts'
import { useRead } from '../../api/use-read.ts'
import { ActButton } from '../../ui/act-button.tsx'
import { Answer, Empty } from '../../ui/answer.tsx'
import { Copy, Id } from '../../ui/copy.tsx'
import { Confirm } from '../../ui/dialogs/confirm.tsx'
import { Foreign } from '../../ui/foreign-text.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Facts, Screen, Section } from '../../ui/screen.tsx'
import { WhenNear } from '../../ui/when-near.tsx'
import { LinkState, plain, SignupState } from '../states.tsx'
import { AsCustomer } from './as-customer.tsx'
import { FaultPanel } from './fault-panel.tsx'
import { Journey } from './journey.tsx'
import { Qr } from './qr.tsx'

/** How often the journey is asked for while somebody looks at it. */
const watching = 2_000
/** More than the journey of a link can hold that a browser reports into, and the server's own events. */
const wholeJourney = 500

/** One link: what happened on it, why it stands where it does, and what can be done. */
export function OneLink({ id }: { id: string }) {
  const link = useRead(['link', id], (client) => client.setupLinks.find(id), { every: watching })
  const customerId = link.data?.customer.id
  const events = useRead(
    ['journey', id],
    (client) => client.setupLinks.events(customerId as string, id).list({ per_page: wholeJourney }),
    { every: watching, enabled: customerId !== undefined },
  )
  // Both at once: what comes later would push the rest down.
  const shown = events.data || events.error ? link : { ...link, data: undefined }
  return (
    <Screen
      title={link.data ? `Link of ${link.data.customer.name}` : 'Link'}
      back={<Link href="/links">Links</Link>}
      actions={shown.data ? <Acts link={shown.data} /> : null}
    >
      <Answer of={shown}>{(found) => <Found link={found} events={events} />}</Answer>
    </Screen>
  )
}

type Events = ReturnType<typeof useRead<{ data: LinkEvent[] }>>

function Found({ link, events }: { link: ProjectLink; events: Events }) {
  const access = useAccess()
  const company = link.theme_config?.company_name ?? (access.state === 'in' ? access.session.project.name : '')
  const known = events.data?.data ?? []
  const failure = link.whatsapp_setup_status === 'failed' ? known.findLast(({ name }) => name === 'failed') : undefined
  return (
    <>
      {failure ? <FaultPanel failure={failure} company={company} /> : null}
      <div className="columns">
        <div>
          <Section title="Journey">
            <Answer of={events} empty={({ data }) => (data.length ? null : <Empty title="Nothing has happened yet" />)}>
              {({ data }) => <Journey events={data} />}
            </Answer>
          </Section>
        </div>
        <div>
          <Section title="The link">
            <Details link={link} />
          </Section>
          <Section title="What the customer sees">
            {events.data ? (
              <WhenNear>
                <AsCustomer link={link} events={known} company={company} />
              </WhenNear>
            ) : null}
          </Section>
        </div>
      </div>
    </>
  )
}

function Details({ link }: { link: ProjectLink }) {
  return (
    <>
      <Facts
        of={{
          Signup: <SignupState of={link.whatsapp_setup_status} />,
          Link: <LinkState of={link.status} />,
          Customer: (
            <Link href={`/customers/${link.customer.id}`}>
              <Foreign>{link.customer.name}</Foreign>
            </Link>
          ),
          Made: <Moment at={link.created_at} />,
          Ends: <Moment at={link.expires_at} />,
          Connection: link.allowed_connection_types.map(plain).join(' or '),
          Language: link.language ?? 'the browser’s',
          Reconnects: link.reconnect_phone_number,
          Number: link.provisioned_phone_number?.phone_number,
          Id: <Id text={link.id} what="id" />,
        }}
      />
      {link.status === 'active' ? (
        <div className="link-url">
          <p className="id">
            <code>{link.url}</code>
            <Copy text={link.url} what="link" />
          </p>
          <WhenNear>
            <Qr text={link.url} />
          </WhenNear>
        </div>
      ) : null}
    </>
  )
}

function Acts({ link }: { link: ProjectLink }) {
  const [, go] = useLocation()
  const [asking, setAsking] = useState<'revoke' | 'renew'>()
  const revoke = useAct((client) => client.setupLinks.revoke(link.customer.id, link.id), 'The link was revoked.')
  const renew = useAct(async (client) => {
    const made = await client.setupLinks.create(link.customer.id, likeThis(link))
    go(`/links/${made.id}`)
  }, 'A new link was made.')
  return (
    <>
      <ActButton of={renew} onClick={() => (link.status === 'active' ? setAsking('renew') : renew.mutate(undefined))}>
        New link
      </ActButton>
      {link.status === 'active' ? (
        <ActButton of={revoke} look="danger" onClick={() => setAsking('revoke')}>
          Revoke
        </ActButton>
      ) : null}
      {asking ? (
        <Confirm
          title={asking === 'revoke' ? 'Revoke this link?' : 'Make a new link?'}
          yes={asking === 'revoke' ? 'Revoke' : 'Make a new link'}
          onNo={() => setAsking(undefined)}
          onYes={() => {
            setAsking(undefined)
            if (asking === 'revoke') revoke.mutate(undefined)
            else renew.mutate(undefined)
          }}
        >
          {asking === 'revoke'
            ? 'The customer cannot go on with it. You can make a new one at any time.'
            : 'This link ends, and the customer needs the new one.'}
        </Confirm>
      ) : null}
    </>
  )
}

/** A new link asks what this one asked. */
const likeThis = (link: ProjectLink) => ({
  allowed_connection_types: link.allowed_connection_types,
  allowed_origins: link.allowed_origins,
  language: link.language,
  theme_config: link.theme_config,
  success_redirect_url: link.success_redirect_url,
  failure_redirect_url: link.failure_redirect_url,
  provision_phone_number: link.provision_phone_number,
  // An empty list says nothing, and cannot be said.
  phone_number_country_isos: link.phone_number_country_isos.length ? link.phone_number_country_isos : null,
  phone_number_area_code: link.phone_number_area_code,
  reconnect_phone_number: link.reconnect_phone_number,
  issue_key: link.issue_key,
  test_message: link.test_message,
  launch: link.launch,
  meta_billing_mode: link.meta_billing_mode,
  steps: link.steps,
})
