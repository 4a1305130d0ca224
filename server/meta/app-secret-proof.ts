const utf8 = new TextEncoder()
const algorithm = { name: 'HMAC', hash: 'SHA-256' }

/**
 * Makes `appsecret_proof`, which ties a token to this app: if the app requires the proof, a stolen token alone cannot be used. It
 * uses WebCrypto, because stories run the Graph client in a page.
 * https://developers.facebook.com/docs/graph-api/guides/secure-requests
 */
export function appSecretProof(appSecret: string): (token: string) => Promise<string> {
  const key = crypto.subtle.importKey('raw', utf8.encode(appSecret), algorithm, false, ['sign'])
  return async (token) => {
    const signature = await crypto.subtle.sign('HMAC', await key, utf8.encode(token))
    return [...new Uint8Array(signature)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  }
}
