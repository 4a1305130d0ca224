import { useId } from 'react'
import type { ConnectionType } from '../../contract/index.ts'
import { Button } from '../ui/button.tsx'
import { usePart } from '../ui/part.ts'
import { CloudAlone, PhoneAndCloud } from '../ui/pictures.tsx'
import { Screen } from '../ui/screen.tsx'
import type { View } from './view.ts'

/** The most messages a second of each type; these are Meta's numbers, and a host's `messages` may replace them. */
const rates = { coexistence: 20, dedicated: 1_000 }

/** A customer who has the app on a phone can keep it; others gain nothing by it. */
const answers = [
  ['type_yes', 'coexistence'],
  ['type_no', 'dedicated'],
] as const

/** The connection type: one question whose answer suggests a type, and the costs of each. */
export function Type({ state, say, send }: View<'type'>) {
  const [id, choice, taken] = [useId(), usePart('choice'), usePart('choice', 'pb-choice', 'chosen')]
  const { type: chosen, advised, session } = state
  return (
    <Screen
      title={say('type')}
      text={<span id={`${id}ask`}>{say('type_ask')}</span>}
      actions={
        <div className="pb-row">
          <Button kind="plain" onClick={() => send({ type: 'back' })}>
            {say('back')}
          </Button>
          <Button disabled={!chosen} onClick={() => send({ type: 'next' })}>
            {say('continue')}
          </Button>
        </div>
      }
    >
      {/* biome-ignore lint/a11y/useSemanticElements: two buttons and no form */}
      <div className="pb-answers" role="group" aria-labelledby={`${id}ask`}>
        {answers.map(([answer, connectionType]) => (
          <Button
            key={answer}
            kind="secondary"
            data-aside
            aria-pressed={advised === connectionType}
            onClick={() => send({ type: 'advise', connectionType })}
          >
            {say(answer)}
          </Button>
        ))}
      </div>
      <p className="pb-hidden" role="status">
        {advised ? `${say('type_suggested')}: ${say(advised)}` : null}
      </p>
      <fieldset className="pb-choices">
        <legend className="pb-hidden">{say('type')}</legend>
        {session.link.connection_types.map((type: ConnectionType) => (
          <label key={type} {...(chosen === type ? taken : choice)}>
            <input
              type="radio"
              name={id}
              aria-label={say(type)}
              aria-describedby={`${id}${type}`}
              checked={chosen === type}
              onChange={() => send({ type: 'choose', connectionType: type })}
            />
            {type === 'coexistence' ? <PhoneAndCloud /> : <CloudAlone />}
            <strong>
              <span>{say(type)}</span>
              {advised === type ? <small className="pb-tag">{say('type_suggested')}</small> : null}
            </strong>
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
