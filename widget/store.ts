import { createStore, type StoreApi } from 'zustand/vanilla'
import { begin, keyOf } from './effects.ts'
import { type Api, createApi } from './gateways/api.ts'
import type { Facebook } from './gateways/facebook.ts'
import { next } from './moves.ts'
import { patience } from './patience.ts'
import type { Event, State } from './state.ts'
import { ask } from './work/ask.ts'
import { createFacebookWork } from './work/facebook.ts'
import type { Sdk, Work } from './work/work.ts'

export interface Snapshot {
  state: State
  sdk: Sdk
}

export interface Onboarding extends Pick<StoreApi<Snapshot>, 'getState' | 'getInitialState' | 'subscribe'> {
  /** Tells what happened. Call it with `launch` inside the customer's click, and the window opens inside it too. */
  send(event: Event): void
  /** Opens Facebook's window: `send` with an id of its own. */
  launch(): void
  /** Goes to Facebook in this window, where no other can open; it comes back to this page and goes on. */
  here(): void
  /** Brings Facebook's window to the front. */
  focusPopup(): void
  /** Begins, or goes on where it stood; the function it returns stops everything that is under way. */
  start(): () => void
}

/**
 * The signup of one link: holds the state, and is the only one to have work done when a state is entered.
 * What is under way belongs to the state it was begun in and is dropped when the state is left.
 */
export function createOnboarding({
  serverUrl,
  token,
  locale,
  preload = () => true,
  api = createApi(serverUrl, token),
  loadFacebook = () => import('./gateways/facebook.ts').then(({ facebook }) => facebook),
}: {
  serverUrl: string
  token: string
  /** The language the host asks for; the page's script is loaded in it. */
  locale?: () => string | undefined
  /** Whether the page's script may come before the step that needs it. */
  preload?: () => boolean
  api?: Api
  /** Facebook's side comes when a session is open: a link that is over has no use for it. */
  loadFacebook?: () => Promise<Facebook>
}): Onboarding {
  const store = createStore<Snapshot>(() => ({ state: { step: 'loading' }, sdk: 'loading' }))
  let running = false
  let task = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  let waiting: number | null = null

  const facebook = createFacebookWork({
    send,
    language: ({ link }) => locale?.() ?? link.language,
    loadFacebook,
    isRunning: () => running,
    sdk: { get: () => store.getState().sdk, set: (sdk) => store.setState({ sdk }) },
  })
  const work: Work = { api, facebook, send, preload }

  function send(event: Event) {
    const { state: before, sdk } = store.getState()
    if (event.type === 'launch' && (sdk !== 'ready' || !running)) return
    const state = next(before, event)
    if (state === before) return
    store.setState({ state })
    if (!running) return
    if (keyOf(state) !== keyOf(before)) enter(state)
    wait(patience(store.getState().state))
  }

  function enter(state: State) {
    task.abort()
    task = new AbortController()
    begin(state, work, task.signal)
  }

  /** `patience` in one timer; what goes on unchanged is not begun anew. */
  function wait(ms: number | null) {
    if (ms === waiting) return
    clearTimeout(timer)
    waiting = ms
    if (ms === null) return
    timer = setTimeout(() => {
      waiting = null
      send({ type: 'waited' })
    }, ms)
  }

  /** Leaves the page. What goes wrong before that is said where the customer stands. */
  async function here() {
    const { state } = store.getState()
    if (state.step !== 'launch' && state.step !== 'failed') return
    const type = state.step === 'launch' ? state.type : state.signup?.type
    const { signal } = task
    if (!state.session || !type) return
    const { leave } = await import('./gateways/redirect.ts')
    await ask(work, signal, leave(api, state.session, type, signal), () => {})
  }

  /** The connection is back: what failed for want of it goes on by itself. */
  const back = () => {
    const { state } = store.getState()
    if (state.step === 'failed' && state.fault === 'server_unreachable') send({ type: 'retry' })
  }

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    send,
    launch: () => send({ type: 'launch', attemptId: crypto.randomUUID() }),
    here: () => void here(),
    focusPopup: () => facebook.focus(),
    start() {
      running = true
      const { state } = store.getState()
      // A window cannot be opened without a click, and what the old one says has nobody to hear it.
      if (state.step === 'popup') send({ type: 'give_up' })
      else enter(state)
      globalThis.addEventListener?.('online', back)
      return () => {
        globalThis.removeEventListener?.('online', back)
        running = false
        task.abort()
        facebook.stop()
        wait(null)
      }
    },
  }
}
