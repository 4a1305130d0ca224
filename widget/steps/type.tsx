import type { ConnectionType } from '../../contract/index.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { CloudAlone, PhoneAndCloud } from '../ui/pictures.tsx'
import { Screen } from '../ui/screen.tsx'
import { requestAgain } from '../work/request-again.ts'
import { useMore } from './asked/use-more.ts'
import type { View } from './view.ts'

/** The most messages a second of each type; these are Meta's numbers, and a host's `messages` may replace them. */
const rates = { coexistence: 20, dedicated: 1_000 }

/** How the number is used today: one question, and its answer is the connection type. */
export function Type(view: View<'type'>) {
  const { state, say, send, spoken } = view
  const ordinary = useMore(
    () => import('./help/ordinary.tsx').catch(requestAgain).then(({ ordinaryIn }) => ordinaryIn(spoken)),
    spoken,
    true,
  )?.(view)
  const { type: chosen, session } = state
  const types: ConnectionType[] = session.link.connection_types
  return (
    <Screen
      title={say('type')}
      actions={
        <Button kind="plain" onClick={() => send({ type: 'back' })}>
          {say('back')}
        </Button>
      }
    >
      <div className="pb-choices">
        {types.map((type) => (
          <Choice
            key={type}
            picture={type === 'coexistence' ? <PhoneAndCloud /> : <CloudAlone />}
            title={say(type)}
            text={say(`${type}_text`)}
            current={chosen === type}
            onClick={() => send({ type: 'choose', connectionType: type })}
          />
        ))}
      </div>
      <div>
        <details className="pb-more">
          <summary>{say('type_ordinary')}</summary>
          {ordinary}
        </details>
        <details className="pb-more">
          <summary>{say('type_details')}</summary>
          {types.map((type) => (
            <p key={type} className="pb-small">
              <strong>{say(type)}</strong> <span>{say(`${type}_rate`, { rate: rates[type] })}</span>
            </p>
          ))}
        </details>
      </div>
    </Screen>
  )
}
