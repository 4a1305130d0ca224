import { CompactEncrypt, compactDecrypt } from 'jose'
import type { Keys } from './keys.ts'

/** Locks secrets (tokens, PINs) before they are stored. `about` names the row they belong to: sealed for one, useless in another. */
export interface Sealer {
  seal(secret: string, about: string): Promise<string>
  /** @throws when the value was changed, belongs to another row, or its key is no longer among the server's secrets. */
  open(sealed: string, about: string): Promise<string>
}

/** JWE (RFC 7516), direct A256GCM; the key id in the header lets an old key open what a new one would not. */
export function createSealer(keys: Keys): Sealer {
  return {
    seal: (secret, about) =>
      new CompactEncrypt(new TextEncoder().encode(secret))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: keys[0].id, about })
        .encrypt(keys[0].seal),

    async open(sealed, about) {
      const { plaintext, protectedHeader } = await compactDecrypt(sealed, ({ kid }) => {
        const key = keys.find(({ id }) => id === kid)
        if (!key) throw new Error(`sealed with a key (${kid}) that is not among PATCHBAY_SECRET_KEY any more`)
        return key.seal
      })
      if (protectedHeader.about !== about) throw new Error('a sealed value stands in a row that is not its own')
      return new TextDecoder().decode(plaintext)
    },
  }
}
