import type { Spoken } from '../../languages/index.ts'
import { wordsForSteps } from '../../languages/steps.ts'
import type { Say, Words } from '../../languages/words.ts'
import type { View } from '../view.ts'
import { Questions } from './questions.tsx'

/** The steps before Meta's window, in a language. */
export async function askedIn(spoken: Spoken) {
  const words = await wordsForSteps(spoken)
  return ({ state, ...view }: View<'asking'>) => (
    <Questions
      {...view}
      say={sayOf(view, words)}
      part="before"
      session={state.session}
      facts={{ connection_type: state.type, country: state.session.number?.country_iso }}
      again={state.again}
      over={(session) => view.send({ type: 'asked', session })}
    />
  )
}

/** The steps after the number is connected: below the good news, which does not wait for them. */
export async function surveyIn(spoken: Spoken) {
  const words = await wordsForSteps(spoken)
  return ({ state, ...view }: View<'done'>) => (
    <Questions
      {...view}
      say={sayOf(view, words)}
      part="after"
      session={state.session}
      facts={{ connection_type: state.attempt.connection_type, country: state.session.number?.country_iso }}
    />
  )
}

/** The texts of the steps, beside those that the view has already. */
function sayOf({ say, sayWith }: Pick<View<'done'>, 'say' | 'sayWith'>, words: Partial<Words>): Say {
  const own = sayWith(words)
  return (name, values) => (name in words ? own : say)(name, values)
}
