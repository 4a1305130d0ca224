import type { Session } from '../../contract/index.ts'
import type { Api } from '../gateways/api.ts'
import type { Event } from '../state.ts'
import type { FacebookWork } from './facebook.ts'

/** Whether Facebook's window can be opened; `blocked` is tried again when the customer gets there. */
export type Sdk = 'loading' | 'ready' | 'blocked'

/** What the work of a state is done with: the server, Facebook, and a way to tell what came of it. */
export interface Work {
  api: Api
  /** There once `loadSdk` has loaded it. */
  facebook: FacebookWork | undefined
  /** Makes Facebook's window ready to be opened. */
  loadSdk(session: Session): void
  send(event: Event): void
  /** Whether the page's script may come before the step that needs it. */
  preload(): boolean
  serverUrl: string
  /** The token of the link; empty before it is there. */
  token(): string
}
