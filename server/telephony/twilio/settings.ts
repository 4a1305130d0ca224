import * as z from 'zod/mini'
import { address, text } from '../../process/setting-values.ts'

/** An account at Twilio for the default project, and where Twilio is. */
export interface TwilioSettings {
  accountSid?: string | undefined
  authToken?: string | undefined
  /** Twilio's own address unless the sandbox plays it. */
  apiUrl?: string | undefined
  /** Milliseconds that one call may take. */
  timeout?: number | undefined
}

const Variables = z
  .object({
    TWILIO_ACCOUNT_SID: z.optional(
      z
        .string()
        .check(
          z.regex(
            /^AC[0-9a-fA-F]{32}$/,
            "must be an account's SID: AC and 32 hexadecimal digits, from Twilio's console",
          ),
        ),
    ),
    TWILIO_AUTH_TOKEN: z.optional(text),
    TWILIO_API_URL: z.optional(address),
  })
  .check(
    z.refine((it) => !it.TWILIO_ACCOUNT_SID || it.TWILIO_AUTH_TOKEN, {
      path: ['TWILIO_AUTH_TOKEN'],
      message: 'is not set: it goes with TWILIO_ACCOUNT_SID',
    }),
    z.refine((it) => !it.TWILIO_AUTH_TOKEN || it.TWILIO_ACCOUNT_SID, {
      path: ['TWILIO_ACCOUNT_SID'],
      message: 'is not set: it goes with TWILIO_AUTH_TOKEN',
    }),
  )

/** The variables that begin with TWILIO_. */
export const twilioEnvironment: z.ZodMiniType<TwilioSettings> = z.pipe(
  Variables,
  z.transform(
    (it): TwilioSettings => ({
      accountSid: it.TWILIO_ACCOUNT_SID,
      authToken: it.TWILIO_AUTH_TOKEN,
      apiUrl: it.TWILIO_API_URL,
    }),
  ),
)
