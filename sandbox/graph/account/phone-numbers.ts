import type { PhoneNumber, Waba } from '../../world/customers.ts'
import { preVerifiedFor } from '../../world/pre-verified.ts'
import { addNumber, claim } from '../../world/seed.ts'
import { isSameLine } from '../../world/spelling.ts'
import { numbersOf, type World } from '../../world/world.ts'
import { type Answer, type NodeCall, structure, text } from '../call.ts'
import { type Field, parseFields } from '../fields.ts'
import { badParameter, GraphError } from '../graph-error.ts'
import { showPhone } from '../number/number-fields.ts'
import { type Asked, asked, page } from '../page.ts'

type List = Asked & { sort?: string | null }

/** The numbers of a WABA, newest onboarded first unless asked otherwise. */
export function listNumbers(
  world: World,
  waba: Waba,
  fields: Field[] | null,
  list: List,
  keep = (_: PhoneNumber) => true,
) {
  const numbers = numbersOf(world, waba.id).filter(keep).sort(order(list.sort))
  return page(numbers, (number) => showPhone(world, number, fields), list)
}

/** `GET /{waba}/phone_numbers` */
export function getNumbers({ world, call, node }: NodeCall<'waba'>): Answer {
  const fields = text(call, 'fields')
  const list = { ...asked(call), sort: text(call, 'sort') }
  const body = listNumbers(
    world,
    node.waba,
    fields ? parseFields(fields) : null,
    list,
    filter(structure(call, 'filtering')),
  )
  return { status: 200, body }
}

/** `POST /{waba}/phone_numbers`: adds a number that still has to be verified. */
export function addToWaba({ world, call, node }: NodeCall<'waba'>): Answer {
  const [cc, local, verifiedName] = ['cc', 'phone_number', 'verified_name'].map((name) => text(call, name))
  if (!local) throw badParameter('The parameter phone_number is required.')
  if (!verifiedName) throw badParameter('The parameter verified_name is required.')
  if (verifiedName.length < 2 || verifiedName.length > 75)
    throw badParameter('Param verified_name must be 2 to 75 characters long')
  if (cc && !/^[0-9]{1,3}$/.test(cc)) throw badParameter('Param cc must be a country code of 1 to 3 digits')
  if (!/^[1-9][0-9]{6,14}$/.test(local)) throw badParameter('Param phone_number must be 7 to 15 digits, without a plus')
  const preVerifiedId = text(call, 'preverified_id')
  const international = cc && !local.startsWith(cc) ? cc + local : local
  const taken = [...world.numbers.values()].some(({ digits }) => isSameLine(digits, international))
  if (taken)
    throw new GraphError(400, 2388002, '(#2388002) This phone number cannot be added: another account uses it.')
  const number = preVerifiedId
    ? claimById(world, node.waba, preVerifiedId, international, verifiedName)
    : addNumber(world, node.waba, { digits: international, verifiedName, verified: false })
  return { status: 200, body: { id: number.id } }
}

function claimById(world: World, waba: Waba, id: string, international: string, verifiedName: string): PhoneNumber {
  const preVerified = preVerifiedFor(world, { preVerifiedPhone: { ids: [id] } })
  if (preVerified?.digits !== international)
    throw badParameter('Param preverified_id must be a verified number with these digits')
  return claim(world, waba, preVerified, verifiedName)
}

function order(sort: string | null | undefined): (one: PhoneNumber, other: PhoneNumber) => number {
  const [field, direction] = (sort ?? 'last_onboarded_time.desc').split('.')
  const sign = direction === 'asc' ? 1 : direction === 'desc' ? -1 : 0
  if (sign === 0 || (field !== 'creation_time' && field !== 'last_onboarded_time'))
    throw badParameter('Param sort must be creation_time or last_onboarded_time with .asc or .desc')
  const key = (number: PhoneNumber) =>
    field === 'creation_time' ? number.createdAt : (number.lastOnboardedAt ?? number.createdAt)
  return (one, other) => sign * (key(one) - key(other))
}

/** Only the account mode can be filtered by: `[{"field":"account_mode","operator":"EQUAL","value":"LIVE"}]`. */
function filter(given: unknown): (number: PhoneNumber) => boolean {
  if (given === undefined) return () => true
  if (!Array.isArray(given)) throw badParameter('Param filtering must be an array')
  for (const rule of given) {
    if (rule?.field !== 'account_mode' || rule?.operator !== 'EQUAL')
      throw badParameter('Param filtering knows the field account_mode with the operator EQUAL')
  }
  return (number) => given.every((rule) => number.accountMode === rule.value)
}
