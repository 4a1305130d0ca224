import type { NumberType } from '../world/twilio.ts'

/** What Twilio's rules of a country ask of a buyer. */
export type Rule = 'none' | 'address' | 'bundle'

export type Country = {
  name: string
  /** Numbers of each type: digits after the plus, `#` for any digit. */
  numbers: Partial<Record<NumberType, string>>
  /** Types that get no SMS: an OTP comes by voice alone. */
  voiceOnly?: NumberType[]
  rule: Rule
}

/** Some of the countries that Twilio sells numbers in, with rules of the kind it has. */
export const countries: Record<string, Country> = {
  US: { name: 'United States', numbers: { local: '1AREA#######', tollFree: '1833#######' }, rule: 'none' },
  CA: { name: 'Canada', numbers: { local: '1604#######' }, rule: 'none' },
  AR: { name: 'Argentina', numbers: { local: '5411########' }, voiceOnly: ['local'], rule: 'bundle' },
  AU: { name: 'Australia', numbers: { local: '612########', mobile: '614########' }, rule: 'address' },
  BR: { name: 'Brazil', numbers: { local: '5511########', mobile: '55119########' }, rule: 'bundle' },
  CL: { name: 'Chile', numbers: { local: '562########', mobile: '569########' }, voiceOnly: ['local'], rule: 'none' },
  CO: { name: 'Colombia', numbers: { local: '5760########' }, voiceOnly: ['local'], rule: 'bundle' },
  DE: { name: 'Germany', numbers: { local: '4930########', mobile: '491577#######' }, rule: 'bundle' },
  ES: { name: 'Spain', numbers: { local: '349########', mobile: '346########' }, voiceOnly: ['local'], rule: 'bundle' },
  FR: {
    name: 'France',
    numbers: { local: '331########', mobile: '337########' },
    voiceOnly: ['local'],
    rule: 'bundle',
  },
  GB: { name: 'United Kingdom', numbers: { local: '4420########', mobile: '447########' }, rule: 'address' },
  IL: { name: 'Israel', numbers: { local: '9723#######', mobile: '97252#######' }, rule: 'none' },
  MX: { name: 'Mexico', numbers: { local: '5255########' }, rule: 'bundle' },
  NL: { name: 'Netherlands', numbers: { mobile: '316########' }, rule: 'bundle' },
  PR: { name: 'Puerto Rico', numbers: { local: '1787#######' }, rule: 'none' },
  SE: { name: 'Sweden', numbers: { local: '468#######', mobile: '467########' }, rule: 'none' },
}

/** The word in an address of the API. */
export const resource: Record<NumberType, string> = { local: 'Local', mobile: 'Mobile', tollFree: 'TollFree' }

/** Every word that Twilio has; a country offers a few of them. */
export const resources = ['Local', 'Mobile', 'TollFree', 'National', 'Voip', 'SharedCost', 'MachineToMachine']
