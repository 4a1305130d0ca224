import { randomInt } from 'node:crypto'
import { GraphError } from '../graph/graph-error.ts'

const patience = 5000

/**
 * Asks a callback whether it wants our webhooks: it must answer 200 with the bare challenge.
 *
 * @throws {GraphError} 2200 saying what it did instead.
 */
export async function handshake(uri: string, verifyToken: string): Promise<void> {
  const challenge = String(randomInt(1_000_000_000, 2_000_000_000))
  const url = new URL(uri)
  url.searchParams.set('hub.mode', 'subscribe')
  url.searchParams.set('hub.challenge', challenge)
  url.searchParams.set('hub.verify_token', verifyToken)
  const reply = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(patience) }).catch(() => null)
  if (!reply) throw refused('the address did not answer')
  const text = await reply.text().catch(() => '')
  if (reply.status !== 200) throw refused(`HTTP status ${reply.status}`)
  if (text !== challenge) throw refused('the answer is not the challenge')
}

const refused = (why: string) =>
  new GraphError(400, 2200, `(#2200) Callback verification failed with the following errors: ${why}`)
