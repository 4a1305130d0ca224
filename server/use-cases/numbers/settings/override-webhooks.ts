import { randomBytes } from 'node:crypto'
import { post } from '../../../delivery/post.ts'
import type { AppDeps } from '../../../deps.ts'
import { Fault } from '../../../fault.ts'
import { GraphError } from '../../../meta/errors.ts'

/** How long Meta waits for the answer to its handshake, in milliseconds. */
const patience = 6_000

type Asking = Pick<AppDeps, 'allowPrivateWebhooks' | 'graph' | 'log' | 'sealer'>

interface Override {
  phoneNumberId: string
  token: string
  /** Null takes the override away. */
  url: string | null
  verifyToken: string | null
}

/**
 * Makes Meta send the messages of a number to an address of the host's own, or to this server again. The address is asked first, as
 * Meta will ask it: so the host reads what is wrong with it, and not that "callback verification failed"
 * (https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/override).
 *
 * @throws {Fault} `invalid_request` for an address that does not answer the handshake, or that Meta refuses; `meta_unavailable`
 */
export async function overrideWebhooks(deps: Asking, { phoneNumberId, token, url, verifyToken }: Override) {
  if (url !== null) {
    if (!verifyToken)
      throw refused('webhook_verify_token', 'is needed with webhook_destination_url: Meta sends it there')
    await shakeHands(deps, url, verifyToken)
  }
  try {
    await deps.graph.overrideWebhooks(phoneNumberId, url ?? '', verifyToken ?? '', token)
  } catch (error) {
    if (error instanceof GraphError)
      deps.log.warn(error.detail, "a number's own address for webhooks could not be set at Meta")
    return refusedByMeta(error, 'whatsapp_phone_number')
  }
}

/** Meta's refusal of an address in words about the field. @throws always: anything but an error of Graph's as it is */
export function refusedByMeta(error: unknown, of: string): never {
  if (!(error instanceof GraphError)) throw error
  if (error.transient)
    throw new Fault('meta_unavailable', 'Meta did not answer: try again in a moment', { cause: error })
  throw new Fault(
    'invalid_request',
    `${of}.webhook_destination_url was refused by Meta (code ${error.code}): ${error.detail.message}`,
  )
}

/**
 * Asks an address as Meta will ask it.
 *
 * @throws {Fault} `invalid_request` that says what is wrong with its answer
 */
export async function shakeHands(
  { allowPrivateWebhooks: allowPrivate }: Pick<Asking, 'allowPrivateWebhooks'>,
  url: string,
  verifyToken: string,
  of = 'whatsapp_phone_number',
) {
  const wrong = (words: string) => new Fault('invalid_request', `${of}.webhook_destination_url ${words}`)
  const challenge = randomBytes(8).toString('hex')
  const target = new URL(url)
  target.searchParams.set('hub.mode', 'subscribe')
  target.searchParams.set('hub.challenge', challenge)
  target.searchParams.set('hub.verify_token', verifyToken)
  const answer = await post(target.href, {
    method: 'GET',
    headers: {},
    body: '',
    allowPrivate,
    timeout: patience,
  }).catch((error: unknown) => {
    throw wrong(`does not answer Meta's handshake: ${(error as Error).message}`)
  })
  if (answer.status !== 200) throw wrong(`must answer Meta's handshake with 200, and answered ${answer.status}`)
  if (answer.body !== challenge) throw wrong('must answer the handshake with hub.challenge and nothing else')
}

const refused = (field: string, words: string) =>
  new Fault('invalid_request', `whatsapp_phone_number.${field} ${words}`)
