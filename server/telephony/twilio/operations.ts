import * as z from 'zod/mini'
import type { Operation } from '../../openapi/operation.ts'

const TwilioWebhookError = z.object({ error: z.string() })
const Text = z.object({ AccountSid: z.string(), From: z.string(), To: z.string(), Body: z.string() })
const Call = z.object({ AccountSid: z.string(), CallSid: z.string(), From: z.string(), To: z.string() })
const Speech = z.extend(Call, { SpeechResult: z.optional(z.string()) })

const operation = (name: string, id: string, summary: string, body: z.ZodMiniType): Omit<Operation, 'tag'> => ({
  method: 'post',
  path: `/webhooks/twilio/${name}`,
  id,
  summary,
  description: 'Signed by Twilio over the public address: `X-Twilio-Signature`. A form, not JSON.',
  needs: 'nothing',
  body,
  answer: { status: 200, says: 'What to do next, as TwiML.', media: 'text/xml' },
  refusals: [400, 403],
  errors: TwilioWebhookError,
})

/** What Twilio sends to `webhooks.ts`. */
export const twilioOperations = [
  operation('sms', 'takeText', 'A text', Text),
  operation('voice', 'takeCall', 'A call begins', Call),
  operation('heard', 'takeSpeech', 'What was said in it', Speech),
]
