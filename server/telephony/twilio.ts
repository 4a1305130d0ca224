import type { Twilio } from 'twilio'
import type { TelephonyCountry } from '../../contract/index.ts'
import {
  type Offer,
  type OwnedNumber,
  type Telephony,
  TelephonyError,
  type TelephonyReason,
  type Wanted,
} from './provider.ts'

export interface TwilioAccount {
  accountSid: string
  authToken: string
  /** Twilio's own, or the sandbox's. */
  apiUrl: string
  /** How long one call may take, in milliseconds. */
  timeout: number
  countries: Record<string, TelephonyCountry>
  /** Where Twilio reaches this server, without a trailing slash. */
  publicUrl: string
}

/** Where Twilio sends what arrives at a number; `router.ts` listens there. */
export const twilioPaths = {
  sms: '/webhooks/twilio/sms',
  voice: '/webhooks/twilio/voice',
  heard: '/webhooks/twilio/heard',
}

/** The package is large and most servers buy no numbers: it is read when one does. */
export const loadTwilio = async () => (await import('twilio')).default

/** Numbers from Twilio (https://www.twilio.com/docs/phone-numbers/api), by its official package. */
export function createTwilio(account: TwilioAccount): Telephony {
  const { accountSid, authToken, apiUrl, timeout, countries, publicUrl } = account
  const urls = { smsUrl: `${publicUrl}${twilioPaths.sms}`, voiceUrl: `${publicUrl}${twilioPaths.voice}` }
  const attached = { ...urls, smsMethod: 'POST', voiceMethod: 'POST' }

  let client: Promise<Twilio> | undefined
  async function connect(): Promise<Twilio> {
    const twilio = await loadTwilio()
    const base = apiUrl.replace(/\/+$/, '')
    // The package has no setting for its address, but lets us put in what sends its requests.
    const sender = new twilio.RequestClient({ timeout })
    const send = sender.request.bind(sender)
    sender.request = (options) => send({ ...options, uri: options.uri.replace('https://api.twilio.com', base) })
    return twilio(accountSid, authToken, { httpClient: sender, env: {} })
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
    accountSid,

    /** The kinds of number that carry codes best come first; a country that does not sell a kind is no error. */
    async search(wanted, most) {
      const type = countries[wanted.country_iso]?.number_type
      for (const kind of type ? [type] : kinds(wanted.country_iso))
        for (const able of [{ smsEnabled: true }, { voiceEnabled: true }]) {
          const found = await call('search', (twilio) => listed(twilio, kind, wanted, { ...able, limit: most })).catch(
            nothingThere,
          )
          if (found.length) return found
        }
      return []
    },

    buy: ({ phone_number, country_iso }, marker) =>
      call('buy', async (twilio) => {
        const { bundle_sid, address_sid } = countries[country_iso] ?? {}
        return owned(
          await twilio.incomingPhoneNumbers.create({
            ...{ phoneNumber: phone_number, friendlyName: `patchbay ${marker}`, ...attached },
            ...(bundle_sid ? { bundleSid: bundle_sid } : {}),
            ...(address_sid ? { addressSid: address_sid } : {}),
          }),
        )
      }),

    find: (phoneNumber) =>
      call('find', async (twilio) => {
        // The filter takes parts of numbers, too.
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
      }).catch((error: unknown) => {
        if (!(error instanceof TelephonyError && error.detail.status === 404)) throw error
      }),
  }
}

type Incoming = Awaited<ReturnType<Twilio['incomingPhoneNumbers']['create']>>
type Kind = NonNullable<TelephonyCountry['number_type']>

/** In North America every number takes texts; elsewhere mostly those of mobile networks do. */
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

/** No such kind of number in the country, or none left of an area code: both are an empty shelf. */
function nothingThere(error: unknown): Offer[] {
  if (error instanceof TelephonyError && (error.detail.code === 20404 || error.detail.code === 21452)) return []
  throw error
}

/** Twilio's numbers, once (https://www.twilio.com/docs/api/errors). */
const reasons: Record<number, TelephonyReason> = {
  20003: 'credentials',
  20429: 'busy',
  21421: 'taken',
  21422: 'taken',
  21452: 'taken',
  21613: 'requirements',
  21615: 'requirements',
  21631: 'requirements',
  21649: 'requirements',
  21651: 'requirements',
}

function failure(name: string, error: unknown): TelephonyError {
  const { status, code, message } = error as { status?: number; code?: number | string; message?: string }
  const detail = { call: name, ...(status ? { status } : {}), code, message }
  const known = typeof code === 'number' ? reasons[code] : undefined
  if (known) return new TelephonyError(known, detail, error)
  if (status === 401 || status === 403) return new TelephonyError('credentials', detail, error)
  if (status === 429) return new TelephonyError('busy', detail, error)
  return new TelephonyError(status && status < 500 ? 'refused' : 'unanswered', detail, error)
}
