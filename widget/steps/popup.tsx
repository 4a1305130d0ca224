import type { ReactNode } from 'react'
import { wearing } from '../look/dress.ts'
import { Button, Spinner } from '../ui/button.tsx'
import { Note } from '../ui/note.tsx'
import { Screen } from '../ui/screen.tsx'
import { Sign } from '../ui/sign.tsx'
import { FacebookWindow } from '../ui/window.tsx'
import { requestAgain } from '../work/request-again.ts'
import { useMore } from './asked/use-more.ts'
import type { View } from './view.ts'

/**
 * Shown while Facebook's window is open: what it asks for, the one choice in it that cannot work, and ways out for those who are
 * stuck in it. `children` replaces the picture.
 */
export function Popup(view: View<'popup'> & { children?: ReactNode }) {
  const { state, say, send, spoken, focusPopup, children } = view
  const answered = state.code || state.assets
  const stuck = useMore(
    () => import('./help/stuck.tsx').catch(requestAgain).then(({ stuckIn }) => stuckIn(spoken)),
    spoken,
    !answered,
  )?.(view)
  return (
    <Screen
      title={say('popup')}
      text={say('popup_text')}
      actions={
        state.over ? null : (
          <>
            <Button onClick={focusPopup}>{say('popup_focus')}</Button>
            <Button kind="plain" onClick={() => send({ type: 'give_up' })}>
              {say('popup_give_up')}
            </Button>
          </>
        )
      }
    >
      {children ?? (
        <FacebookWindow>
          <ol className="pb-numbered">
            <li>{say('launch_1')}</li>
            <li>
              <span>{say(`launch_2_${state.type}`)}</span>
              {state.type === 'dedicated' ? <OwnNumber say={say} /> : null}
            </li>
            <li>{say('launch_3')}</li>
          </ol>
        </FacebookWindow>
      )}
      <Note live>
        {answered || state.over ? (
          <span className="pb-with-icon">
            <Spinner />
            <span>{say(answered ? 'popup_answer' : 'popup_over')}</span>
          </span>
        ) : null}
      </Note>
      {state.over ? null : stuck}
    </Screen>
  )
}

const dressed =
  wearing(`.pb-root{.pb-drawn{margin-block:var(--pb-u);display:grid;overflow:hidden;background:var(--pb-card);border:1px solid var(--pb-border);border-radius:calc(var(--pb-radius)*.667)}
.pb-drawn>span{display:flex;align-items:center;gap:calc(var(--pb-u)*2);padding:calc(var(--pb-u)*2) calc(var(--pb-u)*3)}
.pb-drawn-bad{color:var(--pb-muted-text);border-block-end:1px solid var(--pb-border);text-decoration:line-through}
.pb-drawn-good>.pb-icon{color:var(--pb-link)}
.pb-drawn+p strong{display:block}}`)

/** Facebook's choice of a number as it is drawn there: a display name alone gives a number that is not the customer's. */
const OwnNumber = ({ say }: Pick<View<'popup'>, 'say'>) => (
  <div ref={dressed}>
    <div className="pb-drawn" aria-hidden="true">
      <span className="pb-drawn-bad">
        <Sign name="cross" />
        <span>{say('launch_bad')}</span>
      </span>
      <span className="pb-drawn-good">
        <Sign name="check" />
        <span>{say('launch_good')}</span>
      </span>
    </div>
    <p className="pb-small">
      <strong>{say('launch_warning')}</strong> <span>{say('launch_warning_text')}</span>
    </p>
  </div>
)
