import { digits } from '../ids.ts'
import { type Answer, type NodeCall, success, text } from './call.ts'
import { badParameter, cloudError } from './graph-error.ts'
import { verification } from './phone-fields.ts'

/** `POST /{phone}/request_code`: "sends" a code; tests and people read it from the sandbox's state. */
export function requestCode({ world, call, node: { number } }: NodeCall<'phone'>): Answer {
  const method = text(call, 'code_method')
  const language = text(call, 'language')
  if (method !== 'SMS' && method !== 'VOICE') throw badParameter('Param code_method must be one of {SMS, VOICE}')
  if (!language) throw badParameter('The parameter language is required.')
  if (!/^[a-z]{2}(_[A-Z]{2})?$/.test(language)) throw badParameter('Param language must be a locale such as en_US')
  if (verification(world, number) === 'VERIFIED')
    throw cloudError(400, 136024, 'Request code error', 'This phone number is verified already.')
  number.sentCode = digits(6)
  return success
}

/** `POST /{phone}/verify_code` */
export function verifyCode({ world, call, node: { number } }: NodeCall<'phone'>): Answer {
  const code = text(call, 'code')
  if (!code) throw badParameter('The parameter code is required.')
  if (!/^[0-9]{6}$/.test(code)) throw badParameter('Param code must be six digits, without a hyphen')
  if (number.sentCode === null || code !== number.sentCode)
    throw cloudError(400, 136025, 'Verify code error', 'The code is not the one that was sent.')
  number.sentCode = null
  number.codeVerification = 'VERIFIED'
  number.verifiedAt = world.clock.now()
  if (number.status === 'UNVERIFIED') number.status = 'PENDING'
  return success
}
