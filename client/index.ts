/** The client's door: Patchbay from any backend, with `fetch` and nothing else. */
export { type Client, type ClientOptions, createClient } from './client.ts'
export type { Listed, PageOf, PageOptions } from './paging.ts'
export { PatchbayError } from './patchbay-error.ts'
export type { Once } from './transport.ts'
export type { CursorPage, DeliveryQuery } from './webhooks.ts'
