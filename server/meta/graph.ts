import { accountCalls } from './calls/account.ts'
import { numberCalls } from './calls/number.ts'
import { preverifiedCalls } from './calls/preverified.ts'
import { tokenCalls } from './calls/token.ts'
import { createClient, type MetaApp } from './client.ts'

export type Graph = ReturnType<typeof createGraph>

/**
 * The calls of a signup, one method each (https://developers.facebook.com/documentation/business-messaging/whatsapp/).
 * Each throws {@link GraphError} and nothing else. None retries, because only the caller knows what may be repeated.
 */
export function createGraph(app: MetaApp) {
  const call = createClient(app)
  return { ...tokenCalls(call, app), ...accountCalls(call, app), ...numberCalls(call), ...preverifiedCalls(call) }
}
