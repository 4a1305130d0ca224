import { verification } from '../graph/number/number-fields.ts'
import type { PreVerifiedNumber } from '../world/customers.ts'
import { displayNumber } from '../world/phone.ts'
import { preVerifiedStatus } from '../world/pre-verified.ts'
import type { World } from '../world/world.ts'

/** The world as a test may read it. Tokens, codes and the app's secret are left out; PINs of invented numbers are test data. */
export const showState = (world: World) => ({
  scenario: world.scenario.name,
  now: new Date(world.clock.now()).toISOString(),
  settings: world.settings,
  webhook: world.app.subscription && { url: world.app.subscription.url, fields: world.app.subscription.fields },
  users: [...world.users.values()].map(({ id, name, businessIds }) => ({ id, name, businessIds })),
  businesses: [...world.businesses.values()],
  wabas: [...world.wabas.values()].map(({ override, ...waba }) => ({ ...waba, override: override?.uri ?? null })),
  numbers: [...world.numbers.values()].map((number) => ({
    ...number,
    codeVerification: verification(world, number),
    display: displayNumber(number.digits),
    override: number.override?.uri ?? null,
  })),
  preVerified: [...world.preVerified.values()].map(({ guesses, ...number }) => ({
    ...number,
    status: preVerifiedStatus(world, number as PreVerifiedNumber),
  })),
  tokens: [...world.tokens.values()].map(({ businessId, issuedAt, expiresAt, removed }) => ({
    businessId,
    issuedAt,
    expiresAt,
    removed,
  })),
})

/** The fields that may be changed, and their possible values. */
const changeable: Record<'number' | 'waba' | 'business', Record<string, RegExp>> = {
  number: {
    verifiedName: /^.{1,255}$/,
    codeVerification: /^(VERIFIED|NOT_VERIFIED|EXPIRED)$/,
    platformType: /^(CLOUD_API|ON_PREMISE|NOT_APPLICABLE)$/,
    status: /^(PENDING|CONNECTED|DISCONNECTED|BANNED|UNVERIFIED|RESTRICTED|FLAGGED|RATE_LIMITED|UNKNOWN)$/,
    nameStatus: /^(APPROVED|AVAILABLE_WITHOUT_REVIEW|DECLINED|EXPIRED|PENDING_REVIEW|NONE)$/,
    quality: /^(GREEN|YELLOW|RED|UNKNOWN)$/,
    accountMode: /^(LIVE|SANDBOX)$/,
    throughput: /^(STANDARD|HIGH)$/,
    pin: /^([0-9]{6}|null)$/,
  },
  waba: { name: /^.{1,255}$/, reviewStatus: /^(PENDING|APPROVED|REJECTED)$/, fundingId: /^([0-9]+|null)$/ },
  business: { name: /^.{1,255}$/, verificationStatus: /^[a-z_]{1,40}$/ },
}

/** @throws {TypeError} naming the field that does not exist or the value that it cannot take. */
export function patchAsset(world: World, id: string, change: Record<string, unknown>): void {
  const kind = world.numbers.has(id)
    ? 'number'
    : world.wabas.has(id)
      ? 'waba'
      : world.businesses.has(id)
        ? 'business'
        : null
  if (!kind) throw new TypeError('id must be that of a number, a WABA or a portfolio of this world')
  const fields = changeable[kind]
  for (const [name, value] of Object.entries(change)) {
    if (!Object.hasOwn(fields, name))
      throw new TypeError(`${name} cannot be changed; of a ${kind} there are: ${Object.keys(fields).join(', ')}`)
    if (!(typeof value === 'string' || value === null) || !fields[name]?.test(String(value)))
      throw new TypeError(`${name} must match ${fields[name]?.source}`)
  }
  Object.assign(world.numbers.get(id) ?? world.wabas.get(id) ?? world.businesses.get(id) ?? {}, change)
}
