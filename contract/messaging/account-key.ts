import * as z from 'zod/mini'
import { ApiKey, ApiKeyCreate } from '../projects/api-key.ts'

/** What a key of one account may do at the Graph proxy. */
export const accountScopes = [
  'messages',
  'media',
  'templates',
  'profile',
  'settings',
  'calls',
  'flows',
  'numbers',
] as const
export const AccountScope = z.enum(accountScopes, `must be one of ${accountScopes.join(', ')}`)
export type AccountScope = z.infer<typeof AccountScope>

const Scopes = z
  .array(AccountScope, 'must be a list of scopes')
  .check(z.minLength(1, 'must name at least one scope'), z.maxLength(accountScopes.length, 'names a scope twice'))

/** What a backend says of a new key of an account; without `scopes` it may do everything at that account. */
export const AccountKeyCreate = z.extend(z.omit(ApiKeyCreate, { role: true }), { scopes: z.nullish(Scopes) })
export type AccountKeyCreate = z.infer<typeof AccountKeyCreate>

/** A key of one account as it may be shown. `key` itself is there once, in the answer that made it. */
export const AccountKey = z.extend(z.omit(ApiKey, { current: true, role: true }), {
  /** Meta's id of the one account that it reaches. */
  business_account_id: z.string(),
  scopes: z.array(AccountScope),
})
export type AccountKey = z.infer<typeof AccountKey>

/** A link's signed `result`, in exchange for the key that its signup brought. It works once. */
export const AccountKeyClaim = z.object({
  result: z.string('must be the signed result of the redirect').check(z.maxLength(8_000, 'is too long')),
})
export type AccountKeyClaim = z.infer<typeof AccountKeyClaim>

/** The token of a number as Meta gave it. */
export const AccessToken = z.object({
  access_token: z.string(),
  /** Null for a token without an end. */
  expires_at: z.nullable(z.string()),
  phone_number_id: z.string(),
  business_account_id: z.string(),
})
export type AccessToken = z.infer<typeof AccessToken>
