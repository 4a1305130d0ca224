/** The server's entry point: mount it, and verify what it sends to your app. */

export type { WebhookEvent } from '../contract/index.ts'
export { createPatchbay, type Patchbay, type PatchbayOptions } from './app.ts'
export { verifyWebhook, WebhookError } from './delivery/verify-webhook.ts'
export { Fault } from './fault.ts'
export type { Functions, InProject, ListOptions, PageOf } from './functions.ts'
export { type Expectation, ResultError, type VerifiedResult, verifyResult } from './security/verify-result.ts'
