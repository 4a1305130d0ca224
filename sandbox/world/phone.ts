import { digits } from './ids.ts'
import { pick, randomInt } from './random.ts'

/** Dial codes of two digits; 1 and 7 have one, every other code has three (ITU-T E.164, list of assigned codes). */
const twoDigits = new Set(
  '20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'.split(
    ' ',
  ),
)

/** Area codes of the numbers that the sandbox makes up. None is 555: that one is Meta's own. */
const areaCodes = ['212', '312', '415', '503', '617', '702', '808']

export const dialCode = (international: string): string => {
  if (international.startsWith('1') || international.startsWith('7')) return international.slice(0, 1)
  return international.slice(0, twoDigits.has(international.slice(0, 2)) ? 2 : 3)
}

/** `14155550132` as Graph writes it, `+1 415-555-0132`; outside +1 in groups of three. */
export function displayNumber(international: string): string {
  const code = dialCode(international)
  const rest = international.slice(code.length)
  if (code === '1' && rest.length === 10) return `+1 ${rest.slice(0, 3)}-${rest.slice(3, 6)}-${rest.slice(6)}`
  return `+${code} ${(rest.match(/.{1,3}/g) ?? []).join(' ')}`
}

/** A US number for a made-up customer, as digits with the country code. */
export const ordinaryNumber = (): string => `1${pick(areaCodes)}${randomInt(2, 10)}${digits(6)}`

/** One of Meta's own +1 555 numbers, as "Use a display name only" hands them out. */
export const metaNumber = (): string => `1555${randomInt(2, 10)}${digits(6)}`
