import { useEffect, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { ButtonLink } from '../ui/button-link.tsx'
import { Note } from '../ui/note.tsx'
import { Screen } from '../ui/screen.tsx'
import { Sign } from '../ui/sign.tsx'
import type { View } from './view.ts'

/** The number is connected; a button leads back to where the customer came from. */
export function Done({ state, say, leaving, stay }: View<'done'>) {
  const { display_phone_number, redirect_url, result } = state.attempt
  return (
    <Screen
      picture={
        <span className="pb-badge pb-badge-good">
          <Sign name="check" />
        </span>
      }
      title={say('done')}
      text={say('done_text')}
      actions={
        leaving && redirect_url ? (
          <>
            {stay ? <Countdown seconds={stay.seconds}>{say('done_redirect')}</Countdown> : null}
            <ButtonLink href={redirect_url}>{say('done_continue')}</ButtonLink>
            {stay ? (
              <Button
                kind="plain"
                onClick={({ currentTarget }) => {
                  // The button disappears: the focus moves to the heading, not to the top of the page.
                  currentTarget.closest('.pb-root')?.querySelector<HTMLElement>('.pb-title')?.focus()
                  stay.stop()
                }}
              >
                {say('stay')}
              </Button>
            ) : null}
          </>
        ) : null
      }
    >
      {display_phone_number ? (
        <p className="pb-number">
          <bdi dir="ltr">{display_phone_number}</bdi>
        </p>
      ) : null}
      {result?.actions.map((action) => (
        <Note key={action}>{say(action)}</Note>
      ))}
      {redirect_url ? null : <p className="pb-small">{say('done_close')}</p>}
    </Screen>
  )
}

/** Read out once; the countdown is only shown. */
function Countdown({ seconds, children }: { seconds: number; children: string }) {
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    const timer = setInterval(() => setLeft((before) => Math.max(1, before - 1)), 1_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <p className="pb-small pb-wait">
      <span role="status">{children}</span>
      <span className="pb-seconds" aria-hidden="true">
        {left}
      </span>
    </p>
  )
}
