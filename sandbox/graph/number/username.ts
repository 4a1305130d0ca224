import { type Answer, type NodeCall, success, text } from '../call.ts'
import { badParameter, cloudError } from '../graph-error.ts'

/** `GET /{phone}/username`: an empty answer while there is none. */
export const getUsername = ({ world, node: { number } }: NodeCall<'phone'>): Answer => ({
  status: 200,
  body: { ...world.messaging.usernames.get(number.id) },
})

/** `POST /{phone}/username`: reserves it; it is shown from the day on which Meta opens usernames. */
export function setUsername({ world, call, node: { number } }: NodeCall<'phone'>): Answer {
  const username = text(call, 'username')?.toLowerCase()
  const transfer = text(call, 'transfer_action') ?? 'none'
  if (!username) throw badParameter('The parameter username is required.')
  if (transfer !== 'none' && transfer !== 'force_transfer')
    throw badParameter('Param transfer_action must be one of {NONE, FORCE_TRANSFER}')
  if (!/^[a-z0-9._]{3,35}$/.test(username) || !/[a-z]/.test(username) || /^\.|\.$|\.\.|^www/.test(username))
    throw cloudError(
      400,
      147001,
      'Username is not valid',
      'Letters, digits, periods and underscores are allowed, and a letter is needed.',
    )
  const { usernames } = world.messaging
  const holder = [...usernames].find(([id, one]) => id !== number.id && one.username === username)?.[0]
  const mine = holder && ownerOf(world.numbers.get(holder)?.wabaId) === ownerOf(number.wabaId)
  if (holder && !mine) throw cloudError(400, 147003, 'Username is not available', 'Somebody else has this username.')
  if (holder && transfer === 'none')
    throw cloudError(
      400,
      147005,
      'Username is used by another number',
      'Another phone number of the portfolio has it; force_transfer moves it.',
    )
  if (holder) usernames.delete(holder)
  usernames.set(number.id, { username, status: 'reserved' })
  return { status: 200, body: { status: 'reserved' } }

  function ownerOf(wabaId: string | undefined) {
    return world.wabas.get(wabaId ?? '')?.businessId
  }
}

/** `DELETE /{phone}/username` */
export function deleteUsername({ world, node: { number } }: NodeCall<'phone'>): Answer {
  world.messaging.usernames.delete(number.id)
  return success
}

/** `GET /{phone}/username_suggestions`: made from the display name. */
export function suggestUsernames({ world, node: { number } }: NodeCall<'phone'>): Answer {
  const stem =
    number.verifiedName
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '')
      .slice(0, 28) || 'business'
  const taken = new Set([...world.messaging.usernames.values()].map(({ username }) => username))
  const suggestions = [stem, `${stem}.official`, `${stem}_${number.digits.slice(-4)}`].filter((one) => !taken.has(one))
  return { status: 200, body: { data: [{ username_suggestions: suggestions }] } }
}
