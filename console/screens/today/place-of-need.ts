import type { Need } from '../../../contract/index.ts'

/** The screen that says more of a need; undefined where it is at Meta. */
export function placeOfNeed({ kind, about }: Need): string | undefined {
  switch (kind) {
    case 'webhook_paused':
      return `/deliveries?webhook_id=${about.webhook_id}&period=7d`
    case 'deliveries_failed':
      return '/deliveries?status=failed'
    case 'signup_stuck':
    case 'signup_failed':
      return `/links/${about.setup_link_id}`
    case 'number_lost':
    case 'number_healing':
    case 'token_ends':
      return `/numbers/${about.phone_number_id}`
    case 'domain_failing':
      return `/domains/${about.domain_id}`
    case 'pool_low':
      return `/pools?pool=${about.number_pool_id}`
    case 'ends_at_meta':
      return undefined
  }
}
