import type { Session } from '../contract/index.ts'
import { begin, keyOf } from './effects.ts'
import { type Api, createApi } from './gateways/api.ts'
import type { Facebook } from './gateways/facebook.ts'
import { keepToken, type TokenSource } from './gateways/token.ts'
import { firstMoves } from './moves/first.ts'
import { move } from './moves/table.ts'
import { patience } from './patience.ts'
import { keepSnapshots, type Snapshots } from './snapshots.ts'
import type { Event, State } from './state.ts'
import { failed } from './transitions.ts'
import { ask } from './work/ask.ts'
import { signup } from './work/come.ts'
import type { Sdk, Work } from './work/work.ts'

export interface Snapshot {
  state: State
  sdk: Sdk
}

export interface Onboarding extends Snapshots<Snapshot> {
  /** Tells what happened. Call it with `launch` inside the customer's click, and the window opens inside it too. */
  send(event: Event): void
  /** Opens Facebook's window: `send` with an id of its own. */
  launch(): void
  /** Goes to Facebook in this window, where no other can open; it comes back to this page and goes on. */
  here(): void
  /** Brings Facebook's window to the front. */
  focusPopup(): void
  /** The token of the link, once it is there. */
  token(): string
  /**
   * Begins, or goes on where it stood. The function it returns stops everything, but for what Facebook's open window still
   * brings: a code that comes is spent.
   */
  start(): () => void
}

/**
 * The signup of one link: holds the state, and is the only one to have work done when a state is entered.
 * What is under way belongs to the state it was begun in and is dropped when the state is left.
 */
export function createOnboarding({
  serverUrl,
  token: source,
  locale,
  preload = () => true,
  api: given,
  facebook,
}: {
  serverUrl: string
  token: TokenSource
  /** The language the host asks for; the page's script is loaded in it. */
  locale?: () => string | undefined
  /** Whether the page's script may come before the step that needs it. */
  preload?: () => boolean
  api?: Api
  /** In place of Facebook's own gateway. */
  facebook?: Facebook
}): Onboarding {
  const token = keepToken(source)
  const api = given ?? createApi(serverUrl, token)
  const store = keepSnapshots<Snapshot>({ state: { step: 'loading' }, sdk: 'loading' })
  let running = false
  let task = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  let waiting: number | null = null

  const work: Work = {
    api,
    facebook: undefined,
    loadSdk: (session) => void loadSdk(session),
    send,
    preload,
    serverUrl,
    token: () => token.known ?? '',
  }

  const isReady = () => store.getState().sdk === 'ready' && !!work.facebook?.isReady()

  /** Where Facebook's part of the widget does not come, its script counts as blocked. */
  async function loadSdk(session: Session) {
    if (isReady()) return
    store.setState({ sdk: 'loading' })
    try {
      const { createFacebookWork } = await signup.load()
      work.facebook ??= createFacebookWork(send, facebook)
      if (!running) return // nobody is left to sign up
      await work.facebook.load(session, locale?.() ?? session.link.language)
      store.setState({ sdk: 'ready' })
    } catch {
      store.setState({ sdk: 'blocked' })
      send({ type: 'sdk_blocked', attemptId: crypto.randomUUID() })
    }
  }

  function send(event: Event) {
    const { state: before } = store.getState()
    if (event.type === 'launch' && !(running && isReady())) {
      if (before.step === 'launch') loadSdk(before.session) // it was there, and was taken away
      return
    }
    const moves = { ...firstMoves, ...signup.there?.laterMoves }
    if (!(before.step in moves)) return void later(event)
    const state = move(moves, before, event)
    if (state === before) return
    store.setState({ state })
    if (!running) return
    if (keyOf(state) !== keyOf(before)) enter(state)
    wait(patience(store.getState().state))
  }

  /** Sends an event when the moves of its state have come. */
  const later = (event: Event) =>
    signup.load().then(
      () => send(event),
      () => store.setState({ state: failed({ fault: 'server_unreachable' }) }),
    )

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
    const [{ leave }, { startRedirect }] = await Promise.all([import('./gateways/redirect.ts'), signup.load()])
    await ask(work, signal, leave(startRedirect, api, state.session, type, signal), () => {})
  }

  /** The connection is back: what failed for want of it goes on by itself. */
  const back = () => {
    const { state } = store.getState()
    if (state.step === 'failed' && state.fault === 'server_unreachable') send({ type: 'retry' })
  }

  /** Whether something is under way that cannot be had a second time: Facebook's window, and the code that it brought. */
  const isUnderWay = () => {
    const { state } = store.getState()
    return state.step === 'popup' || (state.step === 'finishing' && state.task === 'send')
  }
  let stopLingering: (() => void) | undefined
  const key = () => `${serverUrl} ${token.known}`

  function end() {
    stopLingering?.()
    stopLingering = undefined
    lingering.delete(key())
    globalThis.removeEventListener?.('online', back)
    running = false
    task.abort()
    work.facebook?.stop()
    wait(null)
  }

  const onboarding: Onboarding = {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    send,
    launch: () => send({ type: 'launch', attemptId: crypto.randomUUID() }),
    here: () => void here(),
    focusPopup: () => work.facebook?.focus(),
    token: work.token,
    start() {
      stopLingering?.()
      if (!running) {
        running = true
        enter(store.getState().state)
        globalThis.addEventListener?.('online', back)
      }
      return () => {
        if (!isUnderWay()) return end()
        lingering.set(key(), onboarding)
        stopLingering = store.subscribe(() => isUnderWay() || end())
      }
    },
  }
  return onboarding
}

/** Signups that nobody looks at any more while Facebook's window is open: whoever opens the link again goes on with them. */
const lingering = new Map<string, Onboarding>()

/** The signup of a link: the one that is under way already, or a new one. */
export const onboardingOf = (options: Parameters<typeof createOnboarding>[0]): Onboarding =>
  lingering.get(`${options.serverUrl} ${options.token}`) ?? createOnboarding(options)
