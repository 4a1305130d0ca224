import * as z from 'zod/mini'
import type { Operation } from './operation.ts'

const MetaError = z.object({ error: z.string() })
const Handshake = z.object({
  'hub.mode': z.literal('subscribe'),
  'hub.verify_token': z.string(),
  'hub.challenge': z.string(),
})
const Change = z.object({ object: z.optional(z.string()), entry: z.array(z.record(z.string(), z.unknown())) })
const common = { path: '/webhooks/meta', tag: 'Meta', needs: 'nothing', errors: MetaError } as const

/** `/webhooks/meta`: what Meta asks, and what it tells. */
export const inboundOperations: Operation[] = [
  {
    ...{ ...common, method: 'get', id: 'verifyMetaWebhook' },
    summary: 'Meta’s handshake',
    query: Handshake,
    answer: { status: 200, says: 'The challenge, repeated.', media: 'text/plain' },
    refusals: [403, 404],
  },
  {
    ...{ ...common, method: 'post', id: 'takeMetaWebhook' },
    summary: 'What Meta tells of connected accounts',
    description: 'Signed by Meta over the raw bytes: `X-Hub-Signature-256`.',
    body: Change,
    answer: { status: 200, says: 'Taken.', schema: z.object({ success: z.literal(true) }) },
    refusals: [400, 401],
  },
]
