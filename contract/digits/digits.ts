import * as z from 'zod/mini'
import { onlyDigits } from './plain-digits.ts'

/** Text in which digits of any script, and what stands between them, are read as plain digits; then it has to match `form`. */
export const plainDigits = (form: RegExp, says: string) =>
  z.pipe(z.pipe(z.string(says), z.transform(onlyDigits)), z.string().check(z.regex(form, says)))

/** A phone number with its country code, as people write it. */
export const PhoneNumberText = plainDigits(
  /^\+?[1-9][0-9]{5,18}$/,
  'must be a phone number in international form, for example +14155551234',
)
