import * as z from 'zod/mini'
import { Launch } from './launch.ts'
import { faultCodes } from './remedies.ts'
import { CountryIso } from './setup-link.ts'

/**
 * A link that provides numbers, and from which countries. `instant`: one is lying ready; otherwise it is bought while the
 * customer waits, which takes some seconds.
 */
export const Provisioning = z.object({
  countries: z.array(z.object({ iso: z.string(), instant: z.boolean() })),
})
export type Provisioning = z.infer<typeof Provisioning>

/** Body of `POST /connect/v1/number`: where the number shall be from, one of the session's `provisioning.countries`. */
export const NumberInput = z.object({ country_iso: CountryIso })
export type NumberInput = z.infer<typeof NumberInput>

/** A code that WhatsApp sent to the number, as people read it (`123-830`). There for minutes, and the newest alone. */
export const NumberCode = z.object({ code: z.string(), received_at: z.string(), expires_at: z.string() })
export type NumberCode = z.infer<typeof NumberCode>

/** Where a held number came from: a pool, or bought just now. */
export const ReservationSource = z.enum(['pool', 'live'])
export type ReservationSource = z.infer<typeof ReservationSource>

/**
 * The number that a link holds for its customer; the answer of `POST` and `GET /connect/v1/number`.
 *
 * A link holds one at most. `POST` again with the same country gives the same number; with another country the first is let
 * go; after `failed` it tries again. `working`: it is being bought, ask again with `GET`. `failed`: `fault` says why, and the
 * customer chooses another country or brings a number, for which nothing has to be let go. `DELETE` lets a number go
 * (204, also when there was none); `GET` is 404 `not_found` without one.
 *
 * The hold lasts half an hour from the last time that anybody asked, and for as long as a signup is under way. The popup
 * must end with this number: another one fails the attempt with `wrong_number`, unless the customer chose coexistence or
 * let this one go before.
 */
export const ReservedNumber = z.object({
  status: z.enum(['working', 'reserved', 'failed']),
  country_iso: z.string(),
  /** Null until it is reserved, as are the next four. */
  source: z.nullable(ReservationSource),
  /** E.164: `+14155550123`. */
  phone_number: z.nullable(z.string()),
  /** As people write it: `+1 415-555-0123`. */
  display_phone_number: z.nullable(z.string()),
  /** Meta's id of a number that is verified already: goes into the popup as `extras.setup.preVerifiedPhone.ids`. No code comes then. */
  preverified_id: z.nullable(z.string()),
  /** Opens the window of a dedicated signup with such a number in it; null where the session's own launch will do. */
  launch: z.optional(z.nullable(Launch)),
  held_until: z.nullable(z.string()),
  fault: z.nullable(z.enum(faultCodes)),
  /** The newest code, while it is worth anything. Ask every two seconds or so while the popup is open. */
  otp: z.nullable(NumberCode),
})
export type ReservedNumber = z.infer<typeof ReservedNumber>
