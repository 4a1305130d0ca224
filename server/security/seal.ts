import { base64url, CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose'
import type { Keys } from './keys.ts'

/**
 * Encrypts secrets (tokens, PINs) before they are stored. `about` names the row: a value sealed for one row does not open in
 * another.
 */
export interface Sealer {
  seal(secret: string, about: string): Promise<string>
  /** @throws when the value was changed, belongs to another row, or its key is no longer among the server's secrets. */
  open(sealed: string, about: string): Promise<string>
  /** The same secret for the same row, under the newest key. @throws as {@link open} */
  reseal(sealed: string): Promise<string>
  /** The prefix of every value that the newest key sealed, and of no other. */
  newest: string
}

/** JWE (RFC 7516), direct A256GCM; the key id in the header selects the old key for values that the new one cannot open. */
export function createSealer(keys: Keys): Sealer {
  const header = (about: string) => ({ alg: 'dir', enc: 'A256GCM', kid: keys[0].id, about })
  const sealer: Sealer = {
    seal: (secret, about) =>
      new CompactEncrypt(new TextEncoder().encode(secret)).setProtectedHeader(header(about)).encrypt(keys[0].seal),

    async open(sealed, about) {
      const { plaintext, protectedHeader } = await compactDecrypt(sealed, ({ kid }) => {
        const key = keys.find(({ id }) => id === kid)
        if (!key) throw new Error(`sealed with a key (${kid}) that is not among PATCHBAY_SECRET_KEY any more`)
        return key.seal
      })
      if (protectedHeader.about !== about) throw new Error('a sealed value stands in a row that is not its own')
      return new TextDecoder().decode(plaintext)
    },

    async reseal(sealed) {
      const about = String(decodeProtectedHeader(sealed).about)
      return sealer.seal(await sealer.open(sealed, about), about)
    },

    newest: base64url.encode(JSON.stringify(header('')).slice(0, -2)).slice(0, -2),
  }
  return sealer
}
