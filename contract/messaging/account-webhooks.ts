import * as z from 'zod/mini'

/** Where Meta sends the messages of a whole account; null: to this server. */
export const AccountWebhooks = z.object({ webhook_destination_url: z.nullable(z.string()) })
export type AccountWebhooks = z.infer<typeof AccountWebhooks>

/** An address of one's own for the messages of a whole account, and what it answers Meta's first question with; null takes it away. */
export const AccountWebhooksUpdate = z.object({
  webhook_destination_url: z.nullable(
    z.url({ protocol: /^https?$/, error: 'must be an absolute https:// address, or null' }).check(z.maxLength(200)),
  ),
  webhook_verify_token: z.nullish(z.string('must be text').check(z.maxLength(255))),
})
export type AccountWebhooksUpdate = z.infer<typeof AccountWebhooksUpdate>
