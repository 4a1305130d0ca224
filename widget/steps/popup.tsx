import type { ReactNode } from 'react'
import { Button, Spinner } from '../ui/button.tsx'
import { Note } from '../ui/note.tsx'
import { Screen } from '../ui/screen.tsx'
import { FacebookWindow } from '../ui/window.tsx'
import type { View } from './view.ts'

/** Shown while Facebook's window is open, with ways back to that window. `children` replaces the picture. */
export function Popup({ state, say, send, focusPopup, children }: View<'popup'> & { children?: ReactNode }) {
  const answered = state.code || state.assets
  return (
    <Screen
      picture={
        children ? null : (
          <FacebookWindow>
            <span className="pb-ghost" aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
          </FacebookWindow>
        )
      }
      title={say('popup')}
      text={say('popup_text')}
      actions={
        <>
          <Button onClick={focusPopup}>{say('popup_focus')}</Button>
          <Button kind="plain" onClick={() => send({ type: 'give_up' })}>
            {say('popup_give_up')}
          </Button>
        </>
      }
    >
      {children}
      <Note live>
        {answered || state.over ? (
          <span className="pb-with-icon">
            <Spinner />
            <span>{say(answered ? 'popup_answer' : 'popup_over')}</span>
          </span>
        ) : null}
      </Note>
    </Screen>
  )
}
