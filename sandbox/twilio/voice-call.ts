import type { IncomingNumber } from '../world/twilio.ts'
import type { World } from '../world/world.ts'
import { twilioSid } from './account.ts'
import { callApp, note } from './app-call.ts'
import { parseTwiml, type Verb } from './twiml.ts'

/** The most documents in one call, so that two that refer to each other end. */
const mostDocuments = 10

/**
 * A call to a number of the account: asks its VoiceUrl what to do and does it, as far as possible with a caller that only speaks.
 * `Gather input="speech"` and `Record` hear the caller; a `Gather` for keys receives none.
 */
export async function answerCall(
  world: World,
  number: IncomingNumber,
  from: string,
  says: string,
  signal: AbortSignal,
): Promise<void> {
  const callSid = twilioSid('CA')
  const base = {
    CallSid: callSid,
    AccountSid: world.twilio.credentials.accountSid,
    ApiVersion: '2010-04-01',
    Direction: 'inbound',
    From: from,
    Caller: from,
    To: number.phoneNumber,
    Called: number.phoneNumber,
    ToCountry: number.isoCountry,
    CalledCountry: number.isoCountry,
    FromCountry: 'US',
    CallerCountry: 'US',
  }
  const ask = (url: string, method: string | undefined, more: Record<string, string>, fallbackUrl = '') =>
    callApp(
      world,
      {
        kind: 'voice',
        to: number.phoneNumber,
        url,
        method: method?.toUpperCase() === 'GET' ? 'GET' : 'POST',
        fallbackUrl,
        params: { ...base, ...more },
      },
      signal,
    )

  let url = number.voiceUrl
  let document = await ask(url, number.voiceMethod, { CallStatus: 'ringing' }, number.voiceFallbackUrl)
  for (let documents = 0; document !== null && documents < mostDocuments; documents += 1) {
    const text: string = document
    const verbs = note(world, () => parseTwiml(text, 'voice'))
    if (!verbs) return
    const turn = nextTurn(verbs, says)
    if (!turn) break
    const target = new URL(turn.address || url, url).href
    if (turn.transcribe) {
      const transcript = new URL(turn.transcribe, url).href
      void ask(transcript, 'POST', { ...turn.more, ...transcription(says) })
    }
    url = target
    document = await ask(url, turn.method, { CallStatus: turn.hangsUp ? 'completed' : 'in-progress', ...turn.more })
    // The caller has hung up, so the answer is not used.
    if (turn.hangsUp) break
  }
  if (number.statusCallback) await ask(number.statusCallback, 'POST', { CallStatus: 'completed', CallDuration: '12' })
}

type Turn = {
  address: string
  method: string | undefined
  more: Record<string, string>
  transcribe?: string
  hangsUp?: boolean
}

/** The first verb that leads to another document; null when the call ends first. */
function nextTurn(verbs: Verb[], says: string): Turn | null {
  for (const { name, attributes, text } of verbs) {
    if (name === 'Hangup' || name === 'Reject') return null
    if (name === 'Redirect') return { address: text, method: attributes.method, more: {} }
    if (name === 'Gather' && /\bspeech\b/.test(attributes.input ?? 'dtmf'))
      return {
        address: attributes.action ?? '',
        method: attributes.method,
        more: { SpeechResult: says, Confidence: '0.9128', Language: attributes.language ?? 'en-US' },
      }
    if (name === 'Record') return recorded(attributes)
  }
  return null
}

/** The caller speaks and hangs up, so the recording ends with the call. */
function recorded(attributes: Record<string, string>): Turn {
  const recording = twilioSid('RE')
  const { transcribeCallback, transcribe } = attributes
  return {
    address: attributes.action ?? '',
    method: attributes.method,
    hangsUp: true,
    more: {
      RecordingSid: recording,
      RecordingUrl: `https://api.twilio.com/2010-04-01/Recordings/${recording}`,
      RecordingDuration: '12',
      Digits: 'hangup',
    },
    ...(transcribeCallback && transcribe !== 'false' ? { transcribe: transcribeCallback } : {}),
  }
}

const transcription = (says: string) => ({
  TranscriptionSid: twilioSid('TR'),
  TranscriptionText: says,
  TranscriptionStatus: 'completed',
  TranscriptionType: 'fast',
})
