import type { FaultCode, ReservedNumber } from '../../contract/index.ts'
import type { WebSandbox } from '../../sandbox/app/sandbox.ts'
import { codeInText } from '../../server/telephony/code.ts'
import { displayOf } from '../../server/telephony/phone.ts'

/** A purchase can be seen: the sandbox sells at once, Twilio does not. */
const pace = 600
const codeLife = 10 * 60_000

/** What Twilio's refusals mean for the customer (https://www.twilio.com/docs/api/errors): a bundle or an address is missing. */
const faultOf = (code: unknown): FaultCode =>
  code === 21631 || code === 21649 ? 'country_not_ready' : 'telephony_refused'

/**
 * Plays the numbers that a link provides: bought at the sandbox's own Twilio, over its API, while the customer waits. What
 * WhatsApp texts to one arrives as Twilio sends it; its code is found by the server's own reading of texts.
 */
export function createPlayedNumbers({ credentials, smsUrl }: { credentials: WebSandbox['twilio']; smsUrl: string }) {
  let held: ReservedNumber | null = null
  const account = `${location.origin}/2010-04-01/Accounts/${credentials.accountSid}`
  const authorization = `Basic ${btoa(`${credentials.accountSid}:${credentials.authToken}`)}`

  async function twilio(path: string, form?: Record<string, string>) {
    const response = await fetch(account + path, {
      headers: { authorization },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    return { ok: response.ok, body: await response.json() }
  }

  /** A number that takes texts, of whichever kind the country has; or why there is none. */
  async function buy(country: string): Promise<{ phoneNumber: string } | { fault: FaultCode }> {
    for (const kind of ['Mobile', 'Local']) {
      const { body } = await twilio(`/AvailablePhoneNumbers/${country}/${kind}.json?SmsEnabled=true`)
      const PhoneNumber = body.available_phone_numbers?.[0]?.phone_number
      if (!PhoneNumber) continue
      const bought = await twilio('/IncomingPhoneNumbers.json', { PhoneNumber, SmsUrl: smsUrl })
      return bought.ok ? { phoneNumber: PhoneNumber } : { fault: faultOf(bought.body.code) }
    }
    return { fault: 'number_unavailable' }
  }

  async function find(number: ReservedNumber) {
    await new Promise((resolve) => setTimeout(resolve, pace))
    const found = await buy(number.country_iso)
    if (held !== number) return // let go meanwhile
    held =
      'fault' in found
        ? { ...number, status: 'failed', fault: found.fault }
        : {
            ...number,
            status: 'reserved',
            source: 'live',
            phone_number: found.phoneNumber,
            display_phone_number: displayOf(found.phoneNumber),
            held_until: new Date(Date.now() + 30 * 60_000).toISOString(),
          }
  }

  return {
    held: () => held,
    /** The one there is of that country, else one that is looked for from now on. */
    take(country_iso: string): ReservedNumber {
      if (held?.country_iso === country_iso && held.status !== 'failed') return held
      held = {
        status: 'working',
        country_iso,
        source: null,
        phone_number: null,
        display_phone_number: null,
        preverified_id: null,
        held_until: null,
        fault: null,
        otp: null,
      }
      find(held)
      return held
    },
    letGo() {
      held = null
    },
    /** What Twilio posts when a text has come. */
    text(form: URLSearchParams) {
      const digits = codeInText(form.get('Body') ?? '')
      if (!digits || held?.phone_number !== form.get('To')) return
      const [received_at, expires_at] = [0, codeLife].map((after) => new Date(Date.now() + after).toISOString())
      const otp = { code: `${digits.slice(0, 3)}-${digits.slice(3)}`, received_at, expires_at } as ReservedNumber['otp']
      held = { ...held, otp } as ReservedNumber
    },
  }
}
