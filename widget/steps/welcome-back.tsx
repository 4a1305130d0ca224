import type { ReactNode } from 'react'
import { CopyButton } from '../ui/copy-button.tsx'
import { isInApp } from '../ui/device/in-app.ts'
import { requestAgain } from '../work/request-again.ts'
import { useMore } from './asked/use-more.ts'
import type { View } from './view.ts'
import { Invitation, Welcome } from './welcome.tsx'

/** Why a number has to be connected again; a reason that this build does not know is not shown. */
const reasons = {
  disconnected: 'welcome_disconnected',
  inactive: 'welcome_inactive',
  moved: 'welcome_moved',
  expired: 'welcome_expired',
} as const

const why = (reason: string | null | undefined) =>
  reason && Object.hasOwn(reasons, reason) ? reasons[reason as keyof typeof reasons] : 'welcome_reconnect_text'

/** The first screen of a link that reconnects a number: the customer already has the account, and needs only the phone. */
const Reconnect = ({ children, ...view }: View<'welcome'> & { children: ReactNode }) => {
  const { state, say } = view
  const again = state.session.link.reconnect
  return (
    <Invitation
      {...view}
      title={say('welcome_reconnect')}
      text={`${say(why(again?.reason))} ${say('welcome_same')}`}
      needed={2}
    >
      <p className="pb-number">
        <bdi>{again?.display_phone_number}</bdi>
      </p>
      {children}
    </Invitation>
  )
}

/** The first screen where there is more to say: a number that comes back, something that was chosen before, another app's browser. */
export const WelcomeBack = (view: View<'welcome'>) => {
  const { state, say, linkUrl } = view
  const chosen = useMore(
    () => import('./help/chosen.tsx').catch(requestAgain).then(({ chosenIn }) => chosenIn(view.spoken)),
    view.spoken,
    !!state.session.choice,
  )
  const Shown = state.session.link.reconnect ? Reconnect : Welcome
  const inApp = isInApp(navigator.userAgent)
  return (
    <Shown {...view} {...(inApp && { text: say('in_app_text'), time: '', direct: false })}>
      {inApp ? <CopyButton text={linkUrl} label={say('copy')} copied={say('copied')} /> : null}
      {chosen?.(view)}
    </Shown>
  )
}
