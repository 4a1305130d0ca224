import * as z from 'zod/mini'
import type { ConnectionType, Launch } from '../../contract/index.ts'

/** Refuses a value that Meta would not accept for a known key; Meta decides about unknown keys. */
const Extras = z.looseObject({
  version: z.nullish(z.string('must be text, for example v4')),
  featureType: z.nullish(z.string('must be text')),
  sessionInfoVersion: z.nullish(z.string('must be text')),
  setup: z.nullish(z.record(z.string(), z.unknown(), 'must be an object')),
  features: z.nullish(
    z.array(z.looseObject({ name: z.string('must be text') }, 'must be an object'), 'must be a list of objects'),
  ),
})

/** The operator's changes of the extras, by connection type; null removes one of our keys. */
export const SignupExtras = z.strictObject({ coexistence: z.optional(Extras), dedicated: z.optional(Extras) })
export type SignupExtras = z.infer<typeof SignupExtras>

/** `v4`, `v5`, `v4-public-preview`: Meta decides which exist. */
export const signupVersion = z
  .string('must be text')
  .check(z.regex(/^v\d+(-[a-z0-9]+)*$/, 'must be a version of Embedded Signup such as v4'))

const defaultSignupVersion = 'v4'

/** The settings that decide how the window is opened. */
export interface SignupSettings {
  /** The Facebook Login for Business configuration, variation "WhatsApp Embedded Signup". */
  configId: string
  /** The configuration for coexistence, if it is another one. */
  coexistenceConfigId?: string | undefined
  /** The version of Embedded Signup; v4 by default. */
  signupVersion?: string | undefined
  /** Merged over our own extras, by connection type. */
  signupExtras?: SignupExtras | undefined
}

const configuration = z.string('must be text').check(z.regex(/^\d+$/, "must be digits, from Meta's app dashboard"))

/** The same, for options of a host app that were not parsed yet. */
export const SignupSettings = z.object({
  configId: configuration,
  coexistenceConfigId: z.optional(configuration),
  signupVersion: z.optional(signupVersion),
  signupExtras: z.optional(SignupExtras),
})

/** The launch of one connection type; `setup` holds the values that the window shows filled in. */
export type CreateLaunch = (type: ConnectionType, setup?: object) => Launch

/**
 * The one place that knows the structure of `extras`. Ours are those of Meta's Embedded Signup Builder
 * (https://developers.facebook.com/documentation/business-messaging/whatsapp/embedded-signup/version-4). The operator's settings
 * are merged over them and win.
 */
export function createLaunch(settings: SignupSettings): CreateLaunch {
  const { configId, coexistenceConfigId = configId, signupVersion = defaultSignupVersion, signupExtras = {} } = settings
  return (type, setup = {}) => {
    const coexistence = type === 'coexistence'
    const ours = {
      version: signupVersion,
      ...(coexistence ? { featureType: 'whatsapp_business_app_onboarding' } : {}),
      ...(Object.keys(setup).length ? { setup } : {}),
    }
    return {
      config_id: coexistence ? coexistenceConfigId : configId,
      extras: merged(ours, signupExtras[type] ?? {}) as Launch['extras'],
    }
  }
}

/** Merges `over` into `base` as a JSON Merge Patch (RFC 7396): objects key by key, null removes, any other value replaces. */
function merged(base: unknown, over: unknown): unknown {
  if (!isObject(over)) return over
  const result = new Map(isObject(base) ? Object.entries(base) : [])
  for (const [key, value] of Object.entries(over))
    if (value === null) result.delete(key)
    else if (value !== undefined) result.set(key, merged(result.get(key), value))
  return Object.fromEntries(result)
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
