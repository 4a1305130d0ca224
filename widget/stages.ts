import { provides, type State, type Step, several } from './state.ts'

/** The parts of the signup that a customer sees as dots, in order. */
const stages = ['welcome', 'type', 'number', 'questions', 'facebook', 'finish'] as const
type Stage = (typeof stages)[number]

/** The stage of each step; null where "step 2 of 4" has no meaning. */
export const stageOf: Record<Step, Stage | null> = {
  loading: null,
  welcome: 'welcome',
  trust: 'welcome',
  type: 'type',
  country: 'number',
  number: 'number',
  asking: 'questions',
  launch: 'facebook',
  handoff: 'facebook',
  popup: 'facebook',
  finishing: 'finish',
  waiting: 'finish',
  pin: 'finish',
  done: 'finish',
  failed: null,
}

/** How far the customer has got, among the stages of this link. */
export function progressOf(state: State): [number, number] | undefined {
  const stage = stageOf[state.step]
  if (!stage || !('session' in state) || !state.session) return undefined
  const { session } = state
  const type = 'type' in state ? state.type : null
  const shown = stages.filter(
    (name) =>
      (name !== 'type' || several(session)) &&
      (name !== 'number' || provides({ session, type })) &&
      (name !== 'questions' || session.steps?.before[0]),
  )
  return [shown.indexOf(stage) + 1, shown.length]
}
