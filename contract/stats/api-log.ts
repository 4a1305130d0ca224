import * as z from 'zod/mini'

/** A request that an API key made. Neither bodies nor queries are kept, and of an address only its pattern. */
export const ApiLog = z.object({
  id: z.uuid(),
  /** What the answer carried as `X-Request-Id`, which the log lines of the request have, too. */
  request_id: z.string(),
  api_key_id: z.string(),
  method: z.string(),
  /** `/platform/v1/customers/:customer_id`; `none` where nothing is. */
  path: z.string(),
  /** 499 where the caller did not wait for the answer. */
  status: z.int(),
  duration_ms: z.int(),
  /** Why it was refused, or failed. */
  fault: z.nullable(z.string()),
  created_at: z.string(),
})
export type ApiLog = z.infer<typeof ApiLog>
