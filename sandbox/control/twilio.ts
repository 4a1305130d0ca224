import { twilioSid } from '../twilio/account.ts'
import { countries } from '../twilio/countries.ts'
import { own } from '../twilio/incoming.ts'
import type { PhoneNetwork } from '../twilio/phone-network.ts'
import { newOffer } from '../twilio/stock.ts'
import type { Bundle, NumberType } from '../world/twilio.ts'
import type { World } from '../world/world.ts'

type OwnedNumber = {
  country?: string
  type?: NumberType
  smsUrl?: string
  voiceUrl?: string
  friendlyName?: string
}

/** Everything that a test or a person can do with the small Twilio. */
export const twilioControl = (world: World, network: PhoneNetwork) => ({
  /** The account's current state, without the content of messages and calls. */
  state: () => ({
    accountSid: world.twilio.credentials.accountSid,
    countries: Object.entries(countries).map(([iso, { name, rule }]) => ({ iso, name, rule })),
    numbers: [...world.twilio.numbers.values()],
    addresses: [...world.twilio.addresses.values()],
    bundles: [...world.twilio.bundles.values()],
    deliveries: world.twilio.deliveries.map((delivery) => ({ ...delivery })),
  }),

  /** Calls of the API so far, oldest first. */
  calls: () => [...world.twilio.calls],

  /** Adds a number as if it was bought in the console, or by a process that died. */
  own({ country = 'US', type = 'local', ...given }: OwnedNumber = {}) {
    return own(world, newOffer(world, { isoCountry: country, type }), given)
  },

  /** An address and an approved bundle for a country whose rules ask for them. */
  papers({ country, status = 'twilio-approved' }: { country?: string; status?: Bundle['status'] }) {
    if (!country || !Object.hasOwn(countries, country))
      throw new TypeError(`country must be one of: ${Object.keys(countries).join(', ')}`)
    const address = { sid: twilioSid('AD'), isoCountry: country }
    const bundle: Bundle = { sid: twilioSid('BU'), isoCountry: country, addressSid: address.sid, status }
    world.twilio.addresses.set(address.sid, address)
    world.twilio.bundles.set(bundle.sid, bundle)
    return { addressSid: address.sid, bundleSid: bundle.sid }
  },

  /** Sends a message from any number. False when the number does not exist or receives no SMS. */
  text({ to, body, from }: { to?: string; body?: string; from?: string }): boolean {
    if (typeof to !== 'string' || typeof body !== 'string') throw new TypeError('to and body must be text')
    return network.text(to, body, from)
  },

  /** Calls a number: the caller says `says` each time that it is recorded. */
  call({ to, says, from }: { to?: string; says?: string; from?: string }): boolean {
    if (typeof to !== 'string' || typeof says !== 'string') throw new TypeError('to and says must be text')
    return network.call(to, says, from)
  },

  /** Resolves when no webhook is being sent. */
  settled: () => network.settled(),
})
