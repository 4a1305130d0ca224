import * as z from 'zod/mini'
import type { Call, MetaApp } from '../client.ts'
import { fieldReader } from './fields.ts'
import { GraphNumber, Made, neededOfNumber, nice, numberFields, Success } from './shapes.ts'

const NumberPage = z.object({
  data: z.array(GraphNumber),
  paging: z.optional(
    z.object({ cursors: z.optional(z.object({ after: z.optional(z.string()) })), next: z.optional(z.string()) }),
  ),
})
const Owner = z.object({ owner_business_info: nice(z.object({ id: z.optional(z.string()) })) })
const Account = z.object({ status: nice(z.string()), account_review_status: nice(z.string()) })
export type GraphAccount = z.infer<typeof Account>
const SubscribedApps = z.object({
  data: z.array(
    z.object({
      whatsapp_business_api_data: z.optional(z.object({ id: z.optional(z.string()) })),
      override_callback_uri: z.optional(z.string()),
    }),
  ),
})
const AppWebhooks = z.object({
  data: z.array(
    z.object({
      object: z.string(),
      fields: z._default(z.array(z.union([z.string(), z.object({ name: z.string() })])), []),
    }),
  ),
})

/** The calls about a WhatsApp Business Account, and about the app itself. */
export const accountCalls = (call: Call, { appId, appSecret }: MetaApp) => ({
  /** All numbers of a WhatsApp Business Account, the newest onboarded first. */
  async numbers(wabaId: string, token: string): Promise<GraphNumber[]> {
    const numbers: GraphNumber[] = []
    let after: string | undefined
    do {
      const { found: page, missing }: { found: z.infer<typeof NumberPage>; missing: string[] } = await fieldReader(
        call,
      )('numbers', NumberPage, {
        path: `${wabaId}/phone_numbers`,
        query: { limit: '100', ...(after ? { after } : {}) },
        token,
        fields: numberFields,
        needed: neededOfNumber,
      })
      numbers.push(...page.data.map((number) => ({ ...number, missing })))
      after = page.paging?.next && page.paging.cursors?.after
    } while (after && numbers.length < 2_000)
    return numbers
  },

  /** Who owns an account. Null when the token may not read it. */
  owner: async (wabaId: string, token: string) =>
    (await call('owner', Owner, { path: wabaId, query: { fields: 'owner_business_info' }, token })).owner_business_info
      ?.id ?? null,

  /** Whether an account may be used: its own state, and the result of Meta's review. */
  account: async (wabaId: string, token: string): Promise<GraphAccount> =>
    (
      await fieldReader(call)('account', Account, {
        path: wabaId,
        token,
        fields: ['id', 'status', 'account_review_status'],
        needed: ['id'],
      })
    ).found,

  /** Subscribes this app to the account's webhooks. Repeating it is harmless. */
  subscribe: (wabaId: string, token: string) =>
    call('subscribe', Success, { method: 'POST', path: `${wabaId}/subscribed_apps`, token }),

  /** Makes Meta send the messages of all numbers of the account to this address instead of the app's; {@link subscribe} takes that away. */
  overrideAccount: (wabaId: string, override_callback_uri: string, verify_token: string, token: string) =>
    call('override webhooks', Success, {
      method: 'POST',
      path: `${wabaId}/subscribed_apps`,
      body: { override_callback_uri, verify_token },
      token,
    }),

  /** Where Meta sends the messages of the account instead of to this app; null when it does not. */
  async accountOverride(wabaId: string, token: string): Promise<string | null> {
    const { data } = await call('subscriptions', SubscribedApps, { path: `${wabaId}/subscribed_apps`, token })
    return data.find((app) => app.whatsapp_business_api_data?.id === appId)?.override_callback_uri ?? null
  },

  /** Undoes {@link subscribe}, for all numbers of the account. */
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

  /** Adds a number to an account for its customer; it is not verified yet. */
  addNumber: (wabaId: string, number: { cc: string; phone_number: string; verified_name: string }, token: string) =>
    call('add number', Made, { method: 'POST', path: `${wabaId}/phone_numbers`, body: number, token }),
})
