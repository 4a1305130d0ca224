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
import type { Keep } from './work/answers.ts'
import { come, signup } from './work/come.ts'
import { requestAgain } from './work/request-again.ts'
import type { Sdk, Work } from './work/work.ts'

export interface Snapshot {
  state: State
  sdk: Sdk
}

export interface Onboarding extends Snapshots<Snapshot> {
  /** Sends an event. Call it with `launch` inside the customer's click, so that the window also opens inside it. */
  send(event: Event): void
  /** Opens Facebook's window: `send` with an id of its own. */
  launch(): void
  /** Navigates this window to Facebook, where no popup can open; it returns to this page and continues. */
  here(): void
  /** Keeps what the customer answers to steps of the host's. */
  answers(): Promise<Keep>
  /** Brings Facebook's window to the front. */
  focusPopup(): void
  /** The token of the link, when it has arrived. */
  token(): string
  /**
   * Starts, or continues from the current state. The function it returns stops everything, but not a signup that is under way:
   * that one goes on to its end, and `ended` is called then.
   */
  start(): (ended?: () => void) => void
}

/**
 * The signup of one link: holds the state, and is the only part that starts work when a state is entered. Work belongs to the
 * state in which it began and is aborted when that state is left.
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
  /** The language that the host asks for; Facebook's script is loaded in it. */
  locale?: () => string | undefined
  /** Whether Facebook's script may load before the step that needs it. */
  preload?: () => boolean
  api?: Api
  /** Replaces Facebook's own gateway. */
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

  /** When Facebook's part of the widget cannot be loaded, its script counts as blocked. */
  async function loadSdk(session: Session) {
    if (isReady()) return
    store.setState({ sdk: 'loading' })
    try {
      const { createFacebookWork } = await signup.load()
      work.facebook ??= createFacebookWork(work, facebook)
      if (!running) return // the widget was removed
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
      if (before.step === 'launch') loadSdk(before.session) // it was loaded before, and was removed
      return
    }
    const moves = { ...firstMoves, ...signup.there?.laterMoves }
    const goesOn = event.type === 'opened' && (event.back || event.session.attempt)
    if (!(before.step in moves) || (goesOn && !signup.there)) return void later(event)
    const state = move(moves, before, event)
    if (state === before) return
    store.setState({ state })
    if (!running) return
    if (keyOf(state) !== keyOf(before)) enter(state)
    wait(patience(store.getState().state))
  }

  /** Sends an event when the moves of its state have loaded. */
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

  /** Applies `patience` with one timer; a wait that stays the same is not restarted. */
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

  const here = () =>
    come(signup, ({ goToFacebook }) => goToFacebook(store.getState().state, work, task.signal), work, task.signal)

  /** The connection is back: what failed without it is tried again automatically. */
  const back = () => {
    const { state } = store.getState()
    if (state.step === 'failed' && state.fault === 'server_unreachable') send({ type: 'retry' })
  }

  /** Whether something under way began here: Facebook's window, or the attempt that has its code. */
  const isUnderWay = () => {
    const { state } = store.getState()
    return state.step === 'popup' || (state.step === 'finishing' && !!(state.code || state.redirect))
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
    here,
    answers: () => import('./work/answers.ts').catch(requestAgain).then(({ keepOf }) => keepOf(work)),
    focusPopup: () => work.facebook?.focus(),
    token: work.token,
    start() {
      stopLingering?.()
      stopLingering = undefined
      if (!running) {
        running = true
        enter(store.getState().state)
        globalThis.addEventListener?.('online', back)
      }
      return (ended) => {
        stopLingering = ended
        if (!isUnderWay()) return end()
        lingering.set(key(), onboarding)
        // The state that ends it begins its own work first: a connection is remembered for the next widget.
        const stop = store.subscribe(() => isUnderWay() || queueMicrotask(() => stopLingering === over && end()))
        const over = () => {
          stop()
          ended?.()
        }
        stopLingering = over
      }
    },
  }
  return onboarding
}

/** Signups without a widget whose Facebook window is still open: a new widget for the link continues them. */
const lingering = new Map<string, Onboarding>()

/** The signup of a link: the one that is under way already, or a new one. */
export const onboardingOf = (options: Parameters<typeof createOnboarding>[0]): Onboarding =>
  lingering.get(`${options.serverUrl} ${options.token}`) ?? createOnboarding(options)
