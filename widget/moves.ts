import { firstMoves } from './moves/first.ts'
import { laterMoves } from './moves/later.ts'
import { type Moves, move } from './moves/table.ts'
import type { Event, State } from './state.ts'

/** All moves of the widget. The store has the first ones at once, and the others when they have loaded (`work/come.ts`). */
export const moves: Moves = { ...firstMoves, ...laterMoves }

export const next = (state: State, event: Event) => move(moves, state, event)
