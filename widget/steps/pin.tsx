import { type FormEvent, useId } from 'react'
import { Button } from '../ui/button.tsx'
import { usePart } from '../ui/part.ts'
import { Screen } from '../ui/screen.tsx'
import { requestAgain } from '../work/request-again.ts'
import { useMore } from './asked/use-more.ts'
import type { View } from './view.ts'

/** Asks for the PIN that the number had before; only its owner knows it. */
export function Pin(view: View<'pin'>) {
  const { state, say, send, spoken } = view
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    send({ type: 'pin', pin: String(new FormData(event.currentTarget).get('pin')) })
  }
  const reset = useMore(
    () => import('./help/pin-reset.tsx').catch(requestAgain).then(({ pinResetIn }) => pinResetIn(spoken)),
    spoken,
    true,
  )
  const { problem } = state
  const [id, field] = [useId(), usePart('field')]
  return (
    <form className="pb-form" onSubmit={submit} autoComplete="off">
      <Screen
        title={say('pin')}
        text={say('pin_text')}
        actions={
          <>
            <Button type="submit" busy={state.pin !== null}>
              {say('continue')}
            </Button>
            {reset?.(view)}
            <Button kind="plain" disabled={state.pin !== null} onClick={() => send({ type: 'back' })}>
              {say('back')}
            </Button>
          </>
        }
      >
        {state.attempt.display_phone_number ? (
          <p className="pb-number">
            <bdi dir="ltr">{state.attempt.display_phone_number}</bdi>
          </p>
        ) : null}
        <label {...field}>
          <span>{say('pin_label')}</span>
          <input
            name="pin"
            inputMode="numeric"
            pattern="[\s\p{Pd}]*(\p{Nd}[\s\p{Pd}]*){6}"
            maxLength={20}
            required
            readOnly={state.pin !== null}
            dir="ltr"
            aria-invalid={problem === 'wrong'}
            aria-describedby={`${id}problem ${id}help`}
          />
        </label>
        <p id={`${id}problem`} className="pb-problem" role="alert">
          {problem ? say(`pin_${problem}`) : null}
        </p>
        <p id={`${id}help`} className="pb-small">
          {say('pin_help')}
        </p>
      </Screen>
    </form>
  )
}
