import { randomInt } from '../world/random.ts'

const patience = 5000

/** A callback answered the handshake incorrectly; the message says how. */
export class HandshakeFailed extends Error {}

/**
 * Sends the handshake to a callback: it must answer 200 with the bare challenge.
 *
 * @throws {HandshakeFailed}
 */
export async function handshake(uri: string, verifyToken: string): Promise<void> {
  const challenge = String(randomInt(1_000_000_000, 2_000_000_000))
  const url = new URL(uri)
  url.searchParams.set('hub.mode', 'subscribe')
  url.searchParams.set('hub.challenge', challenge)
  url.searchParams.set('hub.verify_token', verifyToken)
  const reply = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(patience) }).catch(() => null)
  if (!reply) throw new HandshakeFailed('the address did not answer')
  const text = await reply.text().catch(() => '')
  if (reply.status !== 200) throw new HandshakeFailed(`HTTP status ${reply.status}`)
  if (text !== challenge) throw new HandshakeFailed('the answer is not the challenge')
}
