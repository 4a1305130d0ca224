import type { Event, In, State, Step } from '../state.ts'

type Of<E extends Event['type']> = Extract<Event, { type: E }>

/** Every state, with the events that change it. An event that a state does not name changes nothing. */
export type Moves = { [S in Step]: { [E in Event['type']]?: (state: In<S>, event: Of<E>) => State } }

/** The only way to another state. */
export function move(moves: Partial<Moves>, state: State, event: Event): State {
  const move = moves[state.step]?.[event.type] as ((state: State, event: Event) => State) | undefined
  return move ? move(state, event) : state
}
