import { wordsForHelp } from '../../languages/help.ts'
import type { Spoken } from '../../languages/index.ts'
import { Button, Spinner } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { isPhone } from '../../ui/device/device.ts'
import { Note } from '../../ui/note.tsx'
import { usePart } from '../../ui/part.ts'
import { QrCode } from '../../ui/qr/qr-code.tsx'
import { Screen } from '../../ui/screen.tsx'
import type { View } from '../view.ts'
import { both } from './both.ts'

/** The same link for the person who has the Facebook account; this page follows their progress. */
export async function handoffIn(spoken: Spoken) {
  const words = await wordsForHelp(spoken)
  return (view: View<'handoff'>) => <ToColleague {...view} say={both(view, words)} />
}

function ToColleague(view: View<'handoff'>) {
  const { state, say, send, linkUrl } = view
  const field = usePart('field')
  return (
    <Screen
      title={say('handoff')}
      text={say('handoff_text')}
      actions={
        <Button kind="plain" onClick={() => send({ type: 'back' })}>
          {say('handoff_back')}
        </Button>
      }
    >
      <label {...field}>
        <span>{say('handoff_name')}</span>
        <input
          className="pb-search"
          autoComplete="name"
          maxLength={80}
          defaultValue={state.name}
          onBlur={({ currentTarget }) => send({ type: 'named', name: currentTarget.value.trim() })}
        />
      </label>
      <Ways {...view} />
      {isPhone() ? null : <QrCode text={linkUrl} label={say('handoff_qr')} />}
      <Waits say={say} />
    </Screen>
  )
}

/** The ways to send the link: by the phone's own menu where there is one, else by WhatsApp and e-mail. */
export function Ways({ say, linkUrl, tell }: Pick<View<'handoff'>, 'say' | 'linkUrl' | 'tell'>) {
  const by = (by: 'copy' | 'email' | 'whatsapp' | 'share') => () => tell?.({ type: 'handed_off', by })
  const text = say('handoff_message', { link: linkUrl })
  const message = encodeURIComponent(text)
  const share = async () => {
    try {
      await navigator.share({ text })
      by('share')()
    } catch {
      // The customer closed the menu.
    }
  }
  return (
    <div className="pb-ways">
      {isPhone() && 'share' in navigator ? (
        <Button onClick={share}>{say('handoff_share')}</Button>
      ) : (
        <>
          <ButtonLink kind="secondary" blank href={`https://wa.me/?text=${message}`} onClick={by('whatsapp')}>
            {say('handoff_whatsapp')}
          </ButtonLink>
          <ButtonLink
            kind="secondary"
            href={`mailto:?subject=${encodeURIComponent(say('welcome'))}&body=${message}`}
            onClick={by('email')}
          >
            {say('handoff_email')}
          </ButtonLink>
        </>
      )}
      <CopyButton text={linkUrl} label={say('copy')} copied={say('copied')} told={by('copy')} />
    </div>
  )
}

export const Waits = ({ say }: Pick<View<'handoff'>, 'say'>) => (
  <Note live>
    <span className="pb-with-icon">
      <Spinner />
      <span>{say('handoff_waiting')}</span>
    </span>
  </Note>
)
