import type { ReactNode } from 'react'
import type { Answers } from '../../contract/index.ts'
import type { Happened } from '../events.ts'
import type { Spoken } from '../languages/index.ts'
import type { Say, Words } from '../languages/words.ts'
import type { Event, In, Step } from '../state.ts'
import type { Snapshot } from '../store.ts'
import type { Keep } from '../work/answers.ts'

/**
 * Your own step, by its id: what it returns is shown in the widget, until it calls `resolve`. Return undefined or false for a step
 * that is not yours to show; null shows nothing yet.
 */
export type RenderStep = (step: { id: string; resolve(answers?: Answers): void }) => ReactNode

/** What a step's view receives: its state, the texts, and the events it can send. It keeps no state of its own. */
export interface View<S extends Step> {
  state: In<S>
  say: Say
  /** The language that the words are in. */
  language: string
  spoken: Spoken
  /** The same for texts that a step loads itself. */
  sayWith(words: Partial<Words>): Say
  sdk: Snapshot['sdk']
  send(event: Event): void
  launch(): void
  /** Goes to Facebook in this window. */
  here(): void
  focusPopup(): void
  /** The hosted page of this link, for another browser. */
  linkUrl: string
  /** Where the host sends customers who need a new link, or help; without it, the server's address is used. */
  supportUrl?: string | undefined
  /** Whether the last step leads back to the host. */
  leaving: boolean
  /** Set while the browser is about to leave by itself: the seconds left, and the function that prevents it. */
  stay?: { seconds: number; stop(): void } | undefined
  /** Set when the rest of the widget could not be loaded: tries again. */
  lost?: (() => void) | undefined
  /** Keeps what the customer answers to steps of the host's. */
  answers?: (() => Promise<Keep>) | undefined
  /** Shows a step of the host's own. */
  renderStep?: RenderStep | undefined
  /** Reports events to the host that are no change of state. */
  tell?: ((what: Happened) => void) | undefined
}
