import { Button, Spinner } from '../ui/button.tsx'
import { ButtonLink } from '../ui/button-link.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Note } from '../ui/note.tsx'
import { QrCode } from '../ui/qr/qr-code.tsx'
import { Screen } from '../ui/screen.tsx'
import type { View } from './view.ts'

/** The same link for the person who has the Facebook account; this page follows their progress. */
export function Handoff({ say, send, linkUrl, tell }: View<'handoff'>) {
  const by = (by: 'copy' | 'email' | 'whatsapp') => () => tell?.({ type: 'handed_off', by })
  const message = encodeURIComponent(say('handoff_message', { link: linkUrl }))
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
      <div className="pb-ways">
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
        <CopyButton text={linkUrl} label={say('copy')} copied={say('copied')} told={by('copy')} />
      </div>
      <QrCode text={linkUrl} label={say('handoff_qr')} />
      <Note live>
        <span className="pb-with-icon">
          <Spinner />
          <span>{say('handoff_waiting')}</span>
        </span>
      </Note>
    </Screen>
  )
}
