import { useEffect, useState } from 'react'
import { useMore } from '../languages/more/index.ts'
import { Button, ButtonLink, Spinner } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Note, Screen } from '../ui/screen.tsx'
import type { View } from './view.ts'

/** The same link for whoever holds the Facebook account; what happens there is followed here. */
export function Handoff({ send, linkUrl, tell, ...view }: View<'handoff'>) {
  const more = useMore(view)
  const by = (by: 'copy' | 'email' | 'whatsapp') => () => tell?.({ type: 'handed_off', by })
  const message = encodeURIComponent(more('handoff_message', { link: linkUrl }))
  return (
    <Screen
      title={more('handoff')}
      text={more('handoff_text')}
      actions={
        <Button kind="plain" onClick={() => send({ type: 'back' })}>
          {more('handoff_back')}
        </Button>
      }
    >
      <div className="pb-ways">
        <ButtonLink kind="secondary" blank href={`https://wa.me/?text=${message}`} onClick={by('whatsapp')}>
          {more('handoff_whatsapp')}
        </ButtonLink>
        <ButtonLink
          kind="secondary"
          href={`mailto:?subject=${encodeURIComponent(more('handoff_subject'))}&body=${message}`}
          onClick={by('email')}
        >
          {more('handoff_email')}
        </ButtonLink>
        <CopyButton text={linkUrl} label={more('handoff_copy')} copied={more('handoff_copied')} told={by('copy')} />
      </div>
      <QrCode text={linkUrl} label={more('handoff_qr')} />
      <Note live>
        <span className="pb-with-icon">
          <Spinner />
          {more('handoff_waiting')}
        </span>
      </Note>
    </Screen>
  )
}

/** Black on white in every theme: cameras expect it. What draws it comes when it is needed; without it there are other ways. */
function QrCode({ text, label }: { text: string; label: string }) {
  const [cells, setCells] = useState<boolean[][]>()
  useEffect(() => {
    let shown = true
    import('../ui/qr.ts').then(
      ({ encode }) => shown && setCells(encode(text, { border: 3 }).data),
      () => {},
    )
    return () => {
      shown = false
    }
  }, [text])
  return (
    <figure className="pb-qr">
      {cells ? (
        <svg viewBox={`0 0 ${cells.length} ${cells.length}`} role="img" aria-label={label}>
          <path fill="#ffffff" d={`M0 0h${cells.length}v${cells.length}H0z`} />
          <path d={cells.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')} />
        </svg>
      ) : null}
      <figcaption className="pb-small">{label}</figcaption>
    </figure>
  )
}
