import type { Event, In, State, Step } from '../state.ts'

type Of<E extends Event['type']> = Extract<Event, { type: E }>

/** Every state, and every event that moves it. An event a state does not name leaves it as it was. */
export type Moves = { [S in Step]: { [E in Event['type']]?: (state: In<S>, event: Of<E>) => State } }

/** The one way to another state. */
export function move(moves: Partial<Moves>, state: State, event: Event): State {
  const move = moves[state.step]?.[event.type] as ((state: State, event: Event) => State) | undefined
  return move ? move(state, event) : state
}
