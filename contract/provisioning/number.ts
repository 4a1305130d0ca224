import * as z from 'zod/mini'
import { Launch } from '../meta/launch.ts'
import { faultCodes } from '../remedies.ts'
import { CountryIso } from '../setup-link.ts'

/**
 * The countries that a link provides numbers from. `instant`: one is ready; otherwise it is bought while the customer waits,
 * which takes some seconds.
 */
export const Provisioning = z.object({
  countries: z.array(z.object({ iso: z.string(), instant: z.boolean() })),
})
export type Provisioning = z.infer<typeof Provisioning>

/** Body of `POST /connect/v1/number`: one of the session's `provisioning.countries`. */
export const NumberInput = z.object({ country_iso: CountryIso })
export type NumberInput = z.infer<typeof NumberInput>

/** The newest code that WhatsApp sent to the number, as people read it (`123-830`). It is there for some minutes. */
export const NumberCode = z.object({ code: z.string(), received_at: z.string(), expires_at: z.string() })
export type NumberCode = z.infer<typeof NumberCode>

/** Where a held number came from: a pool, or bought just now. */
export const ReservationSource = z.enum(['pool', 'live'])
export type ReservationSource = z.infer<typeof ReservationSource>

/**
 * The number that a link holds for its customer; the answer of `POST` and `GET /connect/v1/number`.
 *
 * A link holds one at most. `POST` with the same country gives the same number again; with another country the first number
 * is given up; after `failed` it tries again. `working`: it is being bought, ask again with `GET`. `failed`: `fault` says why;
 * the customer chooses another country or brings a number, and there is nothing to give up. `DELETE` gives a number up (204,
 * also when there was none); `GET` is 404 `not_found` without one.
 *
 * The number is held for half an hour after the last request, and while a signup is under way. The popup must end with this
 * number: another one fails the attempt with `wrong_number`, unless the customer chose coexistence or gave this one up before.
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
  /** Meta's id of a number that is verified already, for the popup's `extras.setup.preVerifiedPhone.ids`. No code comes then. */
  preverified_id: z.nullable(z.string()),
  /** Opens the window of a dedicated signup with such a number in it; null where the session's own launch will do. */
  launch: z.optional(z.nullable(Launch)),
  held_until: z.nullable(z.string()),
  fault: z.nullable(z.enum(faultCodes)),
  /** The newest code, until it expires. Ask every two seconds or so while the popup is open. */
  otp: z.nullable(NumberCode),
})
export type ReservedNumber = z.infer<typeof ReservedNumber>
