import * as z from 'zod/mini'
import { ApiKeyRole } from '../projects/api-key.ts'

const Credential = z.optional(z.string('must be text').check(z.maxLength(500, 'must be at most 500 characters')))

/** What opens the console: an API key, or the ticket of a link that `patchbay console` printed. */
export const ConsoleSignIn = z
  .object({ key: Credential, ticket: Credential })
  .check(
    z.refine(({ key, ticket }) => Boolean(key) !== Boolean(ticket), 'the body must hold key or ticket, one of them'),
  )
export type ConsoleSignIn = z.infer<typeof ConsoleSignIn>

const KeyOfSession = z.object({ id: z.string(), name: z.nullable(z.string()), prefix: z.nullable(z.string()) })

/** How somebody came in: with a key, by a link of `patchbay console`, or by the login of the host app. */
export const ConsoleEntrance = z.enum(['key', 'ticket', 'host'])
export type ConsoleEntrance = z.infer<typeof ConsoleEntrance>

/** Who is signed in. `csrf` goes with each request as the header `X-Patchbay-Console`. */
export const ConsoleSession = z.object({
  id: z.uuid(),
  project: z.object({ id: z.string(), name: z.string() }),
  role: ApiKeyRole,
  entrance: ConsoleEntrance,
  key: KeyOfSession,
  csrf: z.string(),
  expires_at: z.string(),
  /** True where the cookie travels over plain HTTP, which only localhost may. */
  insecure: z.boolean(),
})
export type ConsoleSession = z.infer<typeof ConsoleSession>

/** A session as a list shows it. */
export const ConsoleSessionEntry = z.object({
  id: z.uuid(),
  role: ApiKeyRole,
  key: KeyOfSession,
  entrance: ConsoleEntrance,
  /** What the browser says of itself. */
  browser: z.nullable(z.string()),
  /** Whether it is the session of this very request. */
  current: z.boolean(),
  expires_at: z.string(),
  created_at: z.string(),
})
export type ConsoleSessionEntry = z.infer<typeof ConsoleSessionEntry>
