import type { Request } from 'express'
import ipaddr from 'ipaddr.js'

/**
 * Where a request comes from, for counting; nothing when nobody can say. Express's `trust proxy` decides whom to believe
 * (`PATCHBAY_TRUST_PROXY`, or the host app's own setting). Where it believes nobody and a neighbour in a private network
 * says that it forwards, the neighbour is a proxy and not the caller: counting it would let one caller shut out all.
 */
export function addressOf(req: Request): string | undefined {
  const address = req.ip
  const known = address && read(address)
  if (!known) return undefined
  const forwarded = address === req.socket.remoteAddress && req.headers['x-forwarded-for'] !== undefined
  return forwarded && !known.unicast ? undefined : known.counted
}

interface Address {
  unicast: boolean
  counted: string
}

/** Reading an address costs as much as a query, and the same ones come again and again. */
const addresses = new Map<string, Address | undefined>()

function read(address: string): Address | undefined {
  if (addresses.has(address)) return addresses.get(address)
  if (addresses.size >= 10_000) addresses.clear()
  const plain = ipaddr.isValid(address) ? ipaddr.process(address) : undefined
  const found = plain && {
    unicast: plain.range() === 'unicast',
    // Whoever has one IPv6 address has the 2^64 beside it, too.
    counted: plain.kind() === 'ipv6' ? (plain as ipaddr.IPv6).parts.slice(0, 4).join(':') : plain.toString(),
  }
  addresses.set(address, found)
  return found
}
