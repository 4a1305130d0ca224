import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { isInApp, opensNoWindow } from '../ui/in-app.ts'
import { Note } from '../ui/note.tsx'
import { FacebookLetter } from '../ui/pictures.tsx'
import { Screen } from '../ui/screen.tsx'
import { Sign } from '../ui/sign.tsx'
import { FacebookWindow } from '../ui/window.tsx'
import { Here, needsCode } from './here.tsx'
import type { View } from './view.ts'

/** Shows Facebook's window before it opens, and the one choice in it that cannot work. */
export const Launch = ({ state, say, sdk, send, launch, here, linkUrl, tell }: View<'launch'>) => {
  const { number } = state.session
  return (
    <Screen
      title={say('launch')}
      text={say('launch_text')}
      actions={
        <>
          <p className="pb-hidden" role="status">
            {sdk === 'ready' ? null : say('launch_waiting')}
          </p>
          <Button busy={sdk !== 'ready'} icon={<FacebookLetter />} onClick={launch}>
            {say('launch')}
          </Button>
          {opensNoWindow(navigator.userAgent) && !needsCode(number) ? <Here say={say} here={here} /> : null}
          <div className="pb-row">
            <Button kind="plain" onClick={() => send({ type: 'back' })}>
              {say('back')}
            </Button>
            <Button
              kind="plain"
              data-aside
              onClick={() => {
                send({ type: 'hand_off' })
                tell?.({ type: 'handed_off', by: 'shown' })
              }}
            >
              {say('handoff_offer')}
            </Button>
          </div>
        </>
      }
    >
      {isInApp(navigator.userAgent) ? (
        <Note>
          <strong>{say('in_app')}</strong> <span>{say('in_app_text')}</span>
          <CopyButton text={linkUrl} label={say('copy')} copied={say('copied')} />
        </Note>
      ) : null}
      <FacebookWindow>
        <ol className="pb-numbered">
          <li>{say('launch_1')}</li>
          <li>
            {number?.display_phone_number
              ? say(number.preverified_id ? 'launch_2_verified' : 'launch_2_number', {
                  number: number.display_phone_number,
                })
              : say(`launch_2_${state.type}`)}
          </li>
          <li>{say('launch_3')}</li>
        </ol>
      </FacebookWindow>
      <div className="pb-warning">
        <p className="pb-with-icon">
          <Sign name="alert" />
          <span>
            <strong>{say('launch_warning')}</strong> <span>{say('launch_warning_text')}</span>
          </span>
        </p>
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
      </div>
    </Screen>
  )
}
