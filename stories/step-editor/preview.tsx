import { useState } from 'react'
import type { Session, Steps } from '../../contract/index.ts'
import { OnboardingView, type State } from '../../widget/index.ts'
import { completed, night, session } from '../fixtures.ts'
import { answers } from '../view.ts'

/** Where a customer meets the steps. */
export const states = ['asking', 'launch', 'done'] as const
export type Shown = (typeof states)[number]

const nothing = () => {}

/** The widget with these steps, from a state on; it is answered as a customer answers it. */
export function Preview({ steps, shown, look, locale }: { steps: Steps; shown: Shown; look: string; locale: string }) {
  const whole: Session = { ...session, steps: { ...steps, known: {}, answers: {}, status: {} } }
  const stateOf = (step: Shown, session: Session): State =>
    step === 'done'
      ? { step, session, attempt: completed({ redirect_url: null }) }
      : { step, session, type: 'dedicated' }
  const [state, setState] = useState(() => stateOf(shown, whole))
  return (
    <OnboardingView
      state={state}
      sdk="ready"
      locale={locale}
      leaving={false}
      linkUrl=""
      theme={look === 'dark' ? night : {}}
      answers={answers}
      renderStep={({ id, resolve }) => (
        <button type="button" onClick={() => resolve()}>
          Your own step {id}
        </button>
      )}
      send={(event) => {
        if (event.type === 'asked') setState(stateOf('launch', event.session))
        if (event.type === 'back' && state.step === 'launch') setState(stateOf('asking', whole))
      }}
      launch={() => setState(stateOf('done', whole))}
      here={nothing}
      focusPopup={nothing}
    />
  )
}
