import { getCountries, getCountryCallingCode } from 'libphonenumber-js/min'
import type { PhoneNumber, User } from '../world/customers.ts'
import { assetId } from '../world/ids.ts'
import { displayNumber } from '../world/phone.ts'
import { preVerifiedFor } from '../world/pre-verified.ts'
import type { SentCode } from '../world/sent-code.ts'
import { numbersOf, type World, wabasOf } from '../world/world.ts'
import { metaNumbersLeft } from './choose.ts'
import type { Launch } from './launch.ts'

/** One opened popup, as the sandbox keeps it. */
export type DialogSession = {
  id: string
  userId: string
  query: Record<string, string>
  launch: Launch
  /** The number that a code was sent to. */
  sentTo: string
  code: SentCode
  verified: Set<string>
  /** What the customer agreed to: the signup code. */
  agreed: string | null
}

/** The countries a number may come from, each with its calling code. */
const countries = getCountries().map((iso) => [iso, getCountryCallingCode(iso)] as const)

/** Everything the popup's page needs to know before its first screen. */
export function bootOf(world: World, user: User, session: DialogSession, publicUrl: string) {
  const { popup = {}, customer = {} } = world.scenario.scenario
  const { launch } = session
  const reply = readReply(session.query)
  const preVerified = preVerifiedFor(world, launch.setup)
  return {
    id: session.id,
    app: world.app.name,
    owner: world.businesses.get(world.app.businessId)?.name ?? '',
    person: user.name,
    businesses: user.businessIds.map((id) => ({
      id,
      name: world.businesses.get(id)?.name ?? '',
      metaNumbers: metaNumbersLeft(world, id) > 0,
      wabas: wabasOf(world, id).map((waba) => ({
        id: waba.id,
        name: waba.name,
        numbers: numbersOf(world, waba.id).map((number) => ({
          id: number.id,
          display: displayNumber(number.digits),
          name: number.verifiedName,
          note: standing(number),
        })),
      })),
    })),
    canCreate: !customer.portfolios,
    coexistence: launch.coexistence,
    displayNameFirst: customer.displayNameOnly === 'first',
    skipsNumber: customer.numberScreen === 'skipped',
    sharesHistory: customer.sharesHistory ?? true,
    wall: customer.wall ?? null,
    setup: launch.setup ?? {},
    countries,
    preVerified: preVerified && { id: preVerified.id, display: displayNumber(preVerified.digits) },
    reply,
    redirect: reply ? null : readRedirect(session.query),
    manner: { ...popup, ...(popup.spoof ? { spoof: spoofOf(world, user, publicUrl) } : {}) },
  }
}

/** What the page that opened the popup sent for its screens. */
export const offered = (session: DialogSession): unknown => session.launch.setup

function standing(number: PhoneNumber): string {
  if (number.sharedWithPartner) return 'Connected with another partner'
  if (number.onBizApp) return 'Connected to the WhatsApp Business app'
  if (number.platformType === 'CLOUD_API') return 'Connected'
  return number.codeVerification === 'VERIFIED' ? 'Verified' : 'Not verified'
}

/** Where the answer goes: the fragment of the SDK's redirect_uri holds the page's origin and the name of its callback. */
function readReply({ redirect_uri: uri = '' }: Record<string, string>) {
  const url = URL.parse(uri)
  if (url?.pathname !== '/x/connect/xd_arbiter/') return null
  const hash = new URLSearchParams(url.hash.slice(1))
  const origin = URL.parse(hash.get('origin') ?? '')?.origin
  const [cb, frame, domain] = ['cb', 'frame', 'domain'].map((name) => hash.get(name))
  return cb && frame && domain && origin && origin !== 'null' ? { cb, frame, domain, origin } : null
}

/** A dialog opened by hand, without the SDK, comes back to its own redirect_uri. */
function readRedirect({ redirect_uri: uri = '', state = '' }: Record<string, string>) {
  return /^https?:$/.test(URL.parse(uri)?.protocol ?? '') ? { uri, state } : null
}

/** The same machine under its other name is another origin. The ids belong to another customer if there is one. */
function spoofOf(world: World, user: User, publicUrl: string) {
  const url = new URL(publicUrl)
  url.hostname = url.hostname === '127.0.0.1' ? 'localhost' : '127.0.0.1'
  const victim = [...world.wabas.values()].find((waba) => !user.businessIds.includes(waba.businessId))
  const number = victim && numbersOf(world, victim.id)[0]
  return {
    origin: url.origin,
    data: {
      waba_id: victim?.id ?? assetId(),
      phone_number_id: number?.id ?? assetId(),
      business_id: victim?.businessId ?? assetId(),
    },
  }
}
