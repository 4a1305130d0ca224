import type { Session } from '../../contract/index.ts'
import type { Api } from '../gateways/api.ts'
import type { Event } from '../state.ts'
import type { FacebookWork } from './facebook.ts'

/** Whether Facebook's window can be opened; `blocked` is tried again when the customer gets there. */
export type Sdk = 'loading' | 'ready' | 'blocked'

/** What the work of a state uses: the server, Facebook, and a function that sends the result as an event. */
export interface Work {
  api: Api
  /** Set when `loadSdk` has loaded it. */
  facebook: FacebookWork | undefined
  /** Prepares Facebook's window to be opened. */
  loadSdk(session: Session): void
  send(event: Event): void
  /** Whether Facebook's script may load before the step that needs it. */
  preload(): boolean
  serverUrl: string
  /** The token of the link; empty until it has arrived. */
  token(): string
}
