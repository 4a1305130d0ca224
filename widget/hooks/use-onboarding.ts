import { type RefObject, useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { remedies } from '../../contract/remedies.ts'
import { attemptOf, type ExitReason, eventOf, type Happened, type OnboardingEvent } from '../events.ts'
import { tokenOf } from '../gateways/token.ts'
import type { State } from '../state.ts'
import { type Onboarding, onboardingOf, type Snapshot } from '../store.ts'
import { tellHost } from '../tell-host.ts'
import { requestAgain } from '../work/request-again.ts'
import type { OnboardingOptions } from './options.ts'
import { useAdvice } from './use-advice.ts'
import { useRedirect } from './use-redirect.ts'

/** Loaded with the first event and kept: a page that closes has no time to wait for a promise. */
let journal: typeof import('../gateways/journal.ts') | undefined
async function write(serverUrl: string, token: string, event: OnboardingEvent) {
  if (!token) return // the server knows nothing about this signup yet
  try {
    journal ??= await import('../gateways/journal.ts').catch(requestAgain)
    journal.note(serverUrl, token, event)
  } catch {
    // The signup continues without its journal.
  }
}

/** The hook, with what only the widget's own view needs. `closing`: whether the customer is closing it. */
export function useOnboarding(options: OnboardingOptions & { closing?: RefObject<boolean> | undefined }) {
  const { serverUrl = '', redirect } = options as Partial<OnboardingOptions>
  const given = tokenOf(options.token)
  const latest = useRef(options)
  const began = useRef(0)
  const store = useMemo(
    () =>
      onboardingOf({
        serverUrl,
        token: given || (async () => (await latest.current.getToken?.()) ?? ''),
        locale: () => latest.current.locale,
        preload: () => latest.current.preload !== false,
      }),
    [serverUrl, given],
  )
  useEffect(() => {
    latest.current = options
  })
  useAdvice(({ advise }) => advise({ serverUrl, token: given, fetches: !!options.getToken }, store), store)
  const tell = useCallback(
    (what: Happened) => {
      const event = {
        attempt_id: attemptOf(store.getState().state),
        ...what,
        duration: Math.round(performance.now() - began.current),
      } as OnboardingEvent
      write(serverUrl, store.token(), event)
      tellHost(() => latest.current.onEvent?.(event))
    },
    [store, serverUrl],
  )

  const leaving = useRef<{ store: Onboarding; timer: ReturnType<typeof setTimeout> }>(undefined)
  const ready = !!serverUrl && !!(given || options.getToken)
  useEffect(() => {
    if (!ready) return
    if (leaving.current?.store === store) clearTimeout(leaving.current.timer) // StrictMode mounts it again: the customer has not left
    began.current = performance.now()
    const unsubscribe = store.subscribe(({ state }, { state: before }) => {
      if (before === state) return
      const event = eventOf(before, state)
      if (event) tell(event)
      if (before.step !== state.step) announce(latest, state)
    })
    const stop = store.start()
    const exit = (reason: ExitReason) => {
      const { step } = store.getState().state
      const told = step === 'done' ? 'completed' : reason
      tell({ type: 'exited', step, reason: told })
      tellHost(() => latest.current.onExit?.({ step, reason: told }))
    }
    const hide = ({ persisted }: PageTransitionEvent) => persisted || exit('page_left')
    window.addEventListener('pagehide', hide)
    return () => {
      window.removeEventListener('pagehide', hide)
      stop(unsubscribe)
      const reason = latest.current.closing?.current ? 'closed' : 'unmounted'
      leaving.current = { store, timer: setTimeout(() => exit(reason)) }
    }
  }, [store, tell, ready])

  const snapshot = useSyncExternalStore(store.subscribe, store.getState, store.getInitialState)
  const stay = useRedirect(redirect, snapshot.state, () => tell({ type: 'redirect_stopped' }))
  const { send, launch, here, focusPopup, answers } = store
  return { ...snapshot, send, launch, here, focusPopup, answers, tell, stay, token: store.token() }
}

/**
 * The signup without a view: its state, and the functions that change it. Call `launch` inside the customer's click, so that the
 * browser lets Facebook's window open. `stay` is there while the browser is about to leave; it prevents that.
 */
export function useWhatsAppOnboarding(
  options: OnboardingOptions,
): Snapshot & Pick<Onboarding, 'send' | 'launch' | 'here' | 'focusPopup'> & { stay: (() => void) | undefined } {
  const { tell: _, token: __, answers: ___, stay, ...onboarding } = useOnboarding(options)
  return { ...onboarding, stay: stay?.stop }
}

function announce(host: RefObject<OnboardingOptions>, state: State) {
  const result = state.step === 'done' && !state.earlier && state.attempt.result
  if (result) tellHost(() => host.current.onSuccess?.(result))
  if (state.step === 'failed')
    tellHost(() => host.current.onFailure?.({ code: state.fault, remedy: remedies[state.fault] }))
}
