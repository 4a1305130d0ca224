const encoder = new TextEncoder()

/** A keyed hash of a text, by the web's own cryptography. */
async function hmac(hash: 'SHA-256' | 'SHA-1', key: string, text: string): Promise<Uint8Array> {
  const imported = await crypto.subtle.importKey('raw', encoder.encode(key), { name: 'HMAC', hash }, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, encoder.encode(text)))
}

/** In hexadecimal, as Meta writes its signatures and proofs. */
export const hmacSha256 = async (key: string, text: string): Promise<string> =>
  [...(await hmac('SHA-256', key, text))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** In base64, as Twilio writes its signatures. */
export const hmacSha1 = async (key: string, text: string): Promise<string> =>
  btoa(String.fromCharCode(...(await hmac('SHA-1', key, text))))

/** Compares two texts in constant time for texts of the same length. */
export function sameText(one: string, other: string): boolean {
  let difference = one.length ^ other.length
  for (let at = 0; at < one.length; at += 1) difference |= one.charCodeAt(at) ^ other.charCodeAt(at)
  return difference === 0
}
