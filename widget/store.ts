import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Attempt, AttemptInput, Session } from '../contract/index.ts'
import { type Api, ApiFailure, createApi, pause } from './gateways/api.ts'
import type { Facebook, Popup, Signal } from './gateways/facebook.ts'
import { type Event, type In, next, patience, type State } from './machine.ts'

export interface Snapshot {
  state: State
  /** Whether Facebook's window can be opened; `blocked` is tried again when the customer gets there. */
  sdk: 'loading' | 'ready' | 'blocked'
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

/** Silence of the server, while we ask how an attempt is doing, that ends in telling the customer. */
const longestSilence = 60_000

/**
 * The signup of one link: holds the state, and is the only one to call the gateways when a state is entered.
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
  let facebook: Facebook | undefined
  let task = new AbortController()
  let popup: Popup | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let waiting: number | null = null

  function send(event: Event) {
    const { state: before, sdk } = store.getState()
    if (event.type === 'launch' && (sdk !== 'ready' || !running)) return
    const state = next(before, event)
    if (state === before) return
    store.setState({ state })
    if (!running) return
    if (work(state) !== work(before)) begin(state)
    wait(patience(store.getState().state))
  }

  function begin(state: State) {
    task.abort()
    task = new AbortController()
    const { signal } = task
    switch (state.step) {
      case 'loading':
        return void open(signal)
      case 'welcome':
        return void (preload() && readySdk(state))
      case 'number':
        return state.fault || numbers(state.country, signal)
      case 'launch':
        // Who comes here without a number that we provide brings one: nothing is held for them any more.
        if (state.session.provisioning && !state.session.number) numbers(undefined, signal)
        return void readySdk(state)
      case 'handoff':
        return void watch(signal)
      case 'popup':
        openPopup(state)
        return state.session.number && numbers(null, signal)
      case 'finishing':
        popup?.stop()
        return void finish(state, signal)
      case 'waiting':
        popup?.stop()
        return void follow(state.attemptId, signal, 5_000, 20_000)
      case 'pin':
        return void (state.pin && sendPin(state, state.pin, signal))
      case 'failed':
        return void report(state, signal)
      case 'done':
        popup?.stop()
    }
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

  /**
   * Asks the server and tells what it said, unless the state that asked has been left.
   * What may pass by itself goes to `later`, where there is one.
   */
  async function ask<T>(signal: AbortSignal, asked: Promise<T>, heard: (answer: T) => void, later?: () => void) {
    try {
      const answer = await asked
      if (!signal.aborted) heard(answer)
    } catch (error) {
      if (signal.aborted) return
      if (!(error instanceof ApiFailure)) throw error
      if (error.passing && later) later()
      else
        send({
          type: 'refused',
          fault: error.code,
          redirectUrl: error.redirectUrl,
          company: error.company,
          supportUrl: error.supportUrl,
        })
    }
  }

  const answered = (attempt: Attempt) => send({ type: 'answered', attempt })

  const open = (signal: AbortSignal) => ask(signal, api.session(signal), (session) => void arrive(session, signal))

  /** The session is there; this window may be back from Facebook with something to finish. */
  async function arrive(session: Session, signal: AbortSignal) {
    const back = /[?&]patchbay_state=/.test(globalThis.location?.search ?? '')
      ? await import('./gateways/redirect.ts').then(
          ({ comeBack }) => (signal.aborted ? null : comeBack(session)),
          () => null,
        )
      : null
    if (!signal.aborted) send({ type: 'opened', session, back })
  }

  /** Asks whether somebody has begun elsewhere; a bad connection is waited out. */
  async function watch(signal: AbortSignal) {
    while (!signal.aborted) {
      await pause(1_200, signal)
      if (signal.aborted) return
      await ask(
        signal,
        api.session(signal),
        (session) => send({ type: 'opened', session }),
        () => {},
      )
    }
  }

  async function readySdk({ session }: In<'welcome' | 'launch'>) {
    if (store.getState().sdk === 'ready') return
    store.setState({ sdk: 'loading' })
    try {
      facebook ??= await loadFacebook()
      if (!running) return // nobody is left to sign up
      await facebook.load(session.meta, locale?.() ?? session.link.language)
      store.setState({ sdk: 'ready' })
    } catch {
      store.setState({ sdk: 'blocked' })
      send({ type: 'sdk_blocked', attemptId: crypto.randomUUID() })
    }
  }

  function openPopup({ session, type, attemptId }: In<'popup'>) {
    popup?.stop()
    const tell = (signal: Signal) => send({ ...signal, attemptId })
    popup = facebook?.launch(session.meta, type, tell, session.number?.preverified_id)
  }

  /** What few links need comes when it is needed: a number of that country; without one, its code; without a number, to let it go. */
  const numbers = (country: string | null | undefined, signal: AbortSignal) =>
    void import('./gateways/number.ts').then((number) => number.numbers(api, country, signal, send))

  async function finish(state: In<'finishing'>, signal: AbortSignal) {
    const { task, type: connection_type, code, assets, redirect, attemptId } = state
    if (task === 'send' && (code || redirect)) {
      const input = redirect
        ? { connection_type, redirect }
        : { connection_type, code: code as string, ...(assets && { assets }) }
      return ask(signal, api.putAttempt(attemptId, input, signal), answered)
    }
    if (task === 'retry') return ask(signal, api.retry(attemptId, signal), answered)
    return follow(attemptId, signal)
  }

  /** Asks how the attempt is doing until it is done; a bad connection is waited out. */
  async function follow(id: string, signal: AbortSignal, first = 600, longest = 2_000) {
    let heard = Date.now()
    for (let gap = first; !signal.aborted; gap = Math.min(gap * 1.3, longest)) {
      await pause(gap, signal)
      if (signal.aborted) return
      await ask(
        signal,
        api.attempt(id, signal),
        (attempt) => {
          heard = Date.now()
          answered(attempt)
        },
        () =>
          send(
            Date.now() - heard > longestSilence
              ? { type: 'refused', fault: 'server_unreachable', redirectUrl: null }
              : { type: 'silent' },
          ),
      )
    }
  }

  const sendPin = ({ attemptId }: In<'pin'>, pin: string, signal: AbortSignal) =>
    ask(signal, api.pin(attemptId, { pin }, signal), answered, () => send({ type: 'silent' }))

  /** Tells the server how a popup ended that it knows nothing of; the customer's way on does not wait for it. */
  async function report({ signup, cancelled }: In<'failed'>, signal: AbortSignal) {
    if (!signup || !cancelled) return
    const { attemptId, type } = signup
    const input: AttemptInput = { connection_type: type, cancelled }
    try {
      const { fault, redirect_url: redirectUrl } = await api.putAttempt(attemptId, input, signal)
      if (!signal.aborted) send({ type: 'recorded', attemptId, fault: fault ?? cancelled.fault, redirectUrl })
    } catch {
      // The customer sees the end all the same; only the link back to the host is missing.
    }
  }

  /** Leaves the page. What goes wrong before that is said where the customer stands. */
  async function here() {
    const { state } = store.getState()
    if (state.step !== 'launch' && state.step !== 'failed') return
    const type = state.step === 'launch' ? state.type : state.signup?.type
    const { signal } = task
    if (!state.session || !type) return
    const { leave } = await import('./gateways/redirect.ts')
    await ask(signal, leave(api, state.session, type, signal), () => {})
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
    focusPopup: () => popup?.focus(),
    start() {
      running = true
      const { state } = store.getState()
      // A window cannot be opened without a click, and what the old one says has nobody to hear it.
      if (state.step === 'popup') send({ type: 'give_up' })
      else begin(state)
      globalThis.addEventListener?.('online', back)
      return () => {
        globalThis.removeEventListener?.('online', back)
        running = false
        task.abort()
        popup?.stop()
        popup = undefined
        wait(null)
      }
    },
  }
}

/** What a state has the store do. While it stays the same, what was begun goes on. */
function work(state: State): string {
  switch (state.step) {
    case 'popup':
      return `popup ${state.attemptId}`
    case 'finishing':
      return `${state.task} ${state.attemptId}`
    case 'waiting':
      return `waiting ${state.attemptId}`
    case 'pin':
      return `pin ${state.pin}`
    case 'number':
      return `number ${state.country} ${state.fault}`
    case 'failed':
      return `failed ${state.signup?.attemptId}`
    default:
      return state.step
  }
}
