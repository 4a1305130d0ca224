import type { SearchHit } from '../../../contract/index.ts'

/** The screen that shows what was found. */
export function placeOf({ type, id, title, customer_id, setup_link_id }: SearchHit): string {
  switch (type) {
    case 'setup_link':
      return `/links/${id}`
    case 'attempt':
      return `/links/${setup_link_id}`
    case 'phone_number':
      return `/numbers/${id}`
    case 'customer':
      return `/customers/${id}`
    case 'business_account':
      return customer_id ? `/customers/${customer_id}` : '/numbers'
    case 'webhook_delivery':
      return `/deliveries/${id}`
    case 'webhook':
      return `/deliveries?webhook_id=${id}&period=7d`
    case 'provided_number':
      return setup_link_id ? `/links/${setup_link_id}` : `/pools?number=${encodeURIComponent(title)}`
    case 'domain':
      return `/domains/${id}`
    case 'api_key':
      return '/keys'
  }
}
