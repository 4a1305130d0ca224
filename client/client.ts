import type {
  AccessToken,
  AccountKey,
  AccountKeyCreate,
  AccountWebhooks,
  AccountWebhooksUpdate,
  ApiKey,
  ApiKeyCreate,
  ApiKeyRotate,
  AuditEntry,
  Customer,
  CustomerCreate,
  CustomerUpdate,
  DisplayNameRequest,
  Health,
  LinkAnswers,
  LinkEvent,
  MetaAppUpdate,
  MetaAppView,
  MetaObservation,
  PhoneNumber,
  PhoneNumberConnect,
  PhoneNumberUpdate,
  Project,
  ProjectLink,
  ProjectUpdate,
  SearchResult,
  SetupLink,
  SetupLinkCreate,
  SetupLinkStatus,
  SetupLinkUpdate,
  SetupStatus,
} from '../contract/index.ts'
import { domainMethods } from './domains.ts'
import { numberMethods } from './numbers.ts'
import { type Listed, listed, type PageOptions } from './paging.ts'
import { statsMethods } from './stats.ts'
import { themeMethods } from './theme.ts'
import { type Once, type TransportOptions, transport } from './transport.ts'
import { verbs } from './verbs.ts'
import { type CursorPage, webhookMethods } from './webhooks.ts'

export type ClientOptions = TransportOptions

type CustomerQuery = PageOptions & { name_contains?: string; external_customer_id?: string }
type LinkQuery = PageOptions & { status?: SetupLinkStatus }
type ProjectLinkQuery = {
  status?: SetupLinkStatus
  whatsapp_setup_status?: SetupStatus
  created_after?: string
  created_before?: string
  limit?: number
  after?: string
}
type NumberQuery = PageOptions & {
  phone_number_id?: string
  /** In any spelling of its line. */
  phone_number?: string
  business_account_id?: string
  customer_id?: string
  name_contains?: string
  messaging_enabled?: boolean
}
type AuditQuery = PageOptions & { actor?: string; action?: string; subject?: string }

type WebhookConfiguration = Record<'phone_number' | 'whatsapp_business_account' | 'application', string | null>

/**
 * Patchbay for a backend, whichever dialect other code of yours speaks. Needs `fetch` and nothing else, so it runs on
 * Node, Deno, Bun and workers. Everything throws {@link PatchbayError}.
 *
 * @example
 * const patchbay = createClient({ serverUrl: 'https://connect.example.com', apiKey })
 * const customer = await patchbay.customers.create({ name: 'Wind & Wool' })
 * const { url, token } = await patchbay.setupLinks.create(customer.id)
 */
export function createClient(options: ClientOptions) {
  const send = transport(options)
  const { get, id, patch, post, put, remove } = verbs(send)
  const accountKeys = (accountId: string) => `/whatsapp/accounts/${id(accountId)}/keys`
  const accountWebhooks = (accountId: string) => `/whatsapp/accounts/${id(accountId)}/webhook_configuration`
  const links = (customerId: string) => `/customers/${id(customerId)}/setup_links`

  return {
    customers: {
      ...listed<Customer, CustomerQuery>(send, '/customers'),
      create: (customer: CustomerCreate, once?: Once) => post<Customer>('/customers', { customer }, once),
      get: (customerId: string) => get<Customer>(`/customers/${id(customerId)}`),
      update: (customerId: string, customer: CustomerUpdate) =>
        patch<Customer>(`/customers/${id(customerId)}`, { customer }),
      delete: (customerId: string) => remove(`/customers/${id(customerId)}`),
    },

    setupLinks: {
      of: (customerId: string): Listed<SetupLink, LinkQuery> => listed(send, links(customerId)),
      /** Ends the customer's earlier link. `url` is for an e-mail, `token` for the widget. */
      create: (customerId: string, setup_link: SetupLinkCreate = {}, once?: Once) =>
        post<SetupLink & { token: string }>(links(customerId), { setup_link }, once),
      get: (customerId: string, linkId: string) => get<SetupLink>(`${links(customerId)}/${id(linkId)}`),
      update: (customerId: string, linkId: string, setup_link: SetupLinkUpdate) =>
        patch<SetupLink>(`${links(customerId)}/${id(linkId)}`, { setup_link }),
      revoke: (customerId: string, linkId: string) =>
        patch<SetupLink>(`${links(customerId)}/${id(linkId)}`, { setup_link: { status: 'revoked' } }),
      /** Whoever's customer it is for. */
      find: (linkId: string) => get<ProjectLink>(`/setup_links/${id(linkId)}`),
      /** Of all customers, the newest first. A page may hold fewer than `limit`, or none, and `next` all the same. */
      list: (query?: ProjectLinkQuery) => send<CursorPage<ProjectLink>>('GET', '/setup_links', { query }),
      /** What the customer answered to its steps, whoever's customer it is for. */
      answers: (linkId: string) => get<LinkAnswers>(`/setup_links/${id(linkId)}/answers`),
      /** What happened on the way. */
      events: (customerId: string, linkId: string): Listed<LinkEvent, PageOptions> =>
        listed(send, `${links(customerId)}/${id(linkId)}/events`),
    },

    phoneNumbers: {
      ...listed<PhoneNumber, NumberQuery>(send, '/whatsapp/phone_numbers'),
      /** Connects a number by hand, with a token of your own. */
      connect: (customerId: string, whatsapp_phone_number: PhoneNumberConnect, once?: Once) =>
        post<PhoneNumber>(`/customers/${id(customerId)}/whatsapp/phone_numbers`, { whatsapp_phone_number }, once),
      get: (phoneNumberId: string) => get<PhoneNumber>(`/whatsapp/phone_numbers/${id(phoneNumberId)}`),
      update: (phoneNumberId: string, whatsapp_phone_number: PhoneNumberUpdate) =>
        patch<PhoneNumber>(`/whatsapp/phone_numbers/${id(phoneNumberId)}`, { whatsapp_phone_number }),
      /** `deregister`: Meta lets go of the number, too. */
      delete: (phoneNumberId: string, { deregister = false }: { deregister?: boolean } = {}) =>
        remove(`/whatsapp/phone_numbers/${id(phoneNumberId)}${deregister ? '?deregister=true' : ''}`),
      /** The display names it asked for, and what Meta made of them. */
      displayNames: (phoneNumberId: string): Listed<DisplayNameRequest, PageOptions> =>
        listed(send, `/whatsapp/phone_numbers/${id(phoneNumberId)}/display_name_requests`),
      /** Asks Meta for another display name. */
      rename: (phoneNumberId: string, new_display_name: string, once?: Once) =>
        post<DisplayNameRequest>(
          `/whatsapp/phone_numbers/${id(phoneNumberId)}/display_name_requests`,
          { display_name_request: { new_display_name } },
          once,
        ),
      displayName: (phoneNumberId: string, requestId: string) =>
        get<DisplayNameRequest>(`/whatsapp/phone_numbers/${id(phoneNumberId)}/display_name_requests/${id(requestId)}`),
      /** Where Meta sends the messages of the number. */
      webhookConfiguration: (phoneNumberId: string) =>
        get<WebhookConfiguration>(`/whatsapp/phone_numbers/${id(phoneNumberId)}/webhook_configuration`),
      /** Meta's token of the number, where the project's policy lets it out. */
      accessToken: (phoneNumberId: string) =>
        post<AccessToken>(`/whatsapp/phone_numbers/${id(phoneNumberId)}/access_token`),
      health: (phoneNumberId: string) => send<Health>('GET', `/whatsapp/phone_numbers/${id(phoneNumberId)}/health`),
    },

    ...webhookMethods(send),
    ...domainMethods(send),
    ...themeMethods(send),

    /** The project that the key belongs to. */
    /** The Meta app that new signups use. Its secret never comes back. */
    metaApp: {
      get: () => get<MetaAppView>('/meta_app'),
      /** Gives the project a Meta app of its own, or another secret of it. */
      set: (meta_app: MetaAppUpdate) => put<MetaAppView>('/meta_app', { meta_app }),
      /** New signups use the app of the server again. */
      remove: () => remove('/meta_app'),
    },

    project: {
      get: () => get<Project>('/project'),
      update: (project: ProjectUpdate) => patch<Project>('/project', { project }),
    },

    apiKeys: {
      ...listed<ApiKey>(send, '/api_keys'),
      /** `key` is in this answer and in no other. */
      create: (api_key: ApiKeyCreate, once?: Once) => post<ApiKey & { key: string }>('/api_keys', { api_key }, once),
      get: (apiKeyId: string) => get<ApiKey>(`/api_keys/${id(apiKeyId)}`),
      /** Makes the key that takes this one's place, and which works beside it for a day unless said otherwise. */
      rotate: (apiKeyId: string, api_key: ApiKeyRotate = {}, once?: Once) =>
        post<ApiKey & { key: string }>(`/api_keys/${id(apiKeyId)}/rotate`, { api_key }, once),
      revoke: (apiKeyId: string) => remove(`/api_keys/${id(apiKeyId)}`),
    },

    ...statsMethods(send),

    /** Where Meta sends the messages of a whole account; an address of a number itself comes before it. */
    accountWebhooks: {
      get: (accountId: string) => get<AccountWebhooks>(accountWebhooks(accountId)),
      set: (accountId: string, whatsapp_account: AccountWebhooksUpdate) =>
        put<AccountWebhooks>(accountWebhooks(accountId), { whatsapp_account }),
    },

    /** Keys that reach one account at the Graph proxy, and nothing else. */
    accountKeys: {
      of: (accountId: string): Listed<AccountKey, PageOptions> => listed(send, accountKeys(accountId)),
      /** `key` is in this answer and in no other. */
      create: (accountId: string, account_key: AccountKeyCreate, once?: Once) =>
        post<AccountKey & { key: string }>(accountKeys(accountId), { account_key }, once),
      get: (accountId: string, keyId: string) => get<AccountKey>(`${accountKeys(accountId)}/${id(keyId)}`),
      rotate: (accountId: string, keyId: string, account_key: ApiKeyRotate = {}, once?: Once) =>
        post<AccountKey & { key: string }>(`${accountKeys(accountId)}/${id(keyId)}/rotate`, { account_key }, once),
      revoke: (accountId: string, keyId: string) => remove(`${accountKeys(accountId)}/${id(keyId)}`),
      /** The key that a signup with `issue_key` brought, in exchange for its signed result, once. */
      claim: (result: string, once?: Once) =>
        post<AccountKey & { key: string }>('/whatsapp/account_keys/claim', { account_key: { result } }, once),
    },

    /**
     * What `@kapso/whatsapp-cloud-api`, or another client of Meta's Cloud API, needs to use a number through this server.
     *
     * @example
     * const { phoneNumberId, ...options } = patchbay.whatsapp('106540352242922')
     * await new WhatsAppClient(options).messages.sendText({ phoneNumberId, to: '15550001111', body: 'Hello' })
     */
    whatsapp: (phoneNumberId: string) => ({
      phoneNumberId,
      baseUrl: `${options.serverUrl.replace(/\/+$/, '')}/meta/whatsapp`,
      kapsoApiKey: options.apiKey,
    }),

    auditLog: listed<AuditEntry, AuditQuery>(send, '/audit_log'),

    /** Finds what somebody pastes: the address of a link, an id of ours or of Meta's, a phone number, a name. */
    search: (q: string) => get<SearchResult>(`/search?${new URLSearchParams({ q })}`),

    /** Words of Meta's that this server met and does not know. */
    metaObserved: () => get<MetaObservation[]>('/meta/observed'),

    ...numberMethods(send),
  }
}

export type Client = ReturnType<typeof createClient>
