import { defaultSettings, type Settings } from '../world/settings.ts'

type Check = { test(value: unknown): boolean; says: string }

const flag: Check = { test: (value) => typeof value === 'boolean', says: 'true or false' }
const number: Check = { test: (value) => typeof value === 'number' && value > 0, says: 'a number above 0' }

const isHost = (value: unknown): boolean =>
  typeof value === 'string' && URL.parse(`https://${value}`)?.hostname === value

const checks: Record<keyof Settings, Check> = {
  requireAppSecretProof: flag,
  tokenLifetimeMs: { test: (value) => value === null || number.test(value), says: 'a number above 0, or null' },
  codeLifetimeMs: number,
  callsPerHour: number,
  redirectUris: {
    test: (value) => value === null || (Array.isArray(value) && value.every((uri) => URL.canParse(uri))),
    says: 'a list of addresses, or null',
  },
  sdkHosts: {
    test: (value) => Array.isArray(value) && value.every(isHost),
    says: 'a list of hosts such as app.example.com',
  },
  webhookRetryMs: number,
  messageLimits: flag,
  templateReviewMs: number,
}

/** @throws {TypeError} for a setting that does not exist or has the wrong kind of value. */
export function checkSettings(change: object): asserts change is Partial<Settings> {
  for (const [name, value] of Object.entries(change)) {
    if (!Object.hasOwn(checks, name))
      throw new TypeError(`${name} is not a setting; there are: ${Object.keys(defaultSettings).join(', ')}`)
    const check = checks[name as keyof Settings]
    if (!check.test(value)) throw new TypeError(`${name} must be ${check.says}`)
  }
}
