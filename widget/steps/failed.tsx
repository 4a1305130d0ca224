import { type FaultCode, remedies } from '../../contract/remedies.ts'
import { several } from '../state.ts'
import { Button } from '../ui/button.tsx'
import { ButtonLink } from '../ui/button-link.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { usePart } from '../ui/part.ts'
import { Screen } from '../ui/screen.tsx'
import { Sign } from '../ui/sign.tsx'
import { requestAgain } from '../work/request-again.ts'
import { useMore } from './asked/use-more.ts'
import { Here, needsCode } from './here.tsx'
import type { View } from './view.ts'

/** The faults that a redirect in the same window avoids: a popup does not open, or cannot send messages to this page. */
const noWindow: FaultCode[] = ['sdk_blocked', 'popup_blocked', 'popup_closed', 'no_code']

/** What stopped the signup, and the remedy: the button sends it. */
export function Failed(view: View<'failed'>) {
  const { state, say, send, here, linkUrl, supportUrl } = view
  const { fault, redirectUrl, cancelled, attempt } = state
  const again = attempt?.again_at ? new Date(attempt.again_at) : null
  const locked = again !== null && again > new Date()
  const panel = usePart('panel')
  const retired = fault === 'configuration_retired'
  // The customer can take another way, if the link has one.
  const remedy = retired && state.session && !several(state.session) ? 'contact' : remedies[fault]
  // For the person who helps the customer; a fault that the customer can solve alone needs no code.
  const code = cancelled?.error_code ?? (remedy === 'contact' || remedy === 'retry' || retired ? fault : null)
  const help = remedy === 'new_link' || remedy === 'contact' ? remedy : null
  const helpUrl = supportUrl ?? state.supportUrl ?? state.session?.support_url
  const way = locked || remedy === 'new_link' || remedy === 'contact' || remedy === 'enter_pin' ? null : remedy
  const [title = '', text] = say(fault).split('\n')
  const ask = useMore(
    () => import('./help/ask-for-link.tsx').catch(requestAgain).then(({ askForLinkIn }) => askForLinkIn(view.spoken)),
    view.spoken,
    !!state.canAsk,
  )
  return (
    <Screen
      picture={
        <span className={`pb-badge ${cancelled ? '' : 'pb-badge-bad'}`}>
          <Sign name="alert" />
        </span>
      }
      title={title}
      text={text}
      actions={
        <>
          {way ? (
            <Button onClick={() => send({ type: way })}>{say(way === 'open_in_browser' ? 'retry' : way)}</Button>
          ) : null}
          {state.signup && noWindow.includes(fault) && !needsCode(state.session?.number) ? (
            <Here say={say} here={here} />
          ) : null}
          {ask?.(view)}
          {help && helpUrl ? (
            <ButtonLink kind={state.canAsk ? 'secondary' : 'primary'} href={helpUrl}>
              {say(help)}
            </ButtonLink>
          ) : null}
          {remedy === 'open_in_browser' || (fault === 'popup_blocked' && window.top !== window) ? (
            <CopyButton text={linkUrl} label={say('copy')} copied={say('copied')} />
          ) : null}
          {redirectUrl ? (
            <ButtonLink kind={way || (help && helpUrl) ? 'plain' : 'secondary'} href={redirectUrl}>
              {say('failed_back')}
            </ButtonLink>
          ) : null}
        </>
      }
    >
      {cancelled?.error_message ? (
        <p dir="auto" {...panel}>
          {cancelled.error_message}
        </p>
      ) : null}
      {locked ? <p>{say('failed_when', { time: again })}</p> : null}
      {code ? <p className="pb-small">{say('failed_code', { code })}</p> : null}
    </Screen>
  )
}
