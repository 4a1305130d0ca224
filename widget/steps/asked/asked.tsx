import type { SessionSteps } from '../../../contract/index.ts'
import { from, words as questions } from '../../languages/steps/questions.ts'
import { wordsForSteps } from '../../languages/steps/words-for-steps.ts'
import type { Keep } from '../../work/answers.ts'
import type { View } from '../view.ts'
import { partsOf } from './parts.ts'
import { Questions } from './questions.tsx'

/** The steps of one part, with everything that they need, in a language. */
export async function askedIn({ state, spoken, answers }: View<'asking'> | View<'done'>) {
  const steps = state.session.steps as SessionSteps
  const [keep, { come, extra }] = await Promise.all([
    answers?.() as Promise<Keep>,
    partsOf(steps, state.step === 'done'),
  ])
  const words = await wordsForSteps(spoken, [{ words: questions, from }, ...come])
  return ({ state, ...view }: View<'asking'> | View<'done'>) => {
    const { session } = state
    const own = view.sayWith(words)
    return (
      <Questions
        {...view}
        {...extra}
        keep={keep}
        say={(name, values) => (name in words ? own : view.say)(name, values)}
        session={session}
        facts={{
          connection_type: state.step === 'asking' ? state.type : state.attempt.connection_type,
          country: session.number?.country_iso,
        }}
        again={state.step === 'asking' && state.again}
        over={state.step === 'asking' && ((session) => view.send({ type: 'asked', session }))}
      />
    )
  }
}
