import { pick, randomInt } from '../world/random.ts'
import type { NumberType, Offer } from '../world/twilio.ts'
import type { World } from '../world/world.ts'
import { countries } from './countries.ts'

const shelf = 30
/** Where the area codes of the made-up numbers lie. */
const areas: Record<string, [locality: string, region: string]> = {
  '212': ['New York', 'NY'],
  '312': ['Chicago', 'IL'],
  '415': ['San Francisco', 'CA'],
  '503': ['Portland', 'OR'],
  '617': ['Boston', 'MA'],
  '702': ['Las Vegas', 'NV'],
  '808': ['Honolulu', 'HI'],
}

/** Area codes that no subscriber has: services, toll-free numbers, and Meta's own 555. */
const noArea = /^(\d11|8(00|33|44|55|66|77|88)|9(00|76)|555)$/

type Wanted = { isoCountry: string; type: NumberType; areaCode?: string | null }

/** What is for sale of this kind. A stock of less than thirty is filled up first. */
export function offers(world: World, wanted: Wanted): Offer[] {
  if (world.scenario.scenario.twilio?.stock === 'none') return []
  const { isoCountry, type, areaCode } = wanted
  if (areaCode && (!/^[2-9]\d\d$/.test(areaCode) || noArea.test(areaCode))) return []
  const key = `${isoCountry}/${type}/${areaCode ?? ''}`
  const list = world.twilio.stock.get(key) ?? []
  world.twilio.stock.set(key, list)
  while (list.length < shelf) list.push(newOffer(world, wanted))
  return list
}

/** Removes a number from the stock, so that no other account can buy it. */
export function take(world: World, phoneNumber: string): Offer | null {
  for (const list of world.twilio.stock.values()) {
    const at = list.findIndex((offer) => offer.phoneNumber === phoneNumber)
    if (at >= 0) return list.splice(at, 1)[0] as Offer
  }
  return null
}

/** A number that does not exist in this world yet. */
export function newOffer(world: World, { isoCountry, type, areaCode }: Wanted): Offer {
  const country = countries[isoCountry]
  const pattern = country?.numbers[type]
  if (!country || !pattern) throw new TypeError(`${isoCountry} has no ${type} numbers`)
  const area = areaCode ?? pick(Object.keys(areas))
  const [locality, region] = pattern.includes('AREA') ? (areas[area] ?? [null, null]) : [null, null]
  const sms = type !== 'tollFree' && !country.voiceOnly?.includes(type)
  for (;;) {
    // The digit after the area code is never 0 or 1 where numbers have ten digits; elsewhere that does no harm.
    const digits = pattern
      .replace('AREA', area)
      .replace('#', () => String(randomInt(2, 10)))
      .replace(/#/g, () => String(randomInt(0, 10)))
    const phoneNumber = `+${digits}`
    if (!isTaken(world, digits))
      return {
        phoneNumber,
        isoCountry,
        type,
        locality,
        region,
        capabilities: { voice: true, sms, mms: sms && type === 'local' },
      }
  }
}

function isTaken(world: World, digits: string): boolean {
  const phoneNumber = `+${digits}`
  const held = [...world.twilio.numbers.values()].some((number) => number.phoneNumber === phoneNumber)
  const offered = [...world.twilio.stock.values()].some((list) => list.some((one) => one.phoneNumber === phoneNumber))
  return held || offered || [...world.numbers.values()].some((number) => number.digits === digits)
}
