import * as z from 'zod/mini'

const Name = z
  .string('must be text')
  .check(z.trim(), z.minLength(1, "can't be blank"), z.maxLength(100, 'must be at most 100 characters'))
const Moment = z.iso.datetime({ offset: true, error: 'must be a moment such as 2026-12-31T23:59:59Z' })

/** What a key may do: `read` looks and changes nothing, `act` does everything. */
export const ApiKeyRole = z.enum(['read', 'act'], 'must be read or act')
export type ApiKeyRole = z.infer<typeof ApiKeyRole>

/** What a backend says of a new API key: a name by which people will know it again, what it may do, and when it ends, if it does. */
export const ApiKeyCreate = z.object({ name: Name, role: z._default(ApiKeyRole, 'act'), expires_at: z.nullish(Moment) })
export type ApiKeyCreate = z.input<typeof ApiKeyCreate>

/** How long a key still works beside the one that takes its place: up to 30 days, 24 hours unless said. */
export const ApiKeyRotate = z.object({
  overlap_hours: z._default(
    z
      .number('must be a number of hours from 0 to 720')
      .check(
        z.minimum(0, 'must be a number of hours from 0 to 720'),
        z.maximum(720, 'must be a number of hours from 0 to 720'),
      ),
    24,
  ),
})
export type ApiKeyRotate = z.input<typeof ApiKeyRotate>

export const ApiKeyStatus = z.enum(['active', 'expired', 'revoked'])
export type ApiKeyStatus = z.infer<typeof ApiKeyStatus>

/** An API key as it may be shown. `key` itself is there once, in the answer that made it; afterwards `prefix` tells it apart. */
export const ApiKey = z.object({
  id: z.string(),
  name: z.nullable(z.string()),
  /** Its first characters; null for a key that Patchbay did not make. */
  prefix: z.nullable(z.string()),
  role: ApiKeyRole,
  status: ApiKeyStatus,
  /** Whether it is the key of this very request. */
  current: z.boolean(),
  expires_at: z.nullable(z.string()),
  /** Within ten minutes. */
  last_used_at: z.nullable(z.string()),
  created_at: z.string(),
  revoked_at: z.nullable(z.string()),
  key: z.optional(z.string()),
})
export type ApiKey = z.infer<typeof ApiKey>
