import type { Happened } from '../events.ts'
import type { Say } from '../languages/words.ts'
import type { Event, In, Step } from '../state.ts'
import type { Snapshot } from '../store.ts'

/** What a step's view is given: its state, the words, and what it can tell. It keeps nothing of its own. */
export interface View<S extends Step> {
  state: In<S>
  say: Say
  /** The language that the words are in. */
  language: string
  sdk: Snapshot['sdk']
  send(event: Event): void
  launch(): void
  /** Goes to Facebook in this window. */
  here(): void
  focusPopup(): void
  /** The hosted page of this link, for another browser. */
  linkUrl: string
  /** Where the host sends whoever needs a new link, or help; what the server says counts where the host says nothing. */
  supportUrl?: string | undefined
  /** Whether the end leads back to the host. */
  leaving: boolean
  /** While the browser is about to go there by itself: for how long, and what stops it. */
  stay?: { seconds: number; stop(): void } | undefined
  /** Set where the rest of the widget did not come: asks for it again. */
  lost?: (() => void) | undefined
  /** Tells the host what no state shows. */
  tell?: ((what: Happened) => void) | undefined
}
