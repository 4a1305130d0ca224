import { hmacSha1 } from '../http/hmac.ts'
import type { WebhookCall } from '../world/deliveries.ts'
import type { World } from '../world/world.ts'

/** Twilio waits 15 seconds for a webhook. */
const patience = 15_000

/**
 * The value of `X-Twilio-Signature`: base64 of an HMAC-SHA1, with the account's token, over the whole address followed by
 * every POST parameter in the order of their names, name and value one after the other.
 */
function twilioSignature(authToken: string, url: string, params: Record<string, string>): Promise<string> {
  const text = Object.keys(params)
    .sort()
    .reduce((sum, name) => sum + name + params[name], url)
  return hmacSha1(authToken, text)
}

type AppCall = {
  kind: 'sms' | 'voice'
  to: string
  url: string
  method?: 'GET' | 'POST'
  fallbackUrl?: string
  params: Record<string, string>
}

/**
 * Calls the app's webhook as Twilio does: a signed form, sent once more when the connection fails, then to the fallback address.
 * Returns the document it answered with, or null.
 */
export async function callApp(world: World, call: AppCall, signal: AbortSignal): Promise<string | null> {
  const answer = (await attempt(world, call, signal)) ?? (await attempt(world, call, signal))
  if (answer && answer.error === null) return answer.document
  if (!call.fallbackUrl) return null
  const params = { ...call.params, ErrorCode: String(answer?.error ?? 11200), ErrorUrl: call.url }
  const second = await attempt(world, { ...call, url: call.fallbackUrl, method: 'POST', params }, signal)
  return second && second.error === null ? second.document : null
}

type Answer = { document: string; error: number | null }

/** Null when nothing answered at all. */
async function attempt(world: World, { kind, to, url, method = 'POST', params }: AppCall, signal: AbortSignal) {
  const seen: WebhookCall = {
    at: new Date(world.clock.now()).toISOString(),
    kind,
    to,
    url,
    status: null,
    error: 11200,
  }
  world.twilio.deliveries.push(seen)
  const query = method === 'GET' ? `${url.includes('?') ? '&' : '?'}${new URLSearchParams(params)}` : ''
  const signed = await twilioSignature(world.twilio.credentials.authToken, url + query, method === 'GET' ? {} : params)
  try {
    const reply = await fetch(url + query, {
      method,
      redirect: 'follow',
      headers: {
        'X-Twilio-Signature': signed,
        'User-Agent': 'TwilioProxy/1.1',
        Accept: '*/*',
        ...(method === 'POST' ? { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' } : {}),
      },
      ...(method === 'POST' ? { body: new URLSearchParams(params).toString() } : {}),
      signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
    })
    const document = await reply.text()
    seen.status = reply.status
    seen.error = judge(reply, document)
    return { document, error: seen.error } satisfies Answer
  } catch {
    return null
  }
}

function judge(reply: Response, document: string): number | null {
  if (!reply.ok) return 11200
  if (reply.status === 204 || document === '') return null
  const type = reply.headers.get('content-type') ?? ''
  if (/^text\/plain/.test(type)) return null
  return /^(text|application)\/xml/.test(type) ? null : 12300
}

/** A document that cannot be followed is recorded at its delivery, as Twilio's debugger shows it. */
export function note<Result>(world: World, parse: () => Result): Result | null {
  try {
    return parse()
  } catch (error) {
    const last = world.twilio.deliveries.at(-1)
    if (last) last.error = (error as { code?: number }).code ?? 12100
    return null
  }
}
