import type { Session } from '../../contract/index.ts'
import type { Api } from '../gateways/api.ts'
import type { Event, In } from '../state.ts'

/** Whether Facebook's window can be opened; `blocked` is tried again when the customer gets there. */
export type Sdk = 'loading' | 'ready' | 'blocked'

export interface FacebookWork {
  /** Makes the window ready to be opened. */
  load(session: Session): void
  open(state: In<'popup'>): void
  focus(): void
  stop(): void
}

/** What the work of a state is done with: the server, Facebook, and a way to tell what came of it. */
export interface Work {
  api: Api
  facebook: FacebookWork
  send(event: Event): void
  /** Whether the page's script may come before the step that needs it. */
  preload(): boolean
}
