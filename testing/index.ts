/** The door for a host's own tests: a played server and a played Facebook, without network, browser or database. */

export { type BrowserContext, playPatchbayInBrowser } from './in-browser.ts'
export { type Ending, type PlayedPatchbay, type PlayOptions, playPatchbay } from './play.ts'
export type { Asked } from './played-server.ts'
