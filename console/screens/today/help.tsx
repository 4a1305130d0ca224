import { Link } from 'wouter'
import type { Need } from '../../../contract/index.ts'
import { useAct } from '../../api/use-act.ts'
import { ActButton } from '../../ui/act-button.tsx'

/** What the way to the screen is called, where the screen has the button that helps. */
const ways: Partial<Record<Need['kind'], string>> = {
  deliveries_failed: 'Send them again',
  signup_stuck: 'See where it is',
  signup_failed: 'See why',
  number_lost: 'Reconnect link',
  number_healing: 'Reconnect link',
  token_ends: 'Reconnect link',
  domain_failing: 'See its records',
  pool_low: 'Open the pool',
}

/** The one button that helps: it does what can be done at once, and leads to what wants a look first. */
export function Help({ need: { kind, about }, place }: { need: Need; place: string | undefined }) {
  const switchOn = useAct(
    (client, webhookId: string) => client.webhooks.update(webhookId, { active: true }),
    'The webhook is on again.',
  )
  const { webhook_id, page } = about
  if (kind === 'webhook_paused' && webhook_id)
    return (
      <ActButton of={switchOn} onClick={() => switchOn.mutate(webhook_id)}>
        Switch on
      </ActButton>
    )
  if (page)
    return (
      <a className="button" href={page} target="_blank" rel="noreferrer">
        Read it at Meta
      </a>
    )
  return place ? (
    <Link href={place} className="button">
      {ways[kind] ?? 'Open'}
    </Link>
  ) : null
}
