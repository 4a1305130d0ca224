import type { Request } from 'express'
import ipaddr from 'ipaddr.js'

/**
 * Where a request comes from, for counting; nothing when nobody can say. Express's `trust proxy` decides whom to believe
 * (`PATCHBAY_TRUST_PROXY`, or the host app's own setting). Where it believes nobody and a neighbour in a private network
 * says that it forwards, the neighbour is a proxy and not the caller: counting it would let one caller shut out all.
 */
export function addressOf(req: Request): string | undefined {
  const address = req.ip
  if (!address || !ipaddr.isValid(address)) return undefined
  const plain = ipaddr.process(address)
  const forwarded = address === req.socket.remoteAddress && req.headers['x-forwarded-for'] !== undefined
  if (forwarded && plain.range() !== 'unicast') return undefined
  // Whoever has one IPv6 address has the 2^64 beside it, too.
  return plain.kind() === 'ipv6' ? (plain as ipaddr.IPv6).parts.slice(0, 4).join(':') : plain.toString()
}
