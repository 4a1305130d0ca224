import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { isPhone } from '../ui/device/device.ts'
import { isInApp } from '../ui/device/in-app.ts'
import { opensNoWindow } from '../ui/device/no-window.ts'
import { Note } from '../ui/note.tsx'
import { FacebookLetter } from '../ui/pictures.tsx'
import { Screen } from '../ui/screen.tsx'
import { Sign } from '../ui/sign.tsx'
import { FacebookWindow } from '../ui/window.tsx'
import { requestAgain } from '../work/request-again.ts'
import { Later } from './help/later.tsx'
import { Here, needsCode } from './here.tsx'
import type { View } from './view.ts'

const whichPhone = () => import('./help/which-phone.tsx').catch(requestAgain).then(({ whichPhoneIn }) => whichPhoneIn)

/** Before Facebook's window. WhatsApp on a phone has to read a code from another screen, so there it is asked which phone that is. */
export function Launch(view: View<'launch'>) {
  const { state } = view
  const asks = state.type === 'coexistence' && isPhone() && state.session.meta.pairing !== 'type'
  if (asks) return <Later {...view} part={whichPhone} />
  return <ToFacebook {...view} />
}

/** Shows what Facebook's window asks; its button also confirms that the app stops. */
const ToFacebook = ({ state, say, sdk, send, launch, here, linkUrl, tell }: View<'launch'>) => {
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
      {state.type === 'dedicated' && !number ? (
        <Note tone="bad">
          <span className="pb-with-icon">
            <Sign name="alert" />
            <span>{say('launch_app_stops')}</span>
          </span>
        </Note>
      ) : null}
    </Screen>
  )
}
