import { hmac } from '@noble/hashes/hmac.js'
import { sha1 } from '@noble/hashes/legacy.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { Buffer } from 'buffer/'

/** What the sandbox asks of Node's `crypto`, for a page; and Node's `Buffer`, which it takes for granted. */
Object.assign(globalThis, { Buffer: (globalThis as { Buffer?: unknown }).Buffer ?? Buffer })

type Encoding = 'hex' | 'base64' | 'base64url'
const algorithms = { sha1, sha256 }

function written(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding !== 'base64url') return Buffer.from(bytes).toString(encoding)
  return Buffer.from(bytes).toString('base64').replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

const bytesOf = (data: string | Uint8Array) => (typeof data === 'string' ? new TextEncoder().encode(data) : data)

const digesting = (digest: (data: Uint8Array) => Uint8Array) => {
  let data = new Uint8Array()
  const hash = {
    update(more: string | Uint8Array) {
      data = Uint8Array.from([...data, ...bytesOf(more)])
      return hash
    },
    digest: (encoding: Encoding) => written(digest(data), encoding),
  }
  return hash
}

export const createHash = (name: keyof typeof algorithms) => digesting((data) => algorithms[name](data))

export const createHmac = (name: keyof typeof algorithms, key: string | Uint8Array) =>
  digesting((data) => hmac(algorithms[name], bytesOf(key), data))

export function randomBytes(length: number) {
  const bytes = crypto.getRandomValues(new Uint8Array(length))
  return Object.assign(bytes, { toString: (encoding: Encoding = 'hex') => written(bytes, encoding) })
}

export function randomInt(from: number, to?: number): number {
  const [low, high] = to === undefined ? [0, from] : [from, to]
  return low + Math.floor((crypto.getRandomValues(new Uint32Array(1))[0] as number) / (2 ** 32 / (high - low)))
}

export const timingSafeEqual = (one: Uint8Array, other: Uint8Array) => one.every((byte, at) => byte === other[at])

export const randomUUID = () => crypto.randomUUID()
