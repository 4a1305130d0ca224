import * as z from 'zod/mini'
import type { Call, MetaApp } from '../client.ts'
import { GraphError } from '../errors.ts'
import { nice } from './shapes.ts'

const Token = z.object({ access_token: z.string().check(z.minLength(1)), expires_in: z.optional(z.number()) })
const TokenInfo = z.object({
  data: z.object({
    app_id: nice(z.string()),
    is_valid: z.boolean(),
    expires_at: nice(z.number()),
    granular_scopes: nice(z.array(z.object({ scope: z.string(), target_ids: nice(z.array(z.string())) }))),
    scopes: nice(z.array(z.string())),
  }),
})

/**
 * The calls that create and read tokens: https://developers.facebook.com/documentation/business-messaging/whatsapp/access-tokens
 */
export const tokenCalls = (call: Call, { appId, appSecret }: MetaApp) => ({
  /**
   * Exchanges the code. Call it once: a code is invalid after its first use, and 30 seconds after it was made. The request is a
   * form, so that no address contains the app secret. If Graph answers that a field of the form is missing, Meta did not read the
   * form and the code is still valid: it is sent once more in the address, as Meta's pages show it. Without `redirect_uri` for
   * codes of the JS SDK; with exactly the same address for a code that was sent to one.
   */
  async exchange(code: string, redirectUri?: string) {
    const said = {
      client_id: appId,
      client_secret: appSecret,
      code,
      ...(redirectUri ? { redirect_uri: redirectUri } : {}),
    }
    try {
      return await call('exchange', Token, { method: 'POST', path: 'oauth/access_token', form: said, once: true })
    } catch (error) {
      if (!(error instanceof GraphError) || !error.overlooked) throw error
      return call('exchange', Token, { path: 'oauth/access_token', query: said, once: true })
    }
  },

  /** What a token actually has access to. */
  inspect: async (token: string) =>
    (
      await call('inspect', TokenInfo, {
        path: 'debug_token',
        query: { input_token: token },
        token: `${appId}|${appSecret}`,
      })
    ).data,
})
