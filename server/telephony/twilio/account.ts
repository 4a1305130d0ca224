import type { Twilio } from 'twilio'
import type { Offer, OwnedNumber, Telephony, Wanted } from '../telephony.ts'
import { failure, isEmptyShelf, isGone } from './failures.ts'
import { loadTwilio } from './package.ts'
import type { TwilioCountry, TwilioCredentials } from './schemas.ts'
import type { TwilioSettings } from './settings.ts'

interface TwilioAccount {
  credentials: TwilioCredentials
  settings: TwilioSettings
  countries: Record<string, TwilioCountry>
  webhookUrl: string
}

/** An account at Twilio, by its official package. */
export function connectTwilio({ credentials, settings, countries, webhookUrl }: TwilioAccount): Telephony {
  const { apiUrl = 'https://api.twilio.com', timeout = 15_000 } = settings
  const urls = { smsUrl: `${webhookUrl}/sms`, voiceUrl: `${webhookUrl}/voice` }
  const attached = { ...urls, smsMethod: 'POST', voiceMethod: 'POST' }

  let client: Promise<Twilio> | undefined
  async function connect(): Promise<Twilio> {
    const twilio = await loadTwilio()
    const base = apiUrl.replace(/\/+$/, '')
    // The package has no setting for the API's address, so its HTTP client is replaced by one that changes it.
    const sender = new twilio.RequestClient({ timeout })
    const send = sender.request.bind(sender)
    sender.request = (options) => send({ ...options, uri: options.uri.replace('https://api.twilio.com', base) })
    return twilio(credentials.account_sid, credentials.auth_token, { httpClient: sender, env: {} })
  }

  async function call<Result>(name: string, work: (client: Twilio) => Promise<Result>): Promise<Result> {
    client ??= connect()
    const ready = await client
    try {
      return await work(ready)
    } catch (error) {
      throw failure(name, error)
    }
  }

  const owned = ({ sid, phoneNumber, friendlyName, smsUrl }: Incoming): OwnedNumber => ({
    provider_id: sid,
    phone_number: phoneNumber,
    marker: /^patchbay (\S+)$/.exec(friendlyName ?? '')?.[1] ?? null,
    attached: smsUrl === urls.smsUrl,
  })

  return {
    check: () => call('check', async (twilio) => void (await twilio.incomingPhoneNumbers.list({ limit: 1 }))),

    /** Kinds of number that get texts best come first. A country that does not sell a kind is no error. */
    async search(wanted, most) {
      const type = countries[wanted.country_iso]?.number_type
      for (const kind of type ? [type] : kinds(wanted.country_iso))
        for (const able of [{ smsEnabled: true }, { voiceEnabled: true }]) {
          const query = { ...able, limit: most }
          const found = await call('search', (twilio) => listed(twilio, kind, wanted, query)).catch(
            nothing(isEmptyShelf),
          )
          if (found?.length) return found
        }
      return []
    },

    buy: ({ phone_number, country_iso }, marker) =>
      call('buy', async (twilio) => {
        const { bundle_sid, address_sid } = countries[country_iso] ?? {}
        return owned(
          await twilio.incomingPhoneNumbers.create({
            phoneNumber: phone_number,
            friendlyName: `patchbay ${marker}`,
            ...attached,
            ...(bundle_sid ? { bundleSid: bundle_sid } : {}),
            ...(address_sid ? { addressSid: address_sid } : {}),
          }),
        )
      }),

    find: (phoneNumber) =>
      call('find', async (twilio) => {
        // Twilio also finds numbers that only contain these digits.
        const found = await twilio.incomingPhoneNumbers.list({ phoneNumber, limit: 50 })
        return found.map(owned).find((number) => number.phone_number === phoneNumber)
      }),

    list: () =>
      call('list', async (twilio) => (await twilio.incomingPhoneNumbers.list({ pageSize: 1_000 })).map(owned)),

    attach: (providerId, marker) =>
      call('attach', async (twilio) => {
        await twilio.incomingPhoneNumbers(providerId).update({ friendlyName: `patchbay ${marker}`, ...attached })
      }),

    release: (providerId) =>
      call('release', async (twilio) => {
        await twilio.incomingPhoneNumbers(providerId).remove()
      }).catch(nothing(isGone)),
  }
}

type Incoming = Awaited<ReturnType<Twilio['incomingPhoneNumbers']['create']>>
type Kind = NonNullable<TwilioCountry['number_type']>

/** Turns expected errors into undefined. */
const nothing = (expected: (error: unknown) => boolean) => (error: unknown) => {
  if (!expected(error)) throw error
}

/** In North America every number gets texts; elsewhere mostly mobile numbers do. */
const kinds = (country: string): Kind[] =>
  country === 'US' || country === 'CA' ? ['local'] : ['mobile', 'local', 'national']

async function listed(
  twilio: Twilio,
  kind: Kind,
  { country_iso, area_code }: Wanted,
  options: object,
): Promise<Offer[]> {
  const country = twilio.availablePhoneNumbers(country_iso)
  const query = { ...options, ...(area_code ? { areaCode: Number(area_code) } : {}) }
  const shelves = {
    local: () => country.local.list(query),
    mobile: () => country.mobile.list(query),
    national: () => country.national.list(query),
    toll_free: () => country.tollFree.list(query),
  }
  const found: { phoneNumber: string }[] = await shelves[kind]()
  return found.map(({ phoneNumber }) => ({ phone_number: phoneNumber, country_iso }))
}
