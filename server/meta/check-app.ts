import { readRefusal } from './envelope.ts'

/** Checks an app's id, secret and webhook by real calls to Meta: for `patchbay doctor`. */
export interface AppUnderCheck {
  appId: string
  appSecret: string
  graphUrl: string
  graphVersion: string
}

export class AppCheckError extends Error {
  override readonly name = 'AppCheckError'
  /** The setting that has to change; undefined when Meta did not answer. */
  readonly setting: string | undefined
  /** Meta answered, and said no. */
  readonly refused: boolean
  constructor(
    message: string,
    { setting, refused = false, cause }: { setting?: string | undefined; refused?: boolean; cause?: unknown } = {},
  ) {
    super(message, { cause })
    this.setting = setting
    this.refused = refused
  }
}

/**
 * Asks Meta for the app's own token, which it gives only for a correct id and secret.
 *
 * @throws {AppCheckError} naming the setting that is wrong
 */
export async function checkApp(app: AppUnderCheck): Promise<void> {
  const form = { client_id: app.appId, client_secret: app.appSecret, grant_type: 'client_credentials' }
  const answer = await call(app, 'oauth/access_token', { method: 'POST', body: new URLSearchParams(form) })
  if (typeof answer.access_token !== 'string') throw new AppCheckError('Meta answered without a token')
}

/** Where Meta sends the app's webhooks about WhatsApp accounts, if anywhere. @throws {AppCheckError} */
export async function webhookOfApp(app: AppUnderCheck): Promise<string | undefined> {
  const headers = { Authorization: `Bearer ${app.appId}|${app.appSecret}` }
  const { data } = await call(app, `${app.appId}/subscriptions`, { headers })
  const subscriptions = Array.isArray(data)
    ? (data as { object?: string; callback_url?: string; active?: boolean }[])
    : []
  return subscriptions.find(({ object, active }) => object === 'whatsapp_business_account' && active !== false)
    ?.callback_url
}

/** https://developers.facebook.com/docs/graph-api/guides/error-handling, as far as it is about an app. */
const settings: Record<number, string> = {
  1: 'META_APP_SECRET',
  101: 'META_APP_ID',
  190: 'META_APP_SECRET',
  2635: 'META_GRAPH_VERSION',
}

async function call(app: AppUnderCheck, path: string, request: RequestInit): Promise<Record<string, unknown>> {
  const url = `${app.graphUrl.replace(/\/+$/, '')}/${app.graphVersion}/${path}`
  let response: Response
  let body: Record<string, unknown>
  try {
    response = await fetch(url, { ...request, signal: AbortSignal.timeout(15_000) })
    body = (await response.json()) as Record<string, unknown>
  } catch (cause) {
    throw new AppCheckError(`${new URL(url).origin} did not answer`, { cause })
  }
  if (response.ok) return body
  const { code, message } = readRefusal(body) ?? {}
  const reason = (message || 'no reason given').replaceAll(app.appSecret, '…')
  throw new AppCheckError(`Meta refused: ${reason}`, {
    setting: settings[code ?? 0],
    refused: response.status < 500,
  })
}
