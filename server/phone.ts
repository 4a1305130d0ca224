import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** `+1 (415) 555-0123` as `+14155550123`. */
export const e164 = (display: string) => `+${digitsOf(display)}`

export const digitsOf = (phoneNumber: string) => phoneNumber.replace(/\D/g, '')

/** A numbering plan that changed, or that writes a mobile number in two ways. WhatsApp, Graph and phone companies use either. */
interface Plan {
  /** The spelling that this code compares. */
  one: RegExp
  other: RegExp
  /** Rewrites a spelling that matches `other` as the one, and back. Undefined where the digits do not tell. */
  toOne(groups: Groups): string | undefined
  toOther(groups: Groups): string | undefined
}
type Groups = Record<string, string>

/**
 * What libphonenumber does not know, because it counts only the present spelling as valid.
 * Brazil: mobile numbers got a ninth digit, 2012 to 2016 (Anatel, resolution 553/2010).
 * Mexico: 1 after 52 for mobile numbers, until 3 August 2019 (IFT, plan of 11 May 2018).
 * Argentina: 9 after 54 for mobile numbers that are called from abroad (ENACOM, resolution SC 46/1997).
 * Ivory Coast: 8 digits became 10 on 31 January 2021 (ITU operational bulletin 1206; ARTCI). Two digits for the company come
 * first. The second old digit tells it for mobile numbers, the third one for others.
 * Benin: 8 digits became 10 on 30 November 2024, 01 comes first (ARCEP Bénin, decision 2024-167).
 */
const plans: Plan[] = [
  {
    one: /^55(?<area>\d{2})9(?<line>[6-9]\d{7})$/,
    other: /^55(?<area>\d{2})(?<line>[6-9]\d{7})$/,
    toOne: ({ area, line }) => `55${area}9${line}`,
    toOther: ({ area, line }) => `55${area}${line}`,
  },
  {
    one: /^52(?<line>[2-9]\d{9})$/,
    other: /^521(?<line>[2-9]\d{9})$/,
    toOne: ({ line }) => `52${line}`,
    toOther: ({ line }) => `521${line}`,
  },
  {
    one: /^54(?<line>[1-8]\d{9})$/,
    other: /^549(?<line>[1-8]\d{9})$/,
    toOne: ({ line }) => `54${line}`,
    toOther: ({ line }) => `549${line}`,
  },
  {
    one: /^225(?<company>0[157]|2[157])(?<line>\d{8})$/,
    other: /^225(?<line>\d{8})$/,
    toOne: ({ line = '' }) => `225${ivorian(line)}${line}`,
    toOther: ({ company, line = '' }) => (ivorian(line) === company ? `225${line}` : undefined),
  },
  {
    one: /^22901(?<line>\d{8})$/,
    other: /^229(?<line>\d{8})$/,
    toOne: ({ line }) => `22901${line}`,
    toOther: ({ line }) => `229${line}`,
  },
]

/** The two digits that an Ivorian number of eight digits got: 01 and 21 are Moov's, 05 and 25 MTN's, 07 and 27 Orange's. */
function ivorian(line: string): string {
  const [first = '', second = '', third = ''] = line
  if (first === '2' || first === '3') return third === '8' ? '21' : third === '0' ? '25' : '27'
  return '0123'.includes(second) ? '01' : '456'.includes(second) ? '05' : '07'
}

/** The digits of a number with its country code, without what is written only inside its country: `+44 (0)20 …`. */
const plain = (digits: string) => digitsOf(parsePhoneNumberFromString(`+${digits}`)?.number ?? digits)

const groupsOf = (form: RegExp, digits: string): Groups | undefined => form.exec(digits)?.groups

/**
 * The digits that every spelling of one telephone line has in common; compare lines by these. Each reading may show another one:
 * where somebody wrote a zero too many, or where the code of the area is what people dial before a call.
 */
export function lineOf(phoneNumber: string): string {
  let line = digitsOf(phoneNumber)
  for (let before = ''; before !== line; ) {
    before = line
    line = inOneSpelling(plain(before))
  }
  return line
}

function inOneSpelling(digits: string): string {
  for (const { other, toOne } of plans) {
    const groups = groupsOf(other, digits)
    if (groups) return toOne(groups) ?? digits
  }
  return digits
}

export const isSameLine = (one: string, other: string): boolean =>
  digitsOf(one) === digitsOf(other) || lineOf(one) === lineOf(other)

/** Every spelling of a line, as digits, the given one first: for queries that look for one of them. */
export function spellingsOf(phoneNumber: string): string[] {
  const line = lineOf(phoneNumber)
  const others = plans.flatMap(({ one, toOther }) => {
    const groups = groupsOf(one, line)
    return (groups && toOther(groups)) ?? []
  })
  return [...new Set([digitsOf(phoneNumber), line, ...others])]
}
