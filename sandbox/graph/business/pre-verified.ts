import type { PreVerifiedNumber } from '../../world/customers.ts'
import { assetId } from '../../world/ids.ts'
import { claimDays, isOffered, preVerifiedStatus, reverifyFrom } from '../../world/pre-verified.ts'
import { drawCode, noCode } from '../../world/sent-code.ts'
import type { World } from '../../world/world.ts'
import { type Answer, type NodeCall, success, text } from '../call.ts'
import { parseFields, type Resolvers, select } from '../fields.ts'
import { badParameter, cloudError, GraphError } from '../graph-error.ts'
import { graphTime } from '../number/number-fields.ts'
import { checkGuess, codeRequest, sendCode } from '../number/verification.ts'
import { asked, page } from '../page.ts'

const hour = 3_600_000
const guessesAnHour = 125

/** `POST /{business}/add_phone_numbers`: a number of the partner's own, to be verified before any customer has it. */
export function addPreVerified({ world, call, access, node }: NodeCall<'business'>): Answer {
  needOwner(world, access.kind, node.id)
  const given = text(call, 'phone_number')?.replace(/^\+/, '')
  if (!given) throw badParameter('The parameter phone_number is required.')
  if (!/^[1-9][0-9]{6,14}$/.test(given)) throw badParameter('Param phone_number must be 7 to 15 digits')
  const taken =
    [...world.numbers.values()].some((number) => number.digits === given) ||
    pool(world).some((number) => number.digits === given)
  if (taken) throw new GraphError(400, 2388002, '(#2388002) This phone number cannot be added: an account uses it.')
  const number: PreVerifiedNumber = {
    id: assetId(),
    digits: given,
    ownerBusinessId: node.id,
    addedAt: world.clock.now(),
    verifiedAt: null,
    ...noCode(),
    guesses: [],
    partners: [],
  }
  world.preVerified.set(number.id, number)
  return { status: 200, body: { id: number.id } }
}

/** `GET /{business}/preverified_numbers` */
export function listPreVerified({ world, call, access, node }: NodeCall<'business'>): Answer {
  needOwner(world, access.kind, node.id)
  const wanted = text(call, 'code_verification_status')
  if (wanted && !/^(VERIFIED|NOT_VERIFIED|EXPIRED)$/.test(wanted))
    throw badParameter('Param code_verification_status must be one of {VERIFIED, NOT_VERIFIED, EXPIRED}')
  const phone = text(call, 'phone_number')?.replace(/\D/g, '')
  const found = pool(world).filter(
    (number) =>
      number.ownerBusinessId === node.id &&
      (!wanted || preVerifiedStatus(world, number) === wanted) &&
      (!phone || number.digits === phone),
  )
  const fields = text(call, 'fields')
  const show = (number: PreVerifiedNumber) => shown(world, number, fields)
  return { status: 200, body: page(found, show, asked(call)) }
}

/** `GET /{preverified}` */
export const getPreVerified = ({ world, call, node }: NodeCall<'preverified'>): Answer => ({
  status: 200,
  body: shown(world, node.preVerified, text(call, 'fields')),
})

/** `DELETE /{preverified}` */
export function deletePreVerified({ world, node }: NodeCall<'preverified'>): Answer {
  world.preVerified.delete(node.id)
  return success
}

/** `GET /{preverified}/partners` */
export function getPartners({ world, call, node }: NodeCall<'preverified'>): Answer {
  const partners = node.preVerified.partners.flatMap((id) => world.businesses.get(id) ?? [])
  return { status: 200, body: page(partners, ({ id, name }) => ({ id, name }), asked(call)) }
}

/** `POST` and `DELETE /{business}/share_preverified_numbers`: another partner may offer the number, or may not any more. */
export function share(change: 'add' | 'remove'): (nodeCall: NodeCall<'business'>) => Answer {
  return ({ world, call, access, node }) => {
    needOwner(world, access.kind, node.id)
    const [partner, id] = ['partner_business_id', 'preverified_id'].map((name) => text(call, name))
    if (!partner) throw badParameter('The parameter partner_business_id is required.')
    if (!id) throw badParameter('The parameter preverified_id is required.')
    const number = world.preVerified.get(id)
    if (number?.ownerBusinessId !== node.id)
      throw badParameter('Param preverified_id must be a number of this business')
    if (!world.businesses.has(partner)) throw badParameter('Param partner_business_id must be a business')
    const others = number.partners.filter((one) => one !== partner)
    number.partners = change === 'add' ? [...others, partner] : others
    return success
  }
}

/** `POST /{preverified}/request_code`: once verified, a number can be verified anew from 45 days before it expires. */
export function requestPreVerifiedCode({ world, call, ways, node }: NodeCall<'preverified'>): Answer {
  const request = codeRequest(call)
  const { preVerified: number } = node
  if (preVerifiedStatus(world, number) === 'VERIFIED' && world.clock.now() < reverifyFrom(number))
    throw cloudError(
      400,
      136024,
      'Request code error',
      'This phone number is verified; ask again 45 days before it expires.',
    )
  sendCode(ways.network, number.digits, drawCode(world.clock, number), request)
  return success
}

/** `POST /{preverified}/verify_code` */
export function verifyPreVerifiedCode({ world, call, node }: NodeCall<'preverified'>): Answer {
  const code = text(call, 'code')
  if (!code) throw badParameter('The parameter code is required.')
  if (!/^[0-9]{6}$/.test(code)) throw badParameter('Param code must be six digits, without a hyphen')
  const { preVerified: number } = node
  const now = world.clock.now()
  number.guesses = number.guesses.filter((at) => now - at < hour)
  if (number.guesses.length >= guessesAnHour)
    throw new GraphError(400, 613, '(#613) Calls to this api have exceeded the rate limit.')
  number.guesses.push(now)
  checkGuess(world, number, code, Number.POSITIVE_INFINITY) // the hour's limit is the one that counts here
  number.verifiedAt = now
  return success
}

const pool = (world: World): PreVerifiedNumber[] =>
  [...world.preVerified.values()].filter((number) => isOffered(world, number))

/** A Solution Partner's own pool, for its own system user. */
function needOwner(world: World, kind: string, businessId: string): void {
  if (kind !== 'partner' || businessId !== world.app.businessId)
    throw new GraphError(403, 200, '(#200) You do not have the necessary permissions required to send this request.')
}

function shown(world: World, number: PreVerifiedNumber, fields: string | null) {
  const resolvers: Resolvers = {
    id: () => number.id,
    phone_number: () => number.digits,
    code_verification_status: () => preVerifiedStatus(world, number),
    code_verification_time: () => (number.verifiedAt === null ? undefined : graphTime(number.verifiedAt)),
    verification_expiry_time: () =>
      number.verifiedAt === null ? undefined : graphTime(number.verifiedAt + claimDays * 24 * hour),
    owner_business: () => ({
      id: number.ownerBusinessId,
      name: world.businesses.get(number.ownerBusinessId)?.name,
    }),
  }
  const defaults = ['phone_number', 'code_verification_status', 'verification_expiry_time']
  return select('WhatsAppBusinessPreVerifiedPhoneNumber', resolvers, defaults, fields ? parseFields(fields) : null)
}
