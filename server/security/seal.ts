import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto'
import type { Keys } from './keys.ts'
import { createMemory } from './memory.ts'

/**
 * Encrypts secrets (tokens, PINs) before they are stored. `about` names the row: a value sealed for one row does not open in
 * another.
 */
export interface Sealer {
  seal(secret: string, about: string): Promise<string>
  /** @throws when the value was changed, belongs to another row, or its key is no longer among the server's secrets. */
  open(sealed: string, about: string): Promise<string>
  /** The same for a secret that is used again and again. What was opened stays in memory for two minutes after its last use. */
  recall(sealed: string, about: string): Promise<string>
  /** The same secret for the same row, under the newest key. @throws as {@link open} */
  reseal(sealed: string): Promise<string>
  /** The prefix of every value that the newest key sealed, and of no other. */
  newest: string
}

interface Header {
  alg: 'dir'
  enc: 'A256GCM'
  kid: string
  about: string
}

const cipher = 'aes-256-gcm'
const [ivBytes, tagBytes] = [12, 16]

/**
 * JWE (RFC 7516), direct A256GCM; the key id in the header selects the old key for values that the new one cannot open. Node's own
 * cipher does it in one piece: a message that is relayed is sealed once and opened once, and WebCrypto, which jose uses, takes
 * thirty times as long for a text of this size, because it hands each one to a thread.
 */
export function createSealer(keys: Keys): Sealer {
  const secrets = new Map(keys.map(({ id, seal }) => [id, createSecretKey(seal)]))
  const [{ id: newest }] = keys
  const opened = createMemory()
  const headerOf = (about: string): Header => ({ alg: 'dir', enc: 'A256GCM', kid: newest, about })

  const sealer: Sealer = {
    async seal(secret, about) {
      const header = encode(JSON.stringify(headerOf(about)))
      const iv = randomBytes(ivBytes)
      const sealing = createCipheriv(cipher, keyOf(newest), iv, { authTagLength: tagBytes }).setAAD(Buffer.from(header))
      const text = Buffer.concat([sealing.update(secret, 'utf8'), sealing.final()])
      return [header, '', ...[iv, text, sealing.getAuthTag()].map(encode)].join('.')
    },

    async open(sealed, about) {
      const { header, kid, iv, text, tag, ...said } = partsOf(sealed)
      const opening = createDecipheriv(cipher, keyOf(kid), iv, { authTagLength: tagBytes })
        .setAAD(Buffer.from(header))
        .setAuthTag(tag)
      const secret = Buffer.concat([opening.update(text), opening.final()])
      if (said.about !== about) throw new Error('a sealed value stands in a row that is not its own')
      return secret.toString('utf8')
    },

    async recall(sealed, about) {
      const name = `${about} ${sealed}`
      const known = opened.get(name)
      if (known !== undefined) return known
      const secret = await sealer.open(sealed, about)
      opened.set(name, secret)
      return secret
    },

    async reseal(sealed) {
      const { about } = partsOf(sealed)
      return sealer.seal(await sealer.open(sealed, about), about)
    },

    newest: encode(JSON.stringify(headerOf('')).slice(0, -2)).slice(0, -2),
  }
  return sealer

  function keyOf(kid: string) {
    const key = secrets.get(kid)
    if (!key) throw new Error(`sealed with a key (${kid}) that is not among PATCHBAY_SECRET_KEY any more`)
    return key
  }
}

const encode = (bytes: Buffer | string) => Buffer.from(bytes).toString('base64url')

/** @throws when it is not exactly what base64url makes of some bytes */
function decode(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.toString('base64url') !== text) throw damaged()
  return bytes
}

function partsOf(sealed: string) {
  const [header, key, ...rest] = sealed.split('.')
  if (!header || key !== '' || rest.length !== 3) throw damaged()
  const [iv, text, tag] = rest.map(decode) as [Buffer, Buffer, Buffer]
  const { alg, enc, kid, about, ...more } = JSON.parse(decode(header).toString('utf8')) as Header
  // A header with more in it may ask for what is not done here, such as unpacking.
  if (alg !== 'dir' || enc !== 'A256GCM' || Object.keys(more).length) throw damaged()
  if (iv.length !== ivBytes || tag.length !== tagBytes) throw damaged()
  return { header, kid, about, iv, text, tag }
}

const damaged = () => new Error('a sealed value is damaged')
