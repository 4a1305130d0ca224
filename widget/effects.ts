import type { In, State, Step } from './state.ts'
import { come, numbers, signup } from './work/come.ts'
import { requestAgain } from './work/request-again.ts'
import { open } from './work/session.ts'
import type { Work } from './work/work.ts'

interface Effect<S extends State> {
  /** Identifies the work: while it stays the same, work that has begun continues. Without it, the step identifies the work. */
  key?(state: S): string | null
  /** Begins when the state is entered, and is aborted by its signal when the state is left. */
  begin?(state: S, work: Work, signal: AbortSignal): unknown
}

/** A number of that country; null: the code of the reserved number; undefined: gives up the reservation. */
const number = (country: string | null | undefined, work: Work, signal: AbortSignal) =>
  come(
    numbers,
    (part) => part.numbers(work.api, country, signal, work.send),
    work,
    signal,
    country ? undefined : nothing,
  )

/** The customer need not know of a failure: the server frees the number by itself, and the code can be read elsewhere. */
const nothing = () => {}

/** The work that the store does in each state; `moves` says how a state is reached. */
const effects: { [S in Step]: Effect<In<S>> } = {
  loading: { begin: (_, work, signal) => open(work, signal) },
  welcome: { begin: ({ session }, work) => (work.preload() ? work.loadSdk(session) : signup.load()) },
  trust: {},
  type: {},
  country: {},
  asking: {},
  number: {
    key: ({ country, fault }) => `${country} ${fault}`,
    begin: ({ country, fault }, work, signal) => fault || number(country, work, signal),
  },
  launch: {
    begin({ session }, work, signal) {
      // A customer who gets here without a number of ours brings one, so no number is reserved for them any more.
      if (session.provisioning && !session.number) number(undefined, work, signal)
      work.loadSdk(session)
    },
  },
  handoff: {
    key: ({ name }) => name ?? null,
    begin: (_, work, signal) => come(signup, ({ watch }) => watch(work, signal), work, signal),
  },
  popup: {
    key: ({ attemptId }) => attemptId,
    begin(state, work, signal) {
      work.facebook?.open(state)
      if (state.session.number) number(null, work, signal)
    },
  },
  finishing: {
    key: ({ task, attemptId }) => `${task} ${attemptId}`,
    begin(state, work, signal) {
      work.facebook?.stop()
      come(signup, ({ finish }) => finish(state, work, signal), work, signal)
    },
  },
  waiting: {
    key: ({ attemptId }) => attemptId,
    begin({ attemptId }, work, signal) {
      work.facebook?.stop()
      come(signup, ({ follow }) => follow(attemptId, work, signal, 5_000, 20_000), work, signal)
    },
  },
  pin: {
    key: ({ pin }) => pin,
    begin: ({ attemptId, pin }, work, signal) =>
      pin && come(signup, ({ sendPin }) => sendPin(attemptId, pin, work, signal), work, signal),
  },
  done: {
    begin(state, work, signal) {
      work.facebook?.stop()
      come(signup, ({ arrived }) => arrived(state, work, signal), work, signal)
    },
  },
  failed: {
    key: ({ signup }) => signup?.attemptId ?? null,
    begin: (state, work, signal) =>
      state.cancelled && come(signup, ({ report }) => report(state, work, signal), work, signal, nothing),
  },
}

const effectOf = (state: State) => effects[state.step] as Effect<State>

/** The key of the work that a state asks for. */
export const keyOf = (state: State) => `${state.step} ${effectOf(state).key?.(state)}`

export function begin(state: State, work: Work, signal: AbortSignal) {
  effectOf(state).begin?.(state, work, signal)
  // A link that asks nothing has nothing to keep, but a phone may wait for a computer.
  if (
    'type' in state &&
    (state.session.link.connection_types[1] || state.session.provisioning || state.type !== 'dedicated')
  )
    import('./work/keep-choice.ts').catch(requestAgain).then(({ keepChoice }) => keepChoice(state, work), nothing)
}
