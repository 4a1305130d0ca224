/** The server's door: mount it, and check what it tells your app. */
export { createPatchbay, type Patchbay, type PatchbayOptions } from './app.ts'
export { ResultError, type VerifiedResult, verifyResult } from './security/verify-result.ts'
