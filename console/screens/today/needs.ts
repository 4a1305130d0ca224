import type { Client } from '../../../client/index.ts'
import { plain } from '../states.tsx'

/** Something that needs somebody: what it is, and the screen with the button that helps. */
export interface Need {
  id: string
  what: 'signup' | 'webhook' | 'deliveries' | 'number' | 'pool'
  title: string
  why: string
  since: string | null
  to: string
  /** What is done there. */
  help: string
}

const most = 20

/** What needs somebody now, the most pressing first: nothing arrives, nothing can be sent, somebody waits, something runs low. */
export async function readNeeds(client: Client): Promise<Need[]> {
  const [webhooks, deliveries, numbers, links, pools] = await Promise.all([
    client.webhooks.list({ active: false, per_page: most }),
    client.webhookDeliveries.list({ status: 'failed', period: '24h', limit: most }),
    client.phoneNumbers.list({ messaging_enabled: false, per_page: most }),
    client.setupLinks.list({ status: 'active', whatsapp_setup_status: 'failed', limit: most }),
    client.numberPools.list({ per_page: 100 }),
  ])
  return [
    ...webhooks.data
      .filter(({ paused_at }) => paused_at)
      .map(({ id, url, paused_at }) => ({
        ...{ id, what: 'webhook' as const, title: `Webhook paused: ${url}`, since: paused_at },
        ...{ why: 'Nearly nothing arrived there, so nothing more is sent.', to: '/webhooks', help: 'Switch on' },
      })),
    ...failedDeliveries(deliveries.data.length, deliveries.paging.next !== null, deliveries.data[0]?.failed_at ?? null),
    ...numbers.data.map(({ id, display_phone_number, name, heals_until, disconnection, updated_at }) => ({
      ...{
        id,
        what: 'number' as const,
        title: `${display_phone_number ?? name} carries no messages`,
        since: updated_at,
      },
      why: heals_until
        ? 'Meta may still bring it back by itself.'
        : `Its customer has to connect it again${disconnection?.reason ? `: ${plain(disconnection.reason)}` : ''}.`,
      ...{ to: `/numbers/${id}`, help: 'Reconnect link' },
    })),
    ...links.data.map(({ id, customer, whatsapp_setup_error, created_at }) => ({
      ...{ id, what: 'signup' as const, title: `Signup of ${customer.name} failed`, since: created_at },
      why: whatsapp_setup_error ? plain(whatsapp_setup_error) : 'The customer did not come through.',
      ...{ to: `/links/${id}`, help: 'See why' },
    })),
    ...pools.data
      .filter(({ low_since }) => low_since)
      .map(({ id, country_iso, numbers: { available }, low_water_mark, low_since }) => ({
        ...{ id, what: 'pool' as const, title: `Pool of ${country_iso} runs low`, since: low_since },
        why: `${available} ready, and you want ${low_water_mark} or more.`,
        ...{ to: `/pools?pool=${id}`, help: 'Open the pool' },
      })),
  ]
}

const failedDeliveries = (many: number, more: boolean, since: string | null): Need[] =>
  many
    ? [
        {
          ...{ id: 'failed deliveries', what: 'deliveries', since },
          title: `${many}${more ? ' or more' : ''} ${many === 1 && !more ? 'delivery' : 'deliveries'} failed since yesterday`,
          why: 'No webhook took them, and they are not tried again by themselves.',
          ...{ to: '/deliveries?status=failed', help: 'Send again' },
        },
      ]
    : []
