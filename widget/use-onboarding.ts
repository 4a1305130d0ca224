import { useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { faults } from '../contract/faults.ts'
import type { FaultCode, Remedy, Result } from '../contract/index.ts'
import { eventOf, type OnboardingEvent } from './events.ts'
import type { State } from './machine.ts'
import { createOnboarding, type Onboarding, type Snapshot } from './store.ts'

export interface OnboardingOptions {
  /** Where your Patchbay server answers, for example `https://patchbay.example.com`. */
  serverUrl: string
  /** The `token` of the setup link. */
  token: string
  /** Language of the widget, for example `es`. Else the link's, else the browser's. */
  locale?: string | undefined
  /** `auto` (default) sends the browser to the link's success address when the number is connected; `never` leaves it to you. */
  redirect?: 'auto' | 'never' | undefined
  /** Everything that happens, as it happens. */
  onEvent?: ((event: OnboardingEvent) => void) | undefined
  /** Once, when the number is connected. */
  onSuccess?: ((result: Result) => void) | undefined
  /** Each time something stops the signup; the customer may still go on. */
  onFailure?: ((failure: { code: FaultCode; remedy: Remedy }) => void) | undefined
}

/** How long "your number is connected" can be read before the browser leaves. */
const reading = 3_000

/**
 * The signup without a view: its state, and the functions that move it. Call `launch` inside the customer's click,
 * so that the browser lets Facebook's window open.
 */
export function useWhatsAppOnboarding(
  options: OnboardingOptions,
): Snapshot & Pick<Onboarding, 'send' | 'launch' | 'focusPopup'> {
  const { serverUrl, token, redirect = 'auto' } = options
  const latest = useRef(options)
  const store = useMemo(
    () => createOnboarding({ serverUrl, token, locale: () => latest.current.locale }),
    [serverUrl, token],
  )
  useEffect(() => {
    latest.current = options
  })
  useEffect(() => {
    const unsubscribe = store.subscribe(({ state }, { state: before }) => tell(latest.current, before, state))
    const stop = store.start()
    return () => {
      stop()
      unsubscribe()
    }
  }, [store])

  const snapshot = useStore(store)
  const { state } = snapshot
  const leaveFor = redirect === 'auto' && state.step === 'done' ? state.attempt.redirect_url : null
  useEffect(() => {
    if (!leaveFor) return
    const timer = setTimeout(() => window.location.assign(leaveFor), reading)
    return () => clearTimeout(timer)
  }, [leaveFor])

  return { ...snapshot, send: store.send, launch: store.launch, focusPopup: store.focusPopup }
}

function tell({ onEvent, onSuccess, onFailure }: OnboardingOptions, before: State, state: State) {
  if (before === state) return
  const event = eventOf(before, state)
  if (event) onEvent?.(event)
  if (before.step === state.step) return
  if (state.step === 'done' && state.attempt.result) onSuccess?.(state.attempt.result)
  if (state.step === 'failed') onFailure?.({ code: state.fault, remedy: faults[state.fault].remedy })
}
