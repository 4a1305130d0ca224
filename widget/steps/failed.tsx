import { faults } from '../../contract/faults.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Screen } from '../ui/screen.tsx'
import type { View } from './view.ts'

/** What stopped the signup and what helps: the button sends the fault's remedy. */
export function Failed({ state, say, send, linkUrl }: View<'failed'>) {
  const { fault, redirectUrl, cancelled } = state
  const { remedy } = faults[fault]
  const [title = '', text] = say(fault).split('\n')
  return (
    <Screen
      picture={
        <span className={`pb-badge ${cancelled ? '' : 'pb-badge-bad'}`}>
          <Icon name="alert" />
        </span>
      }
      title={title}
      text={text}
      actions={
        <>
          {remedy === 'new_link' || remedy === 'contact' || remedy === 'enter_pin' ? null : (
            <Button onClick={() => send({ type: remedy })}>{say(remedy)}</Button>
          )}
          {remedy === 'open_in_browser' ? (
            <CopyButton text={linkUrl} label={say('failed_copy')} copied={say('failed_copied')} />
          ) : null}
          {redirectUrl ? (
            <ButtonLink kind="plain" href={redirectUrl}>
              {say('failed_back')}
            </ButtonLink>
          ) : null}
        </>
      }
    >
      {cancelled?.error_message ? <p className="pb-panel">{cancelled.error_message}</p> : null}
      {/* For whoever helps the customer; a customer who closed the window needs no code. */}
      {cancelled && !cancelled.error_message ? null : (
        <p className="pb-small">{say('failed_code', { code: cancelled?.error_code ?? fault })}</p>
      )}
    </Screen>
  )
}
