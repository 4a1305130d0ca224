import { createLocalJWKSet, type JWTVerifyGetKey } from 'jose'
import type * as c from '../contract/index.ts'
import type { Deps } from './deps.ts'
import { platformFunctions } from './http/doors/functions.ts'
import { publicKeys } from './security/result.ts'

/** Which project a function is about; by default the default project. */
export interface InProject {
  projectId?: string
}

export interface PageOf<Item> {
  data: Item[]
  meta: { page: number; per_page: number; total_pages: number; total_count: number; next_cursor: string | null }
}

/** Which page of a list. */
interface Paged extends InProject {
  page?: number
  per_page?: number
  /** `next_cursor` of the page before, which stays right while rows come and go; then `page` counts for nothing. */
  cursor?: string
}

/** Which page of a list, and its filters; times as ISO text. */
export interface ListOptions extends Paged {
  created_after?: string
  created_before?: string
}

type Customers = ListOptions & { name_contains?: string; external_customer_id?: string }
type Links = ListOptions & { status?: c.SetupLinkStatus }
type Numbers = ListOptions & {
  phone_number_id?: string
  phone_number?: string
  business_account_id?: string
  customer_id?: string
  messaging_enabled?: boolean
  name_contains?: string
}
type Webhooks = ListOptions & {
  kind?: c.WebhookKind
  active?: boolean
  url_contains?: string
  phone_number_id?: string
}
type PoolNumbers = Paged & { status?: c.PoolNumberStatus; phone_number?: string }
type Audit = ListOptions & { actor?: string; action?: string; subject?: string }
interface Deliveries extends InProject {
  limit?: number
  after?: string
  before?: string
  status?: c.DeliveryStatus
  event?: string
  webhook_id?: string
  phone_number_id?: string
  errors_only?: boolean
  period?: '24h' | '7d' | '30d'
}
interface ProjectLinks extends InProject {
  limit?: number
  after?: string
  status?: c.SetupLinkStatus
  whatsapp_setup_status?: c.SetupStatus
  created_after?: string
  created_before?: string
}
interface ApiLogs {
  limit?: number
  after?: string
  before?: string
  errors_only?: boolean
  created_after?: string
  created_before?: string
}
interface CursorPageOf<Item> {
  data: Item[]
  paging: { cursors: { before: string | null; after: string | null }; next: string | null; previous: string | null }
}
type Keyed<Row> = Row & { key: string }
type Done = Promise<{ success: true }>
type List<Item, Options = Paged> = (options?: Options) => Promise<PageOf<Item>>
type ListIn<Item, Options = Paged> = (id: string, options?: Options) => Promise<PageOf<Item>>
type Read<Item> = (id: string, options?: InProject) => Promise<Item>
type ReadIn<Item> = (outerId: string, id: string, options?: InProject) => Promise<Item>
type Write<Given, Item> = (id: string, given: Given, options?: InProject) => Promise<Item>
type WriteIn<Given, Item> = (outerId: string, id: string, given: Given, options?: InProject) => Promise<Item>

/**
 * The Platform API without HTTP, for the app that Patchbay is mounted in: same rules, same shapes, no key.
 * Each throws a {@link Fault} where the API would answer with an error: `code` says which, `message` is its sentence.
 */
export interface Functions {
  createCustomer(customer: c.CustomerCreate, options?: InProject): Promise<c.Customer>
  getCustomer: Read<c.Customer>
  listCustomers: List<c.Customer, Customers>
  updateCustomer: Write<c.CustomerUpdate, c.Customer>
  deleteCustomer: Read<void>

  /** Revokes the customer's earlier link. `token` is for the widget, `url` for an e-mail. */
  createSetupLink(
    customerId: string,
    link?: c.SetupLinkCreate,
    options?: InProject,
  ): Promise<c.SetupLink & { token: string }>
  getSetupLink: ReadIn<c.SetupLink>
  /** Whoever's customer it is for. */
  findSetupLink: Read<c.ProjectLink>
  /** Of all customers, the newest first. */
  listProjectLinks(options?: ProjectLinks): Promise<CursorPageOf<c.ProjectLink>>
  listSetupLinks: ListIn<c.SetupLink, Links>
  updateSetupLink: WriteIn<c.SetupLinkUpdate, c.SetupLink>
  /** What the customer answered to its steps. */
  getSetupLinkAnswers: Read<c.LinkAnswers>
  /** What happened on the way, from the beginning. */
  listSetupLinkEvents(customerId: string, linkId: string, options?: Paged): Promise<PageOf<c.LinkEvent>>

  getPhoneNumber: Read<c.PhoneNumber>
  listPhoneNumbers: List<c.PhoneNumber, Numbers>
  connectPhoneNumber: Write<c.PhoneNumberConnect, c.PhoneNumber>
  updatePhoneNumber: Write<c.PhoneNumberUpdate, c.PhoneNumber>
  /** `deregister`: Meta lets go of the number, too. */
  deletePhoneNumber(phoneNumberId: string, options?: InProject & { deregister?: boolean }): Promise<void>
  getPhoneNumberHealth: Read<c.Health>
  listDisplayNameRequests: ListIn<c.DisplayNameRequest>
  createDisplayNameRequest: Write<c.DisplayNameRequestCreate, c.DisplayNameRequest>
  getDisplayNameRequest: ReadIn<c.DisplayNameRequest>
  /** Where Meta sends the messages of a number. */
  getWebhookConfiguration: Read<Record<'phone_number' | 'whatsapp_business_account' | 'application', string | null>>
  readAccessToken: Read<c.AccessToken>

  listNumberPools: List<c.NumberPool, Paged & { country_iso?: string }>
  createNumberPool(pool: c.NumberPoolCreate, options?: InProject): Promise<c.NumberPool>
  getNumberPool: Read<c.NumberPool>
  updateNumberPool: Write<c.NumberPoolUpdate, c.NumberPool>
  drainNumberPool: Write<{ release?: boolean }, c.NumberPool>
  listPoolNumbers: ListIn<c.PoolNumber, PoolNumbers>
  importPoolNumbers: Write<c.PoolNumbersImport, c.PoolNumbersImported>
  getPoolNumber: ReadIn<c.PoolNumber>
  updatePoolNumber: WriteIn<c.PoolNumberUpdate, c.PoolNumber>
  releasePoolNumber: ReadIn<void>
  getTelephony(options?: InProject): Promise<c.TelephonyAccount>
  updateTelephony(telephony: c.TelephonyUpdate, options?: InProject): Promise<c.TelephonyAccount>
  deleteTelephony(options?: InProject): Promise<void>

  listWebhooks: List<c.Webhook, Webhooks>
  createWebhook(webhook: c.WebhookCreate, options?: InProject): Promise<c.Webhook>
  getWebhook: Read<c.Webhook>
  updateWebhook: Write<c.WebhookUpdate, c.Webhook>
  deleteWebhook: Read<void>
  /** Sends an example of an event that the webhook asked for. */
  testWebhook(webhookId: string, about?: { event_type?: string }, options?: InProject): Done
  listNumberWebhooks: ListIn<c.Webhook, Webhooks>
  createNumberWebhook: Write<c.WebhookCreate, c.Webhook>
  getNumberWebhook: ReadIn<c.Webhook>
  updateNumberWebhook: WriteIn<c.WebhookUpdate, c.Webhook>
  deleteNumberWebhook: ReadIn<void>
  listWebhookDeliveries(options?: Deliveries): Promise<CursorPageOf<c.WebhookDelivery>>
  getWebhookDelivery: Read<c.WholeDelivery>
  redeliver(deliveryId: string, options?: InProject): Done
  redeliverMany(wanted?: c.RedeliveryCreate, options?: InProject): Promise<c.Redelivery>
  getRedelivery: Read<c.Redelivery>
  stopRedelivery: Read<c.Redelivery>

  getProject(options?: InProject): Promise<c.Project>
  updateProject(project: c.ProjectUpdate, options?: InProject): Promise<c.Project>
  /** What links of the project wear by default. */
  getTheme(options?: InProject): Promise<c.CurrentTheme>
  /** Links that are out wear it too, and open pages change to it within half a minute. */
  publishTheme(theme: c.Theme, options?: InProject): Promise<c.CurrentTheme>
  listThemeVersions: List<c.ProjectTheme>
  getThemeVersion: Read<c.ProjectTheme>
  /** Once more, as the newest. */
  publishThemeVersion: Read<c.CurrentTheme>
  listDomains: List<c.Domain, Paged & { status?: c.DomainStatus }>
  /** The answer has the DNS records to set. */
  createDomain(domain: c.DomainCreate, options?: InProject): Promise<c.Domain>
  getDomain: Read<c.Domain>
  /** Looks for the records now. */
  verifyDomain: Read<c.Domain>
  removeDomain: Read<void>
  getMetaApp(options?: InProject): Promise<c.MetaAppView>
  setMetaApp(app: c.MetaAppUpdate, options?: InProject): Promise<c.MetaAppView>
  removeMetaApp(options?: InProject): Promise<void>
  listApiKeys: List<c.ApiKey>
  createApiKey(key: c.ApiKeyCreate, options?: InProject): Promise<Keyed<c.ApiKey>>
  getApiKey: Read<c.ApiKey>
  rotateApiKey: Write<c.ApiKeyRotate | undefined, Keyed<c.ApiKey>>
  revokeApiKey: Read<void>
  /** Where Meta sends the messages of a whole account. */
  getAccountWebhooks: Read<c.AccountWebhooks>
  setAccountWebhooks: Write<c.AccountWebhooksUpdate, c.AccountWebhooks>
  listAccountKeys: ListIn<c.AccountKey>
  createAccountKey: Write<c.AccountKeyCreate, Keyed<c.AccountKey>>
  claimAccountKey(claim: c.AccountKeyClaim, options?: InProject): Promise<Keyed<c.AccountKey>>
  getAccountKey: ReadIn<c.AccountKey>
  rotateAccountKey: WriteIn<c.ApiKeyRotate | undefined, Keyed<c.AccountKey>>
  revokeAccountKey: ReadIn<void>
  listAuditLog: List<c.AuditEntry, Audit>
  listConsoleSessions: List<c.ConsoleSessionEntry>
  endConsoleSession: Read<void>
  getFunnel(wanted?: InProject & { from?: string; to?: string; group_by?: c.FunnelGroup }): Promise<c.Funnel>
  listApiLogs(options?: InProject & ApiLogs): Promise<CursorPageOf<c.ApiLog>>
  getToday(options?: InProject): Promise<c.Today>
  getFaults(wanted?: InProject & { from?: string; to?: string }): Promise<c.FaultCounts>
  /** Whatever somebody pastes: the address of a link, an id, a phone number, a name. */
  search(query: InProject & { q: string }): Promise<c.SearchResult>
  listMetaObserved(options?: InProject): Promise<c.MetaObservation[]>

  /** The public keys for `verifyResult`, which then needs no request. */
  keys: JWTVerifyGetKey
}

export const functions = async (deps: Deps): Promise<Functions> => ({
  ...(platformFunctions(deps) as unknown as Omit<Functions, 'keys'>), // `test/server/doors/functions.test.ts` holds the names
  keys: createLocalJWKSet(await publicKeys(deps.keys)),
})
