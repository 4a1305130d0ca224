import { describe, expect, it } from 'vitest'
import { isPublic } from '../../../server/delivery/post.ts'

/** Each way that we know to write an address of the inside, and what it stands for. */
const inside = [
  ['10.0.0.1', 'private'],
  ['172.16.0.1', 'private'],
  ['192.168.1.1', 'private'],
  ['100.64.0.1', "a carrier's own"],
  ['127.0.0.1', 'loopback'],
  ['169.254.169.254', "a cloud's metadata"],
  ['168.63.129.16', "Azure's metadata"],
  ['0.0.0.0', 'this machine'],
  ['192.0.2.1', 'for documents'],
  ['198.18.0.1', 'for benchmarks'],
  ['224.0.0.1', 'multicast'],
  ['255.255.255.255', 'broadcast'],
  ['::1', 'loopback'],
  ['::', 'this machine'],
  ['::a00:1', '10.0.0.1, IPv4-compatible'],
  ['::7f00:1', '127.0.0.1, IPv4-compatible'],
  ['::10.0.0.1', '10.0.0.1, IPv4-compatible'],
  ['::ffff:10.0.0.1', '10.0.0.1, IPv4-mapped'],
  ['::ffff:7f00:1', '127.0.0.1, IPv4-mapped'],
  ['::ffff:0:a00:1', '10.0.0.1, IPv4-translated'],
  ['::ffff:0:a9fe:a9fe', "a cloud's metadata, IPv4-translated"],
  ['64:ff9b::a00:1', '10.0.0.1 through NAT64'],
  ['64:ff9b:1::a00:1', '10.0.0.1 through a local NAT64'],
  ['2002:a00:1::', '10.0.0.1 through 6to4'],
  ['2001:0:4136:e378:8000:63bf:f5ff:fffe', '10.0.0.1 through Teredo'],
  ['2001:db8::1', 'for documents'],
  ['fc00::1', 'unique local'],
  ['fd00:ec2::254', "a cloud's metadata"],
  ['fe80::1', 'link-local'],
  ['fec0::1', 'site-local'],
  ['ff02::1', 'multicast'],
  ['100::1', 'discarded'],
  ['5f00::1', 'segment routing'],
  ['not an address', 'no address'],
]

describe('an address that a webhook may go to', () => {
  it.each(inside)('is not %s (%s)', (address) => {
    expect(isPublic(address)).toBe(false)
  })

  it.each(['8.8.8.8', '93.184.216.34', '2606:4700:4700::1111', '2a00:1450:4001:81b::200e', '::ffff:8.8.8.8'])(
    'is %s',
    (address) => {
      expect(isPublic(address)).toBe(true)
    },
  )
})
