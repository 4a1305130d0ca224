import type { View } from './view.ts'
import { Invitation } from './welcome.tsx'

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
export const WelcomeBack = ({ state, say, send }: View<'welcome'>) => {
  const again = state.session.link.reconnect
  return (
    <Invitation
      {...{ say, send }}
      title={say('welcome_reconnect')}
      text={`${say(why(again?.reason))} ${say('welcome_same')}`}
      needed={2}
    >
      <p className="pb-number">
        <bdi>{again?.display_phone_number}</bdi>
      </p>
    </Invitation>
  )
}
