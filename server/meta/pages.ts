import type { Action } from '../../contract/index.ts'

/** The page at Meta where a customer solves a problem, by the ids that Meta's pages take. */
interface Place {
  waba_id: string
  business_id: string | null
  /** Where Meta's pages are, if not at Meta. */
  origin?: string | undefined
}

const address = (path: string, origin: string | undefined, query: Record<string, string | null>) => {
  const url = new URL(path, origin ?? 'https://business.facebook.com')
  for (const [name, value] of Object.entries(query)) if (value) url.searchParams.set(name, value)
  return url.href
}

/** Billing of the account, as Meta's own errors link to it. */
const billing = ({ waba_id, business_id, origin }: Place) =>
  address('/billing_hub/accounts/details/', origin, { business_id, asset_id: waba_id })

/** The numbers of the account in WhatsApp Manager: display names, states, appeals. */
const numbers = ({ waba_id, business_id, origin }: Place) =>
  address('/wa/manage/phone-numbers/', origin, { business_id, waba_id })

const pages: Record<Action, ((place: Place) => string) | null> = {
  payment_missing: billing,
  name_pending: numbers,
  name_declined: numbers,
  meta_number: numbers,
  number_restricted: numbers,
  number_flagged: numbers,
  number_rate_limited: numbers,
  number_disconnected: numbers,
  history_unavailable: null, // The earlier chats cannot be recovered.
}

/** The exact page at Meta where an action is done; null when there is none. */
export const pageFor = (action: Action, place: Place): string | null => pages[action]?.(place) ?? null
