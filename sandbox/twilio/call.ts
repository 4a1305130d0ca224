import type { World } from '../world/world.ts'
import { badRequest } from './twilio-error.ts'

/** One request to Twilio's API: what is behind the account in its path, and its parameters. */
export type TwilioCall = {
  world: World
  method: string
  /** The whole path, as errors name it. */
  url: string
  /** The path behind `/Accounts/{AccountSid}/`, without `.json`. */
  path: string[]
  query: Record<string, unknown>
  form: Record<string, unknown>
}

export type TwilioAnswer = { status: number; body?: unknown }

export const textOf = (params: Record<string, unknown>, name: string): string | null => {
  const value = params[name]
  return typeof value === 'string' && value !== '' ? value : null
}

/** @throws {TwilioError} when it is neither true nor false. */
export function flagOf(params: Record<string, unknown>, name: string): boolean | null {
  const value = textOf(params, name)
  if (value === null) return null
  if (/^true$/i.test(value)) return true
  if (/^false$/i.test(value)) return false
  throw badRequest(`Invalid parameter ${name}: it must be true or false`)
}

export const accountPath = ({ world }: TwilioCall): string =>
  `/2010-04-01/Accounts/${world.twilio.credentials.accountSid}`
