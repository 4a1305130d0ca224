import ipaddr from 'ipaddr.js'
import type { PlainRequest } from './plain.ts'

/**
 * The address that a request comes from, for rate limits; undefined when it is unknown. Express's `trust proxy` decides which
 * proxies are trusted (`PATCHBAY_TRUST_PROXY`, or the host app's own setting). If none is trusted and a neighbour in a private
 * network sends forwarding headers, it is a proxy and not the caller: counting its address would let one caller block all others.
 */
export function addressOf(req: PlainRequest): string | undefined {
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

/** Reading an address costs as much as a query, and the same addresses come again and again. */
const addresses = new Map<string, Address | undefined>()

function read(address: string): Address | undefined {
  if (addresses.has(address)) return addresses.get(address)
  if (addresses.size >= 10_000) addresses.clear()
  const plain = ipaddr.isValid(address) ? ipaddr.process(address) : undefined
  const found = plain && {
    unicast: plain.range() === 'unicast',
    // The owner of one IPv6 address also has the 2^64 addresses beside it.
    counted: plain.kind() === 'ipv6' ? (plain as ipaddr.IPv6).parts.slice(0, 4).join(':') : plain.toString(),
  }
  addresses.set(address, found)
  return found
}
