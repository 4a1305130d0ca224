import type { State } from './state.ts'

/**
 * How long a popup that said something may take to say the rest, in milliseconds; null while there is nothing to wait for.
 * A code lives 30 seconds, so it leaves alone after 5; an end that comes without a reason gets a moment to give one.
 */
export function patience(state: State): number | null {
  if (state.step !== 'popup') return null
  if (state.code) return 5_000
  if (state.over === 'dismissed') return 1_500
  if (state.assets) return 8_000
  return state.over ? 3_000 : null
}
