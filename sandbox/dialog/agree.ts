import type { Business, PhoneNumber, User, Waba } from '../world/customers.ts'
import type { Grant } from '../world/grants.ts'
import { signupCode } from '../world/ids.ts'
import { displayNumber } from '../world/phone.ts'
import type { World } from '../world/world.ts'
import { appWaba, chooseAppNumber } from './app-number.ts'
import { type Choices, SignupRefused } from './choices.ts'
import { chooseBusiness, chooseNumber, chooseWaba } from './choose.ts'

/** A finished signup: what the page gets, and what it is not told. */
export type Signup = {
  code: string
  /** The window message, as an object. */
  message: { type: 'WA_EMBEDDED_SIGNUP'; event: string; data: Record<string, string>; version: 3 }
  /** The ids in the message: for coexistence Meta sends the WABA's alone. */
  assets: Record<string, string>
  businessId: string
  wabaId: string
  phoneNumberId: string | null
  displayPhoneNumber: string | null
  userId: string
}

/**
 * Does what the customer agreed to: makes what is new, shares the WABA with the app, and draws a code.
 * The code's half minute starts when it is handed out, see `issueCode`.
 *
 * @throws {SignupRefused} saying which choice is impossible.
 */
export function agree(world: World, user: User, choices: Choices, redirectUri: string | null): Signup {
  const { scenario } = world.scenario
  const { wall } = scenario.customer ?? {}
  if (wall) throw new SignupRefused(`The popup stops here in this scenario: ${wall.title}`)
  if (choices.connectionType === 'coexistence' && scenario.customer?.ineligible)
    throw new SignupRefused(scenario.customer.ineligible.title)
  const connected = appWaba(world, user, choices)
  const business = (connected && world.businesses.get(connected.businessId)) ?? chooseBusiness(world, user, choices)
  const waba = connected ?? chooseWaba(world, business, choices)
  const number =
    choices.connectionType === 'coexistence'
      ? chooseAppNumber(world, waba, choices)
      : chooseNumber(world, waba, choices)
  share(business, waba)
  const grant: Grant = {
    code: signupCode(),
    businessId: business.id,
    wabaId: waba.id,
    phoneNumberId: number?.id ?? null,
    redirectUri,
    issuedAt: null,
    used: false,
    scenario,
  }
  world.grants.set(grant.code, grant)
  const assets = shownIds(scenario.popup?.event, choices, business, waba, number)
  return {
    code: grant.code,
    message: { type: 'WA_EMBEDDED_SIGNUP', event: eventName(scenario.popup?.event, choices), data: assets, version: 3 },
    assets,
    businessId: business.id,
    wabaId: waba.id,
    phoneNumberId: number?.id ?? null,
    displayPhoneNumber: number ? displayNumber(number.digits) : null,
    userId: user.id,
  }
}

/** Starts the life of a code. True the first time: that is when Meta tells the app of its new customer. */
export function issueCode(world: World, grant: Grant): boolean {
  if (grant.issuedAt !== null) return false
  grant.issuedAt = world.clock.now() - (grant.scenario.grant?.codeAgeMs ?? 0)
  return true
}

const eventName = (given: string | undefined, { connectionType }: Choices): string =>
  given ?? (connectionType === 'coexistence' ? 'FINISH_WHATSAPP_BUSINESS_APP_ONBOARDING' : 'FINISH')

function shownIds(
  event: string | undefined,
  { connectionType }: Choices,
  business: Business,
  waba: Waba,
  number: PhoneNumber | null,
): Record<string, string> {
  if (connectionType === 'coexistence') return { waba_id: waba.id }
  const shown = number && event !== 'FINISH_ONLY_WABA' ? { phone_number_id: number.id } : {}
  return { ...shown, waba_id: waba.id, business_id: business.id }
}

/** Newest first, as `target_ids` lists them. */
function share(business: Business, waba: Waba): void {
  business.granted = [waba.id, ...business.granted.filter((id) => id !== waba.id)]
}
