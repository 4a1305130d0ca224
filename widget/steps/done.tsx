import { ButtonLink } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Note, Screen } from '../ui/screen.tsx'
import type { View } from './view.ts'

/** The number is connected; the way back to where the customer came from. */
export function Done({ state, say, leaving }: View<'done'>) {
  const { display_phone_number, redirect_url, result } = state.attempt
  return (
    <Screen
      picture={
        <span className="pb-badge pb-badge-good">
          <Icon name="check" />
        </span>
      }
      title={say('done')}
      text={say('done_text')}
      actions={
        leaving && redirect_url ? (
          <>
            <p className="pb-small pb-wait" role="status">
              {say('done_redirect')}
            </p>
            <ButtonLink href={redirect_url}>{say('done_continue')}</ButtonLink>
          </>
        ) : null
      }
    >
      {display_phone_number ? (
        <p className="pb-number">
          <bdi>{display_phone_number}</bdi>
        </p>
      ) : null}
      {result?.actions.map((action) => (
        <Note key={action}>{say(action)}</Note>
      ))}
      {redirect_url ? null : <p className="pb-small">{say('done_close')}</p>}
    </Screen>
  )
}
