import * as z from 'zod/mini'
import { windowIsOpen } from '../../world/messaging/chat.ts'
import { chatOf } from '../../world/messaging/chats.ts'
import type { World } from '../../world/world.ts'
import { type Answer, type GraphCall, type NodeCall, structure } from '../call.ts'
import { cloudError } from '../graph-error.ts'
import { shapeRefusal } from '../messages/shapes/refusal.ts'

const Blocking = z.object({
  messaging_product: z.literal('whatsapp'),
  block_users: z.array(z.object({ user: z.string() })).check(z.minLength(1)),
})

/** Users of one request. */
const most = 1_000

/** The people whom a number has blocked, by their digits. */
export function blockedBy({ messaging }: World, phoneNumberId: string): Set<string> {
  const known = messaging.blocked.get(phoneNumberId) ?? new Set()
  messaging.blocked.set(phoneNumberId, known)
  return known
}

/** `GET /{phone}/block_users` */
export function listBlocked({ world, node: { number } }: NodeCall<'phone'>): Answer {
  const block_users = [...blockedBy(world, number.id)].map((wa_id) => ({ messaging_product: 'whatsapp', wa_id }))
  return { status: 200, body: { data: block_users.length ? [{ block_users }] : [] } }
}

/** `POST /{phone}/block_users`: people who wrote within the last 24 hours. Who cannot be blocked is named, the others are. */
export function blockUsers({ world, call, node: { number } }: NodeCall<'phone'>): Answer {
  const blocked = blockedBy(world, number.id)
  return changeEach(call, 'added_users', 'block', (digits) => {
    if (digits === number.digits) return failure(131021, 'Self Block', 'Failed to block self phone number')
    if (!digits || !windowIsOpen(chatOf(world, number.id, digits), world.clock.now()))
      return failure(131047, 'Re-engagement required', 'User has not messaged in the last 24 hours')
    blocked.add(digits)
    return undefined
  })
}

/** `DELETE /{phone}/block_users` */
export function unblockUsers({ world, call, node: { number } }: NodeCall<'phone'>): Answer {
  const blocked = blockedBy(world, number.id)
  return changeEach(call, 'removed_users', 'unblock', (digits) => {
    blocked.delete(digits)
    return undefined
  })
}

interface Failed {
  message: string
  code: number
  error_data: { details: string }
}

const failure = (code: number, message: string, details: string): Failed => ({ message, code, error_data: { details } })

function changeEach(
  call: GraphCall,
  done: 'added_users' | 'removed_users',
  verb: string,
  change: (digits: string) => Failed | undefined,
): Answer {
  const given = { ...call.params, block_users: structure(call, 'block_users') }
  const read = Blocking.safeParse(given)
  if (!read.success) throw shapeRefusal(given, read.error)
  const users = read.data.block_users.map(({ user }) => user)
  if (users.length > most) throw cloudError(400, 130429, 'Rate limit hit', 'Too many users are in the request.')
  const tried = users.map((input) => {
    const wa_id = input.replace(/\D/g, '')
    return { input, wa_id, failed: change(wa_id) }
  })
  const changed = tried.filter(({ failed }) => !failed).map(({ input, wa_id }) => ({ input, wa_id }))
  const refused = tried.flatMap(({ input, wa_id, failed }) => (failed ? [{ input, wa_id, errors: [failed] }] : []))
  const block_users = { [done]: changed, ...(refused.length ? { failed_users: refused } : {}) }
  const body = { messaging_product: 'whatsapp', block_users }
  if (!refused.length) return { status: 200, body }
  const details = `Failed to ${verb} some users, see the block_users response list for details`
  const { error } = cloudError(400, 139100, 'Failed to block/unblock users', details).body
  return { status: 400, body: { ...body, error } }
}
