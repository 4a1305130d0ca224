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

const Text = z.object({ AccountSid: z.string(), From: z.string(), To: z.string(), Body: z.string() })
const Call = z.object({ AccountSid: z.string(), CallSid: z.string(), From: z.string(), To: z.string() })
const Speech = z.extend(Call, { SpeechResult: z.optional(z.string()) })
const signed = 'Signed by Twilio over the public address: `X-Twilio-Signature`. A form, not JSON.'
const twilio = (name: string, id: string, body: z.ZodMiniType) => ({
  ...{ method: 'post' as const, path: `/webhooks/twilio/${name}`, tag: 'Twilio', needs: 'nothing' as const },
  ...{ id, body, description: signed, refusals: [400, 403], errors: MetaError },
  answer: { status: 200, says: 'What to do next, as TwiML.', media: 'text/xml' },
})

/** `/webhooks/twilio/*`: what comes to the numbers we provide. */
export const twilioOperations: Operation[] = [
  { ...twilio('sms', 'takeText', Text), summary: 'A text' },
  { ...twilio('voice', 'takeCall', Call), summary: 'A call begins' },
  { ...twilio('heard', 'takeSpeech', Speech), summary: 'What was said in it' },
]

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
