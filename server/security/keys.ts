import { createHash, createPrivateKey, createPublicKey, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'

/** The keys derived from one server secret. Each use has a key of its own (HKDF, RFC 5869), so none can replace another. */
export interface KeySet {
  /** Identifies the secret that made a value; it reveals nothing about the secret. */
  id: string
  seal: Uint8Array
  /** A key object: from bytes, Node would make one for every signature, at six times the cost of signing. */
  link: KeyObject
  receipt: KeyObject
  domain: KeyObject
  sign: KeyObject
  verify: KeyObject
}

/** The newest first: it seals and signs; all of them open and verify. */
export type Keys = [KeySet, ...KeySet[]]

/** Keys from `PATCHBAY_SECRET_KEY`: one secret or several, newest first. */
export function deriveKeys(secrets: readonly Uint8Array[]): Keys {
  const [newest, ...older] = secrets
  if (!newest) throw new Error('secretKey must hold one key at least')
  return [keySet(newest), ...older.map(keySet)]
}

function keySet(secret: Uint8Array): KeySet {
  const derive = (use: string) => new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), `patchbay ${use}`, 32))
  const sign = ed25519(derive('result'))
  return {
    id: createHash('sha256').update(derive('key id')).digest('hex').slice(0, 12),
    seal: derive('seal'),
    link: createSecretKey(derive('link token')),
    receipt: createSecretKey(derive('trip receipt')),
    domain: createSecretKey(derive('domain proof')),
    sign,
    verify: createPublicKey(sign),
  }
}

/** An Ed25519 private key from its 32-byte seed: the fixed PKCS #8 header of RFC 8410, then the seed. */
const ed25519 = (seed: Uint8Array) =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
    format: 'der',
    type: 'pkcs8',
  })
