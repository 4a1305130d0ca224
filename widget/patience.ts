import type { State } from './state.ts'

/**
 * How long to wait for the rest of a popup's result, in milliseconds; null when nothing is awaited. A code lives 30 seconds, so
 * it is sent without the rest after 5; an end without a reason waits a moment for one.
 */
export function patience(state: State): number | null {
  if (state.step !== 'popup') return null
  if (state.code) return 5_000
  if (state.over === 'dismissed') return 1_500
  if (state.assets) return 8_000
  return state.over ? 3_000 : null
}
