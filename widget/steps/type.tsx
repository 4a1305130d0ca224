import { useId } from 'react'
import { Button } from '../ui/button.tsx'
import { usePart } from '../ui/part.ts'
import { CloudAlone, PhoneAndCloud } from '../ui/pictures.tsx'
import { Screen } from '../ui/screen.tsx'
import type { View } from './view.ts'

/** How many messages a second each way sends at most; Meta's numbers. */
const rates = { coexistence: 5, dedicated: 1_000 }

/** How the number will live, with what each way costs. */
export function Type({ state, say, send }: View<'type'>) {
  const [id, choice] = [useId(), usePart('choice')]
  return (
    <Screen
      title={say('type')}
      text={say('type_text')}
      actions={
        <>
          <Button disabled={!state.type} onClick={() => send({ type: 'next' })}>
            {say('continue')}
          </Button>
          <Button kind="plain" onClick={() => send({ type: 'back' })}>
            {say('back')}
          </Button>
        </>
      }
    >
      <fieldset className="pb-choices">
        <legend className="pb-hidden">{say('type')}</legend>
        {state.session.link.connection_types.map((type) => (
          <label key={type} {...choice}>
            <input
              type="radio"
              name={id}
              aria-label={say(type)}
              aria-describedby={`${id}${type}`}
              checked={state.type === type}
              onChange={() => send({ type: 'choose', connectionType: type })}
            />
            {type === 'coexistence' ? <PhoneAndCloud /> : <CloudAlone />}
            <strong>{say(type)}</strong>
            <span className="pb-choice-lines" id={`${id}${type}`}>
              {([1, 2, 3] as const).map((line) => (
                <span key={line}>{say(`${type}_${line}`, { rate: rates[type] })}</span>
              ))}
            </span>
          </label>
        ))}
      </fieldset>
    </Screen>
  )
}
