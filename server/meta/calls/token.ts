import * as z from 'zod/mini'
import type { Call, MetaApp } from '../client.ts'
import { GraphError } from '../errors.ts'

const Token = z.object({ access_token: z.string().check(z.minLength(1)), expires_in: z.optional(z.number()) })
const TokenInfo = z.object({
  data: z.object({
    app_id: z.optional(z.string()),
    is_valid: z.boolean(),
    expires_at: z.optional(z.number()),
    granular_scopes: z.optional(z.array(z.object({ scope: z.string(), target_ids: z.optional(z.array(z.string())) }))),
    scopes: z.optional(z.array(z.string())),
  }),
})

/** What makes and reads tokens: https://developers.facebook.com/documentation/business-messaging/whatsapp/access-tokens */
export const tokenCalls = (call: Call, { appId, appSecret }: MetaApp) => ({
  /**
   * Spends the code. Call it once: a code dies with its first use, and 30 seconds after it was made.
   * A form, so that the app secret stands in no address. An answer that misses what the form held says that Meta did not read
   * it, so the code is still good: it is sent once more as Meta's pages have it, in the address.
   * Without `redirect_uri`, as codes of the JS SDK want it, and with the very same one for a code that came to it.
   */
  async exchange(code: string, redirectUri?: string) {
    const said = {
      client_id: appId,
      client_secret: appSecret,
      code,
      ...(redirectUri ? { redirect_uri: redirectUri } : {}),
    }
    try {
      return await call('exchange', Token, { method: 'POST', path: 'oauth/access_token', form: said })
    } catch (error) {
      if (!(error instanceof GraphError) || !error.overlooked) throw error
      return call('exchange', Token, { path: 'oauth/access_token', query: said })
    }
  },

  /** What a token may really touch. */
  inspect: async (token: string) =>
    (
      await call('inspect', TokenInfo, {
        path: 'debug_token',
        query: { input_token: token },
        token: `${appId}|${appSecret}`,
      })
    ).data,
})
