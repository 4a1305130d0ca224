import type { Log } from '../runtime/log-context.ts'
import { addressOf } from './client-address.ts'
import type { PlainHandler, PlainRequest } from './plain.ts'

/** The most bytes that bodies may hold in memory while they are read: of all surfaces together, and of each. */
const mostInAll = 32 * 2 ** 20
const mostOf = { backends: 16 * 2 ** 20, connect: 8 * 2 ** 20, meta: 16 * 2 ** 20, telephony: 2 ** 20 }

type BodySurface = keyof typeof mostOf

/** Applies the budget to the bodies of a surface. It belongs directly before the parser that reads them. */
export type BodyBudget = (surface: BodySurface) => PlainHandler

interface Unread {
  surface: BodySurface
  address: string
  bytes: number
  drop(): void
}

/**
 * Counts the bytes of requests whose body has begun and not ended. When there are too many, the oldest request of the address
 * that holds the most is cut off, and the new one is read. An honest body takes milliseconds, so it is rarely the oldest; a
 * client that sends megabytes and waits is cut off. No client can block others by filling the budget.
 */
export function createBodyBudget(log: Log, limits = { inAll: mostInAll, of: mostOf }): BodyBudget {
  const unread = new Set<Unread>()
  const held: Record<BodySurface, number> = { backends: 0, connect: 0, meta: 0, telephony: 0 }
  let inAll = 0
  let warned = 0

  function count(one: Unread, bytes: number) {
    held[one.surface] += bytes
    inAll += bytes
    one.bytes += bytes
  }

  function release(one: Unread) {
    if (unread.delete(one)) count(one, -one.bytes)
  }

  function makeRoom(surface: BodySurface) {
    while (held[surface] > limits.of[surface] || inAll > limits.inAll) {
      const crowded = held[surface] > limits.of[surface]
      const victim = oldestOfTheLargest([...unread].filter((one) => !crowded || one.surface === surface))
      release(victim)
      victim.drop()
      warn(victim.surface)
    }
  }

  function warn(surface: BodySurface) {
    if (Date.now() < warned + 60_000) return
    warned = Date.now()
    log.warn(
      { surface },
      'a request was cut off because unfinished bodies fill the memory set aside for them: limit connections in front of this server if this goes on',
    )
  }

  return (surface) => (req, res, next) => {
    if (!hasBody(req) || req.readableEnded) return next()
    const one: Unread = { surface, address: addressOf(req) ?? 'unknown', bytes: 0, drop: () => void req.destroy() }
    unread.add(one)
    if (isCompressed(req)) count(one, mostInflated)
    req.on('data', ({ length }: Buffer) => {
      if (!unread.has(one)) return
      count(one, length)
      makeRoom(surface)
    })
    req.once('end', () => release(one))
    res.once('close', () => release(one))
    next()
  }
}

/** The largest size of a decompressed body: the limit of the parsers that accept any type. */
const mostInflated = 100 * 1024
const isCompressed = ({ headers }: PlainRequest) =>
  (headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity'

const hasBody = ({ headers }: PlainRequest) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length']) > 0

function oldestOfTheLargest(some: Unread[]): Unread {
  const held = new Map<string, { bytes: number; oldest: Unread }>()
  for (const one of some) {
    const known = held.get(one.address)
    if (known) known.bytes += one.bytes
    else held.set(one.address, { bytes: one.bytes, oldest: one })
  }
  return [...held.values()].reduce((most, one) => (one.bytes > most.bytes ? one : most)).oldest
}
