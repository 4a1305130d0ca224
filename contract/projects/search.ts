import * as z from 'zod/mini'

/** What can be found by pasting something. */
export const searchTypes = [
  'setup_link',
  'attempt',
  'phone_number',
  'business_account',
  'customer',
  'webhook_delivery',
  'webhook',
  'provided_number',
  'api_key',
  'domain',
] as const

/** One thing that was found: enough to recognise it, and to ask for the whole of it. */
export const SearchHit = z.object({
  type: z.enum(searchTypes),
  /** As its paths have it: Meta's id for a number and an account, ours for everything else. */
  id: z.string(),
  /** What people know it by: a name, a phone number, the address of a webhook, the host of a domain, the name of an event. */
  title: z.string(),
  customer_id: z.nullable(z.string()),
  /** The link of an attempt, which has no path of its own. */
  setup_link_id: z.nullable(z.string()),
  created_at: z.string(),
})
export type SearchHit = z.infer<typeof SearchHit>

export const SearchResult = z.object({
  hits: z.array(SearchHit),
  /**
   * Whether every name was searched for a part of it. Where a project has more than 1,000 customers or numbers, names are found by
   * what they begin with, and those of the newest 1,000 by a part.
   */
  names_searched: z.boolean(),
})
export type SearchResult = z.infer<typeof SearchResult>
