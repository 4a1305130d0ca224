import { pick } from '../world/random.ts'
import type { IncomingNumber } from '../world/twilio.ts'
import type { World } from '../world/world.ts'
import { twilioSid } from './account.ts'
import { callApp, note } from './app-call.ts'
import { parseTwiml } from './twiml.ts'
import { answerCall } from './voice-call.ts'

/**
 * Delivers messages and calls to numbers: those of the small Twilio receive them by webhook; for other numbers nothing happens.
 */
export type PhoneNetwork = {
  /** True when a number of the account received it. */
  text(to: string, body: string, from?: string): boolean
  /** The caller says the same sentences each time that it is recorded, then hangs up. */
  call(to: string, says: string, from?: string): boolean
  /** Whether a number of the account receives this kind of message. */
  reaches(to: string): boolean
  settled(): Promise<void>
}

/** The sender of Meta's messages: a short code. Its calls come from an ordinary number. */
const shortCode = '32665'
const robot = '+16505434800'

export function createPhoneNetwork(world: World, closing: AbortSignal): PhoneNetwork {
  const underway = new Set<Promise<unknown>>()
  const follow = (job: Promise<unknown>) => {
    const quiet = job.catch(() => null).finally(() => underway.delete(quiet))
    underway.add(quiet)
  }
  const find = (to: string) => {
    const phoneNumber = `+${to.replace(/\D/g, '')}`
    return [...world.twilio.numbers.values()].find((number) => number.phoneNumber === phoneNumber)
  }
  const lost = () => world.scenario.scenario.twilio?.messages === 'lost'

  return {
    text(to, body, from = shortCode) {
      const number = find(to)
      if (!number) return false
      if (number.capabilities.sms && number.smsUrl && !lost()) follow(deliverText(world, number, from, body, closing))
      return number.capabilities.sms
    },
    call(to, says, from = robot) {
      const number = find(to)
      if (!number) return false
      if (number.voiceUrl && !lost()) follow(answerCall(world, number, from, says, closing))
      return number.capabilities.voice
    },
    reaches: (to) => find(to) !== undefined,
    async settled() {
      while (underway.size > 0) await Promise.all(underway)
    },
  }
}

/** The form of an incoming message. The app's reply message is discarded, because Meta does not read it. */
async function deliverText(world: World, number: IncomingNumber, from: string, body: string, signal: AbortSignal) {
  const sid = twilioSid('SM')
  const document = await callApp(
    world,
    {
      kind: 'sms',
      to: number.phoneNumber,
      url: number.smsUrl,
      method: number.smsMethod,
      fallbackUrl: number.smsFallbackUrl,
      params: {
        ToCountry: number.isoCountry,
        ToState: number.region ?? '',
        ToCity: number.locality ?? '',
        ToZip: '',
        FromCountry: 'US',
        FromState: '',
        FromCity: '',
        FromZip: '',
        SmsMessageSid: sid,
        SmsSid: sid,
        MessageSid: sid,
        SmsStatus: 'received',
        NumMedia: '0',
        NumSegments: '1',
        AccountSid: world.twilio.credentials.accountSid,
        ApiVersion: '2010-04-01',
        From: from,
        To: number.phoneNumber,
        Body: body,
      },
    },
    signal,
  )
  if (document !== null) note(world, () => parseTwiml(document, 'sms'))
}

/** `123830` in the words of Meta's message. */
export const textedCode = (code: string): string => `WhatsApp code ${code.slice(0, 3)}-${code.slice(3)}`

/**
 * Meta's call, as speech recognition writes it: the same three times, with the digits joined or apart. The form is random,
 * because it cannot be predicted in reality.
 */
export function spokenCode(code: string, language: string): string {
  const sentence = sentences[language.slice(0, 2)] ?? sentences.en
  const heard = [
    code,
    code.split('').join(' '),
    `${code.slice(0, 3)} ${code.slice(3)}`,
    `${code.slice(0, 3)}-${code.slice(3)}`,
  ]
  const form = pick(heard)
  return Array.from({ length: 3 }, () => `${sentence} ${form}.`).join(' ')
}

const sentences: Record<string, string> = {
  en: 'Verification code is',
  es: 'El código de verificación es',
  pt: 'O código de verificação é',
}
