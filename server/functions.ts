import { createLocalJWKSet, type JWTVerifyGetKey } from 'jose'
import * as z from 'zod/mini'
import {
  Customer,
  CustomerCreate,
  type MetaAppUpdate,
  type MetaAppView,
  PhoneNumber,
  SetupLink,
  SetupLinkCreate,
  SetupLinkStatus,
  SetupLinkUpdate,
} from '../contract/index.ts'
import type { Deps } from './deps.ts'
import { Fault } from './fault.ts'
import { parse } from './http/parse.ts'
import { Between, PageQuery, PhoneQuery } from './http/platform/lists.ts'
import { aroundApps, MetaAppWanted, viewMetaApp } from './http/platform/meta/app.ts'
import { viewLink, viewLinks, viewNumber } from './http/platform/views.ts'
import { runAs } from './runtime/actor.ts'
import { linkToken } from './security/link-token.ts'
import { publicKeys } from './security/result.ts'
import { findCustomerLink, listCustomerLinks } from './store/links/setup-links.ts'
import { findNumber, listNumbers } from './store/numbers/phone-numbers.ts'
import { findCustomer, listCustomers } from './store/projects/customers.ts'
import { defaultProjectId } from './store/projects/projects.ts'
import { toIso } from './time.ts'
import { createSetupLink } from './use-cases/links/create-setup-link.ts'
import { updateSetupLink } from './use-cases/links/update-setup-link.ts'
import { createCustomer } from './use-cases/projects/create-customer.ts'
import { removeMetaApp, setMetaApp } from './use-cases/projects/set-meta-app.ts'

/** Which project a function is about; by default the default project. */
export interface InProject {
  projectId?: string
}

export interface PageOf<Item> {
  data: Item[]
  meta: { page: number; per_page: number; total_pages: number; total_count: number }
}

/** Which page of a list, and its filters; times as ISO text. */
export interface ListOptions extends InProject {
  page?: number
  per_page?: number
  created_after?: string
  created_before?: string
}

/**
 * The Platform API without HTTP, for the app that Patchbay is mounted in: same rules, same shapes, no key.
 * Each throws a {@link Fault} where the API would answer with an error: `code` says which, `message` is its sentence.
 */
export interface Functions {
  createCustomer(customer: CustomerCreate, options?: InProject): Promise<Customer>
  getCustomer(customerId: string, options?: InProject): Promise<Customer>
  listCustomers(
    options?: ListOptions & { name_contains?: string; external_customer_id?: string },
  ): Promise<PageOf<Customer>>
  /** Revokes the customer's earlier link. `token` is for the widget, `url` for an e-mail. */
  createSetupLink(
    customerId: string,
    link?: SetupLinkCreate,
    options?: InProject,
  ): Promise<SetupLink & { token: string }>
  getSetupLink(customerId: string, linkId: string, options?: InProject): Promise<SetupLink>
  listSetupLinks(customerId: string, options?: ListOptions & { status?: SetupLinkStatus }): Promise<PageOf<SetupLink>>
  updateSetupLink(customerId: string, linkId: string, change: SetupLinkUpdate, options?: InProject): Promise<SetupLink>
  getPhoneNumber(phoneNumberId: string, options?: InProject): Promise<PhoneNumber>
  listPhoneNumbers(
    options?: ListOptions & {
      phone_number_id?: string
      phone_number?: string
      business_account_id?: string
      customer_id?: string
      messaging_enabled?: boolean
      name_contains?: string
    },
  ): Promise<PageOf<PhoneNumber>>
  /** The Meta app that new signups use; its secret is never shown. */
  getMetaApp(options?: InProject): Promise<MetaAppView>
  /** Gives the project a Meta app of its own, or another secret of it. What is connected stays with its app. */
  setMetaApp(app: MetaAppUpdate, options?: InProject): Promise<MetaAppView>
  /** Lets new signups use the app of the server again. */
  removeMetaApp(options?: InProject): Promise<void>
  /** The public keys for `verifyResult`, which then needs no request. */
  keys: JWTVerifyGetKey
}

const Listing = z.object({ ...PageQuery.shape, ...Between })
const LinkListing = z.object({ ...Listing.shape, status: z.optional(SetupLinkStatus) })
const CustomerListing = z.object({
  ...Listing.shape,
  name_contains: z.optional(z.string()),
  external_customer_id: z.optional(z.string()),
})
const NumberListing = z.object({
  ...Listing.shape,
  phone_number_id: z.optional(z.string()),
  phone_number: PhoneQuery,
  business_account_id: z.optional(z.string()),
  customer_id: z.optional(z.string()),
  messaging_enabled: z.optional(z.boolean('must be true or false')),
  name_contains: z.optional(z.string()),
})

const idOf = (options?: InProject) => options?.projectId ?? defaultProjectId

const pageOf = <Item>(data: Item[], total: number, { page, per_page }: { page: number; per_page: number }) => ({
  data,
  meta: { page, per_page, total_pages: Math.ceil(total / per_page), total_count: total },
})

export async function functions(deps: Deps): Promise<Functions> {
  const { db } = deps
  const found = <Row>(row: Row | undefined, what: string): Row => {
    if (!row) throw new Fault('not_found', `${what} not found`)
    return row
  }
  return {
    createCustomer: async (customer, options) => {
      const wanted = parse(CustomerCreate, customer)
      return Customer.parse(await runAs('host', () => createCustomer(deps, idOf(options), wanted)))
    },
    getCustomer: async (id, options) => Customer.parse(found(await findCustomer(db, idOf(options), id), 'Customer')),
    listCustomers: async (options = {}) => {
      const query = parse(CustomerListing, options)
      const { rows, total } = await listCustomers(db, idOf(options), query, query)
      return pageOf(z.array(Customer).parse(rows), total, query)
    },
    createSetupLink: async (customerId, link = {}, options) => {
      const wanted = parse(SetupLinkCreate, link)
      const row = await runAs('host', () => createSetupLink(deps, idOf(options), customerId, wanted))
      return { ...SetupLink.parse(await viewLink(deps, row)), token: linkToken(deps.keys, row.id) }
    },
    getSetupLink: async (customerId, id, options) =>
      SetupLink.parse(
        await viewLink(deps, found(await findCustomerLink(db, idOf(options), customerId, id), 'Setup link')),
      ),
    listSetupLinks: async (customerId, options = {}) => {
      const query = parse(LinkListing, options)
      found(await findCustomer(db, idOf(options), customerId), 'Customer')
      const { rows, total } = await listCustomerLinks(db, customerId, query, query, toIso(deps.now()))
      return pageOf(z.array(SetupLink).parse(await viewLinks(deps, rows)), total, query)
    },
    updateSetupLink: async (customerId, id, change, options) => {
      const wanted = parse(SetupLinkUpdate, change)
      const row = await runAs('host', () => updateSetupLink(deps, idOf(options), customerId, id, wanted))
      return SetupLink.parse(await viewLink(deps, row))
    },
    getPhoneNumber: async (id, options) =>
      PhoneNumber.parse(viewNumber(found(await findNumber(db, idOf(options), id), 'Phone number'))),
    listPhoneNumbers: async (options = {}) => {
      const query = parse(NumberListing, options)
      const { rows, total } = await listNumbers(db, idOf(options), query, query)
      return pageOf(z.array(PhoneNumber).parse(rows.map(viewNumber)), total, query)
    },
    getMetaApp: (options) => viewMetaApp(deps, idOf(options)),
    setMetaApp: async (app, options) => {
      const wanted = parse(MetaAppWanted, app)
      await runAs('host', () => setMetaApp(deps, aroundApps(deps), idOf(options), wanted))
      return viewMetaApp(deps, idOf(options))
    },
    removeMetaApp: (options) => runAs('host', () => removeMetaApp(deps, idOf(options))),
    keys: createLocalJWKSet(await publicKeys(deps.keys)),
  }
}
