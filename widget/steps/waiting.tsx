import { Button, Spinner } from '../ui/button.tsx'
import { Note } from '../ui/note.tsx'
import { Screen } from '../ui/screen.tsx'
import type { View } from './view.ts'

/** Meta is not ready to register the number. The customer may leave, or go through Facebook again if that can help. */
export function Waiting({ state, say, send }: View<'waiting'>) {
  const { attempt } = state
  const [title = '', text] = say(attempt.fault ?? 'number_preparing').split('\n')
  return (
    <Screen
      title={title}
      text={text}
      actions={<Button onClick={() => send({ type: 'sign_again' })}>{say('sign_again')}</Button>}
    >
      {attempt.display_phone_number ? (
        <p className="pb-number">
          <bdi dir="ltr">{attempt.display_phone_number}</bdi>
        </p>
      ) : null}
      <Note live>
        <span className="pb-with-icon">
          <Spinner />
          <span>{say('waiting_note')}</span>
        </span>
      </Note>
    </Screen>
  )
}
