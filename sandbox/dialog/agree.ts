import { grantedBy, setGranted } from '../world/apps.ts'
import type { Business, User, Waba } from '../world/customers.ts'
import type { Grant } from '../world/grants.ts'
import { signupCode } from '../world/ids.ts'
import { displayNumber } from '../world/phone.ts'
import type { World } from '../world/world.ts'
import { appWaba, chooseAppNumber } from './app-number.ts'
import { type Choices, SignupRefused } from './choices.ts'
import { chooseBusiness, chooseNumber, chooseWaba } from './choose.ts'
import type { Launch } from './launch.ts'
import { type FinishMessage, finishMessage, shownIds } from './session-info.ts'

/** A finished signup: what the page receives, and what it does not. */
export type Signup = {
  code: string
  /** The window message, as an object. */
  message: FinishMessage
  /** The ids in the message: for coexistence Meta sends the WABA's alone. */
  assets: Record<string, string>
  businessId: string
  wabaId: string
  phoneNumberId: string | null
  displayPhoneNumber: string | null
  userId: string
}

/** What a popup was opened for, and where its answer is sent. */
export type Opened = { launch: Launch | null; redirectUri: string | null; page: string | null }

/**
 * Carries out what the customer agreed to: creates new assets, shares the WABA with the app, and makes a code. The code's 30
 * seconds start when the popup hands it out, see `issueCode`.
 *
 * @throws {SignupRefused} saying which choice is impossible.
 */
export function agree(world: World, user: User, choices: Choices, opened: Opened): Signup {
  const { scenario } = world.scenario
  const { wall } = scenario.customer ?? {}
  const { launch } = opened
  if (!launch) throw new SignupRefused('Sorry, something went wrong.')
  if (wall) throw new SignupRefused(`The popup stops here in this scenario: ${wall.title}`)
  if (scenario.popup?.ends === 'error')
    throw new SignupRefused('The popup ends with an error in this scenario (2593035).')
  const coexistence = choices.connectionType === 'coexistence'
  if (coexistence && !launch.coexistence) throw new SignupRefused('This signup does not connect the app’s numbers.')
  if (coexistence && scenario.customer?.ineligible) throw new SignupRefused(scenario.customer.ineligible.title)
  const connected = appWaba(world, user, choices)
  const business = (connected && world.businesses.get(connected.businessId)) ?? chooseBusiness(world, user, choices)
  const waba = connected ?? chooseWaba(world, business, choices)
  const number = coexistence ? chooseAppNumber(world, waba, choices) : chooseNumber(world, waba, choices)
  share(world, business, waba)
  if (number) number.lastOnboardedAt = world.clock.now()
  const grant: Grant = {
    code: signupCode(),
    appId: world.app.id,
    businessId: business.id,
    wabaId: waba.id,
    phoneNumberId: number?.id ?? null,
    redirectUri: opened.redirectUri,
    page: opened.page,
    appOnly: launch.appOnly || scenario.popup?.event === 'FINISH_GRANT_ONLY_API_ACCESS',
    issuedAt: null,
    used: false,
    scenario,
  }
  world.grants.set(grant.code, grant)
  const shared = { business, waba, number, coexistence }
  return {
    code: grant.code,
    message: finishMessage(scenario, launch, shared),
    assets: shownIds(scenario, shared),
    businessId: business.id,
    wabaId: waba.id,
    phoneNumberId: number?.id ?? null,
    displayPhoneNumber: number ? displayNumber(number.digits) : null,
    userId: user.id,
  }
}

/** Starts the lifetime of a code. True the first time: then Meta informs the app about its new customer. */
export function issueCode(world: World, grant: Grant): boolean {
  if (grant.issuedAt !== null) return false
  grant.issuedAt = world.clock.now() - (grant.scenario.grant?.codeAgeMs ?? 0)
  return true
}

/** Newest first, as `target_ids` lists them. */
function share(world: World, business: Business, waba: Waba): void {
  setGranted(world, business, [waba.id, ...grantedBy(world, business).filter((id) => id !== waba.id)])
}
