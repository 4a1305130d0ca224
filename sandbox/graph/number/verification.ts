import { type PhoneNetwork, spokenCode, textedCode } from '../../twilio/phone-network.ts'
import { drawCode, guess, guessingIsLocked, type SentCode } from '../../world/sent-code.ts'
import type { World } from '../../world/world.ts'
import { type Answer, type GraphCall, type NodeCall, success, text } from '../call.ts'
import { badParameter, cloudError, type GraphError } from '../graph-error.ts'
import { verification } from './number-fields.ts'

type CodeRequest = { method: 'SMS' | 'VOICE'; language: string }

/** @throws {GraphError} 100 naming the parameter. */
export function codeRequest(call: GraphCall): CodeRequest {
  const method = text(call, 'code_method')
  const language = text(call, 'language')
  if (method !== 'SMS' && method !== 'VOICE') throw badParameter('Param code_method must be one of {SMS, VOICE}')
  if (!language) throw badParameter('The parameter language is required.')
  if (!/^[a-z]{2}(_[A-Z]{2})?$/.test(language)) throw badParameter('Param language must be a locale such as en_US')
  return { method, language }
}

/** Sends a code by text or call. Numbers of the small Twilio get it; for others, tests and people read it from the sandbox's state. */
export function sendCode(network: PhoneNetwork, to: string, code: string, { method, language }: CodeRequest): void {
  if (method === 'SMS') network.text(to, textedCode(code))
  else network.call(to, spokenCode(code, language))
}

const lockedCode = (message: string, code: number): GraphError =>
  cloudError(400, code, message, 'The code of this phone number was guessed too often. Try again in 12 hours.')

/** @throws {GraphError} 136025 for a guess that does not count. */
export function checkGuess(world: World, number: SentCode, code: string, most?: number): void {
  const result = guess(world.clock, number, code, most)
  if (result === 'locked') throw lockedCode('Verify code error', 136025)
  if (result === 'expired') throw cloudError(400, 136025, 'Verify code error', 'The code has expired.')
  if (result === 'wrong') throw cloudError(400, 136025, 'Verify code error', 'The code is not the one that was sent.')
}

/** `POST /{phone}/request_code` */
export function requestCode({ world, call, ways, node: { number } }: NodeCall<'phone'>): Answer {
  const request = codeRequest(call)
  if (verification(world, number) === 'VERIFIED')
    throw cloudError(400, 136024, 'Request code error', 'This phone number is verified already.')
  if (guessingIsLocked(world.clock, number)) throw lockedCode('Request code error', 136024)
  sendCode(ways.network, number.digits, drawCode(world.clock, number), request)
  return success
}

/** `POST /{phone}/verify_code` */
export function verifyCode({ world, call, node: { number } }: NodeCall<'phone'>): Answer {
  const code = text(call, 'code')
  if (!code) throw badParameter('The parameter code is required.')
  if (!/^[0-9]{6}$/.test(code)) throw badParameter('Param code must be six digits, without a hyphen')
  checkGuess(world, number, code)
  number.codeVerification = 'VERIFIED'
  number.verifiedAt = world.clock.now()
  if (number.status === 'UNVERIFIED') number.status = 'PENDING'
  return success
}
