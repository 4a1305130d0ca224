import { createHmac } from 'node:crypto'
import * as z from 'zod/mini'
import { HealthEntity } from '../../contract/index.ts'
import { GraphError, type GraphErrorBody } from './errors.ts'

export interface MetaApp {
  appId: string
  appSecret: string
  graphUrl: string
  graphVersion: string
  /** A token of the partner's own system user. */
  systemToken?: string | undefined
  /** How long Graph may take over one call, in milliseconds. */
  timeout: number
  /** Hears of each call: `code` is `ok`, `none` without a usable answer, or Meta's. */
  measure?(operation: string, code: string, seconds: number): void
}

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
const Owner = z.object({ owner_business_info: z.optional(z.object({ id: z.optional(z.string()) })) })
/** A `false` is no answer to build on: it is asked again, like nonsense. */
const Success = z.object({ success: z.optional(z.literal(true)) })
const Made = z.object({ id: z.string() })
const Preverified = z.object({
  id: z.string(),
  phone_number: z.optional(z.string()),
  code_verification_status: z.optional(z.string()),
  verification_expiry_time: z.optional(z.union([z.string(), z.number()])),
})
const GraphNumber = z.object({
  id: z.string(),
  display_phone_number: z.string(),
  verified_name: z.optional(z.string()),
  code_verification_status: z.optional(z.string()),
  platform_type: z.optional(z.string()),
  quality_rating: z.optional(z.string()),
  status: z.optional(z.string()),
  name_status: z.optional(z.string()),
  is_on_biz_app: z.optional(z.boolean()),
  last_onboarded_time: z.optional(z.string()),
  throughput: z.optional(z.object({ level: z.optional(z.string()) })),
  is_official_business_account: z.optional(z.boolean()),
  is_pin_enabled: z.optional(z.boolean()),
  whatsapp_business_manager_messaging_limit: z.optional(z.union([z.string(), z.number()])),
})
export type GraphNumber = z.infer<typeof GraphNumber>
const NumberPage = z.object({
  data: z.array(GraphNumber),
  paging: z.optional(
    z.object({ cursors: z.optional(z.object({ after: z.optional(z.string()) })), next: z.optional(z.string()) }),
  ),
})
const NumberHealth = z.extend(GraphNumber, {
  // Nobody's number fails to connect because its health is written in a new way.
  health_status: z.catch(
    z.optional(z.object({ can_send_message: z.string(), entities: z._default(z.array(HealthEntity), []) })),
    undefined,
  ),
})
export type GraphNumberHealth = z.infer<typeof NumberHealth>
const NameReview = z.object({
  verified_name: z.optional(z.string()),
  name_status: z.optional(z.string()),
  new_display_name: z.optional(z.string()),
  new_name_status: z.optional(z.string()),
})
const SubscribedApps = z.object({
  data: z.array(z.object({ whatsapp_business_api_data: z.optional(z.object({ id: z.optional(z.string()) })) })),
})
const AppWebhooks = z.object({
  data: z.array(
    z.object({
      object: z.string(),
      fields: z._default(z.array(z.union([z.string(), z.object({ name: z.string() })])), []),
    }),
  ),
})
const ErrorEnvelope = z.object({
  error: z.object({
    message: z._default(z.string(), ''),
    type: z.optional(z.string()),
    code: z.number(),
    error_subcode: z.optional(z.number()),
    is_transient: z.optional(z.boolean()),
    fbtrace_id: z.optional(z.string()),
    error_data: z.optional(z.object({ details: z.optional(z.string()) })),
  }),
})

const numberFields =
  'id,display_phone_number,verified_name,code_verification_status,platform_type,quality_rating,status,name_status,is_on_biz_app,last_onboarded_time'

const moreNumberFields = `${numberFields},throughput,is_official_business_account,is_pin_enabled,whatsapp_business_manager_messaging_limit`

const Usage = z.record(
  z.string(),
  z.array(z.object({ estimated_time_to_regain_access: z.optional(z.number().check(z.nonnegative())) })),
)

/** How long the rate limit that is used up will last, in milliseconds; Meta counts it in minutes. */
function regainOf(header: string | null): number | undefined {
  try {
    const usage = Usage.parse(JSON.parse(header ?? ''))
    const minutes = Object.values(usage).flatMap((each) => each.map((one) => one.estimated_time_to_regain_access ?? 0))
    return Math.max(0, ...minutes) * 60_000 || undefined
  } catch {
    return undefined
  }
}

interface GraphRequest {
  method?: 'GET' | 'POST' | 'DELETE'
  path: string
  query?: Record<string, string>
  body?: object
  token?: string
}

export type Graph = ReturnType<typeof createGraph>

/**
 * The calls of a signup, one method each (https://developers.facebook.com/documentation/business-messaging/whatsapp/).
 * Each throws {@link GraphError} and nothing else; none repeats itself, for only the caller knows what may be repeated.
 */
export function createGraph({ appId, appSecret, systemToken, graphUrl, graphVersion, timeout, measure }: MetaApp) {
  const base = `${graphUrl.replace(/\/+$/, '')}/${graphVersion}`

  /** `appsecret_proof` ties a token to this app: stolen alone, it is worth nothing where the app requires the proof. */
  const proof = (token: string) => createHmac('sha256', appSecret).update(token).digest('hex')

  async function call<T extends z.ZodMiniType>(name: string, answer: T, request: GraphRequest): Promise<z.infer<T>> {
    const began = performance.now()
    const measured = (code: string) => measure?.(name, code, (performance.now() - began) / 1_000)
    try {
      const data = await ask(name, answer, request)
      measured('ok')
      return data
    } catch (error) {
      measured(String((error as GraphError).code ?? 'none'))
      throw error
    }
  }

  async function ask<T extends z.ZodMiniType>(name: string, answer: T, request: GraphRequest): Promise<z.infer<T>> {
    const url = new URL(`${base}/${request.path}`)
    for (const [key, value] of Object.entries(request.query ?? {})) url.searchParams.set(key, value)
    if (request.token) url.searchParams.set('appsecret_proof', proof(request.token))
    let status = 0
    let body: unknown
    let regain: number | undefined
    try {
      const response = await fetch(url, {
        method: request.method ?? 'GET',
        headers: {
          ...(request.token ? { authorization: `Bearer ${request.token}` } : {}),
          ...(request.body ? { 'content-type': 'application/json' } : {}),
        },
        ...(request.body ? { body: JSON.stringify(request.body) } : {}),
        redirect: 'error',
        signal: AbortSignal.timeout(timeout),
      })
      status = response.status
      regain = regainOf(response.headers.get('X-Business-Use-Case-Usage'))
      body = await response.json()
    } catch (error) {
      throw new GraphError(name, status, undefined, { cause: error, regain })
    }
    const refused = ErrorEnvelope.safeParse(body)
    if (refused.success) throw new GraphError(name, status, refused.data.error as GraphErrorBody, { regain })
    const parsed = answer.safeParse(body)
    if (status >= 400 || !parsed.success) throw new GraphError(name, status, undefined, { regain })
    return parsed.data as z.infer<T>
  }

  return {
    /**
     * Spends the code. Call it once: a code dies with its first use, and 30 seconds after it was made.
     * A POST, so that the app secret stands in no address; without `redirect_uri`, as codes of the JS SDK want it, and with
     * the very same one for a code that came to it.
     */
    exchange: (code: string, redirectUri?: string) =>
      call('exchange', Token, {
        method: 'POST',
        path: 'oauth/access_token',
        body: {
          client_id: appId,
          client_secret: appSecret,
          code,
          ...(redirectUri ? { redirect_uri: redirectUri } : {}),
        },
      }),

    /** Whether our own system user may fetch customers' tokens. */
    fetchesTokens: systemToken !== undefined,

    /** The token of a business that shared an account with the app, fetched by our own system user: a signup without its code. */
    businessToken: (businessId: string) =>
      call('business token', Token, {
        method: 'POST',
        path: `${businessId}/system_user_access_tokens`,
        body: { fetch_only: true },
        token: systemToken as string,
      }),

    /** What a token may really touch. */
    inspect: async (token: string) =>
      (
        await call('inspect', TokenInfo, {
          path: 'debug_token',
          query: { input_token: token },
          token: `${appId}|${appSecret}`,
        })
      ).data,

    /** All numbers of a WhatsApp Business Account, the newest onboarded first. */
    async numbers(wabaId: string, token: string): Promise<GraphNumber[]> {
      const numbers: GraphNumber[] = []
      let after: string | undefined
      do {
        const page: z.infer<typeof NumberPage> = await call('numbers', NumberPage, {
          path: `${wabaId}/phone_numbers`,
          query: { fields: numberFields, limit: '100', ...(after ? { after } : {}) },
          token,
        })
        numbers.push(...page.data)
        after = page.paging?.next && page.paging.cursors?.after
      } while (after && numbers.length < 2_000)
      return numbers
    },

    number: (phoneNumberId: string, token: string) =>
      call('number', GraphNumber, { path: phoneNumberId, query: { fields: moreNumberFields }, token }),

    /** A number with all that its messages pass through, as Meta sees it now. */
    numberHealth: (phoneNumberId: string, token: string) =>
      call('number health', NumberHealth, {
        path: phoneNumberId,
        query: { fields: `${moreNumberFields},health_status` },
        token,
      }),

    /** Asks for another display name, which Meta reviews; the number wears it from its next register on. */
    rename: (phoneNumberId: string, name: string, token: string) =>
      call('rename', Success, { method: 'POST', path: phoneNumberId, body: { new_display_name: name }, token }),

    /** The name a number wears, and the one it asked for, with what Meta thinks of either. */
    nameReview: (phoneNumberId: string, token: string) =>
      call('name review', NameReview, {
        path: phoneNumberId,
        query: { fields: 'verified_name,name_status,new_display_name,new_name_status' },
        token,
      }),

    /** Who owns an account. Null where the token may not know. */
    owner: async (wabaId: string, token: string) =>
      (await call('owner', Owner, { path: wabaId, query: { fields: 'owner_business_info' }, token }))
        .owner_business_info?.id ?? null,

    /** Subscribes this app to the account's webhooks. Repeating it is harmless. */
    subscribe: (wabaId: string, token: string) =>
      call('subscribe', Success, { method: 'POST', path: `${wabaId}/subscribed_apps`, token }),

    /** Ends what {@link subscribe} began, for all numbers of the account. */
    unsubscribe: (wabaId: string, token: string) =>
      call('unsubscribe', Success, { method: 'DELETE', path: `${wabaId}/subscribed_apps`, token }),

    /** Whether this app gets the account's webhooks. */
    async isSubscribed(wabaId: string, token: string): Promise<boolean> {
      const { data } = await call('subscriptions', SubscribedApps, { path: `${wabaId}/subscribed_apps`, token })
      return data.some((app) => app.whatsapp_business_api_data?.id === appId)
    },

    /** The webhook fields that the app itself asks for, whatever the account. */
    async webhookFields(): Promise<string[]> {
      const { data } = await call('app webhooks', AppWebhooks, {
        path: `${appId}/subscriptions`,
        token: `${appId}|${appSecret}`,
      })
      const fields = data.find(({ object }) => object === 'whatsapp_business_account')?.fields ?? []
      return fields.map((field) => (typeof field === 'string' ? field : field.name))
    },

    /** Puts a number into an account, for its customer to have; it is not verified yet. */
    addNumber: (wabaId: string, number: { cc: string; phone_number: string; verified_name: string }, token: string) =>
      call('add number', Made, { method: 'POST', path: `${wabaId}/phone_numbers`, body: number, token }),

    /** Has WhatsApp send a code to a number, or to one that is to be verified beforehand. */
    requestCode: (id: string, code_method: 'SMS' | 'VOICE', token: string) =>
      call('request code', Success, {
        method: 'POST',
        path: `${id}/request_code`,
        body: { code_method, language: 'en_US' },
        token,
      }),

    /** Says that code, six digits. */
    verifyCode: (id: string, code: string, token: string) =>
      call('verify code', Success, { method: 'POST', path: `${id}/verify_code`, body: { code }, token }),

    /** Takes a number among those that a partner verifies before a customer has them. */
    addPreverified: (businessId: string, phoneNumber: string, token: string) =>
      call('add preverified', Made, {
        method: 'POST',
        path: `${businessId}/add_phone_numbers`,
        body: { phone_number: phoneNumber.replace('+', '') },
        token,
      }),

    /** Such a number, and until when it counts as verified: 90 days from the code. */
    preverified: (id: string, token: string) =>
      call('preverified', Preverified, {
        path: id,
        query: { fields: 'id,phone_number,code_verification_status,verification_expiry_time' },
        token,
      }),

    /** Registers a number for the Cloud API; repeating it with the same PIN is harmless, with another one it is not. */
    register: (phoneNumberId: string, pin: string, token: string) =>
      call('register', Success, {
        method: 'POST',
        path: `${phoneNumberId}/register`,
        body: { messaging_product: 'whatsapp', pin },
        token,
      }),

    /** Asks the WhatsApp Business app for its contacts or its history: once each, within 24 hours of onboarding. */
    sync: (phoneNumberId: string, syncType: 'smb_app_state_sync' | 'history', token: string) =>
      call('sync', z.object({ request_id: z.optional(z.string()) }), {
        method: 'POST',
        path: `${phoneNumberId}/smb_app_data`,
        body: { messaging_product: 'whatsapp', sync_type: syncType },
        token,
      }),
  }
}
