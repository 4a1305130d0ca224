import * as z from 'zod/mini'
import type { Call } from '../client.ts'
import { Made } from './shapes.ts'

const Preverified = z.object({
  id: z.string(),
  phone_number: z.optional(z.string()),
  code_verification_status: z.optional(z.string()),
  verification_expiry_time: z.optional(z.union([z.string(), z.number()])),
})

/** The calls about numbers that a partner verifies before a customer has them. */
export const preverifiedCalls = (call: Call) => ({
  /** Adds a number to those that a partner verifies before a customer has them. */
  addPreverified: (businessId: string, phoneNumber: string, token: string) =>
    call('add preverified', Made, {
      method: 'POST',
      path: `${businessId}/add_phone_numbers`,
      body: { phone_number: phoneNumber.replace('+', '') },
      token,
    }),

  /** A pre-verified number, and until when it counts as verified: 90 days from the code. */
  preverified: (id: string, token: string) =>
    call('preverified', Preverified, {
      path: id,
      query: { fields: 'id,phone_number,code_verification_status,verification_expiry_time' },
      token,
    }),
})
