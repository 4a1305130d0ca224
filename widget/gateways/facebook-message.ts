import type { Assets, Cancelled } from '../../contract/index.ts'

/** What a message of the popup means for us. */
export type Told = { type: 'assets'; assets: Assets } | { type: 'ended'; cancelled: Cancelled }

/**
 * Whether a message comes from Meta: exactly one of `allowed` when the session names any, else facebook.com itself or a host
 * below it, over https. The whole host is compared, so evilfacebook.com does not match.
 */
export function fromMeta(origin: string, allowed: readonly string[]): boolean {
  if (allowed.length) return allowed.includes(origin)
  try {
    const { protocol, hostname } = new URL(origin)
    return protocol === 'https:' && /^(.+\.)?facebook\.com$/.test(hostname)
  } catch {
    return false
  }
}

/**
 * Reads one `message` event of the page. Undefined when it is not a message of Meta's about a signup: a page receives many
 * messages, and Meta's SDK itself sends some that are not JSON.
 */
export function readMessage({ origin, data }: { origin: string; data: unknown }, allowed: readonly string[]) {
  if (!fromMeta(origin, allowed)) return null
  const message = record(typeof data === 'string' ? json(data) : data)
  if (message.type !== 'WA_EMBEDDED_SIGNUP' || typeof message.event !== 'string') return null
  const told = record(message.data)
  const { event } = message

  // Meta adds finish events as it adds products. The name is passed on, and the server checks the result itself.
  if (/^FINISH/.test(event)) return { type: 'assets', assets: assetsOf(event, told) } satisfies Told
  if (/^(CANCEL|ERROR)$/i.test(event))
    return { type: 'ended', cancelled: cancelledOf(event, told, message) } satisfies Told
  return null
}

function assetsOf(event: string, told: Record<string, unknown>): Assets {
  const assets: Assets = { event: event.slice(0, 500) }
  for (const name of ['waba_id', 'phone_number_id', 'business_id'] as const) {
    const id = told[name]
    if (isId(id)) assets[name] = id
  }
  const accounts = told.primary_waac_ids
  if (Array.isArray(accounts)) assets.primary_waac_ids = accounts.filter(isId).slice(0, 20)
  return assets
}

const isId = (id: unknown): id is string => typeof id === 'string' && /^[0-9]{1,32}$/.test(id)

/** A customer who left reports the screen; one who reported a problem reports its code (`error_id` before 2026). */
function cancelledOf(event: string, told: Record<string, unknown>, message: Record<string, unknown>): Cancelled {
  const error_message = words(told.error_message ?? message.error_message)
  const error_code = words(told.error_code ?? told.error_id)
  if (error_message || error_code || /error/i.test(event))
    return {
      fault: 'signup_error',
      ...(error_code && { error_code }),
      ...(error_message && { error_message }),
      ...some('session_id', words(told.session_id)),
      ...some('step', words(told.current_step)),
    }
  return { fault: 'signup_cancelled', ...some('step', words(told.current_step)) }
}

const some = <K extends string>(name: K, value: string | undefined) =>
  (value ? { [name]: value } : {}) as { [N in K]?: string }

const words = (value: unknown) =>
  (typeof value === 'string' && value) || typeof value === 'number' ? String(value).slice(0, 500) : undefined

const record = (value: unknown) => (typeof value === 'object' && value ? value : {}) as Record<string, unknown>

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
