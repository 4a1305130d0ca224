import * as z from 'zod/mini'
import { HealthEntity } from '../../../contract/index.ts'
import type { Call } from '../client.ts'
import { fieldReader } from './fields.ts'
import { GraphNumber, moreNumberFields, neededOfNumber, Success } from './shapes.ts'

const NumberHealth = z.extend(GraphNumber, {
  // An unknown format of the health fields must not make a signup fail.
  health_status: z.catch(
    z.optional(z.object({ can_send_message: z.string(), entities: z._default(z.array(HealthEntity), []) })),
    undefined,
  ),
})
export type GraphNumberHealth = GraphNumber & Pick<z.infer<typeof NumberHealth>, 'health_status'>
const NameReview = z.object({
  verified_name: z.optional(z.string()),
  name_status: z.optional(z.string()),
  new_display_name: z.optional(z.string()),
  new_name_status: z.optional(z.string()),
})

/** One id, since a message goes to one person. */
const Sent = z.object({ messages: z.tuple([z.object({ id: z.string() })]) })
const Configured = z.object({
  webhook_configuration: z._default(
    z.object({
      phone_number: z.optional(z.string()),
      whatsapp_business_account: z.optional(z.string()),
      application: z.optional(z.string()),
    }),
    {},
  ),
})

/** The calls about one phone number. */
export const numberCalls = (call: Call) => ({
  async number(phoneNumberId: string, token: string): Promise<GraphNumber> {
    const asked = { path: phoneNumberId, token, fields: moreNumberFields, needed: neededOfNumber }
    const { found, missing } = await fieldReader(call)('number', GraphNumber, asked)
    return { ...found, missing }
  },

  /** A number with every entity that its messages pass through, and their current health at Meta. */
  async numberHealth(phoneNumberId: string, token: string): Promise<GraphNumberHealth> {
    const fields = [...moreNumberFields, 'health_status']
    const asked = { path: phoneNumberId, token, fields, needed: neededOfNumber }
    const { found, missing } = await fieldReader(call)('number health', NumberHealth, asked)
    return { ...found, missing }
  },

  /** Asks for another display name, which Meta reviews; the new name applies from the next registration on. */
  rename: (phoneNumberId: string, name: string, token: string) =>
    call('rename', Success, { method: 'POST', path: phoneNumberId, body: { new_display_name: name }, token }),

  /** The number's current name and its requested one, with Meta's decision on each. */
  nameReview: (phoneNumberId: string, token: string) =>
    call('name review', NameReview, {
      path: phoneNumberId,
      query: { fields: 'verified_name,name_status,new_display_name,new_name_status' },
      token,
    }),

  /** Sends a message. Repeating it sends another one. */
  sendMessage: (phoneNumberId: string, message: object, token: string) =>
    call('send message', Sent, { method: 'POST', path: `${phoneNumberId}/messages`, body: message, token }),

  /** Makes Meta send the messages of a number to this address instead of the app's; an empty one takes that away. */
  overrideWebhooks: (phoneNumberId: string, override_callback_uri: string, verify_token: string, token: string) =>
    call('override webhooks', Success, {
      method: 'POST',
      path: phoneNumberId,
      body: {
        webhook_configuration: { override_callback_uri, ...(verify_token ? { verify_token } : {}) },
      },
      token,
    }),

  /** Where Meta sends the messages of a number: the first address that is there, of number, account and app. */
  webhookConfiguration: async (phoneNumberId: string, token: string) =>
    (
      await call('webhook configuration', Configured, {
        path: phoneNumberId,
        query: { fields: 'webhook_configuration' },
        token,
      })
    ).webhook_configuration,

  /** Asks WhatsApp to send a code to a number, or to one that is verified beforehand. */
  requestCode: (id: string, code_method: 'SMS' | 'VOICE', token: string) =>
    call('request code', Success, {
      method: 'POST',
      path: `${id}/request_code`,
      body: { code_method, language: 'en_US' },
      token,
    }),

  /** Confirms the number with that code, six digits. */
  verifyCode: (id: string, code: string, token: string) =>
    call('verify code', Success, { method: 'POST', path: `${id}/verify_code`, body: { code }, token }),

  /** Registers a number for the Cloud API; repeating it with the same PIN is harmless, with another one it is not. */
  register: (phoneNumberId: string, pin: string, token: string) =>
    call('register', Success, {
      method: 'POST',
      path: `${phoneNumberId}/register`,
      body: { messaging_product: 'whatsapp', pin },
      token,
    }),

  /** Deregisters a number from the Cloud API. Its PIN stays. */
  deregister: (phoneNumberId: string, token: string) =>
    call('deregister', Success, { method: 'POST', path: `${phoneNumberId}/deregister`, token }),

  /**
   * Asks the WhatsApp Business app for its contacts or its history: once each, within 24 hours of onboarding. An answer without a
   * request id is not accepted.
   */
  sync: (phoneNumberId: string, syncType: 'smb_app_state_sync' | 'history', token: string) =>
    call('sync', z.object({ request_id: z.string() }), {
      method: 'POST',
      path: `${phoneNumberId}/smb_app_data`,
      body: { messaging_product: 'whatsapp', sync_type: syncType },
      token,
    }),
})
