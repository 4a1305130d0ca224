const bytes = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length))

/** A whole number from `from` on, below `to`. */
export function randomInt(from: number, to: number): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1))
  return from + Math.floor((drawn / 2 ** 32) * (to - from))
}

export const pick = <Item>(items: readonly Item[]): Item => items[randomInt(0, items.length)] as Item

export const randomHex = (length: number): string =>
  [...bytes(length)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

export const randomBase64 = (length: number): string => btoa(String.fromCharCode(...bytes(length)))

/** The base64 that may stand in an address, without its padding. */
export const randomBase64Url = (length: number): string =>
  randomBase64(length).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
