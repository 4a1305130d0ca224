import * as z from 'zod/mini'

/** `٢٧١` and `２７１` as `271`: Unicode keeps the ten digits of each script side by side, zero first. */
export const latinDigits = (text: string): string => text.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)))

const isDigit = (codePoint: number) => /^\p{Nd}$/u.test(String.fromCodePoint(codePoint))

function digitValue(digit: string): number {
  const codePoint = digit.codePointAt(0) as number
  let zero = codePoint
  while (isDigit(zero - 1)) zero -= 1
  return (codePoint - zero) % 10 // Some scripts of mathematics follow each other without a gap.
}

/** What people and programs put between digits: spaces, dashes, dots, brackets, and marks of direction that nobody sees. */
const between = /[\s\p{Pd}\p{Cf}.()/]/gu

/** Text in which digits of any script, and what stands between them, are read as plain digits; then it has to match `form`. */
export const plainDigits = (form: RegExp, says: string) =>
  z.pipe(
    z.pipe(
      z.string(says),
      z.transform((text: string) => latinDigits(text).replace(between, '').replace(/^＋/, '+')),
    ),
    z.string().check(z.regex(form, says)),
  )

/** A phone number with its country code, as people write it. */
export const PhoneNumberText = plainDigits(
  /^\+?[1-9][0-9]{5,18}$/,
  'must be a phone number in international form, for example +14155551234',
)
