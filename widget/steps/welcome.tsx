import { useContext } from 'react'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { usePart } from '../ui/part.ts'
import { HeadingLevel, Screen } from '../ui/screen.tsx'
import type { View } from './view.ts'

/** What a customer has at hand; who comes back has the account, and needs the first two. */
const needs = [
  ['person', 'welcome_account'],
  ['phone', 'welcome_phone'],
  ['building', 'welcome_business'],
] as const

/** Why a number that was connected once has to be connected again; a reason that this build does not know is none. */
const reasons = {
  disconnected: 'welcome_disconnected',
  inactive: 'welcome_inactive',
  moved: 'welcome_moved',
  expired: 'welcome_expired',
} as const

const why = (reason: string | null) =>
  reason && Object.hasOwn(reasons, reason) ? reasons[reason as keyof typeof reasons] : 'welcome_reconnect_text'

/** What to expect, before anything is asked. */
export const Welcome = ({ state, say, send }: View<'welcome'>) => {
  const panel = usePart('panel', 'pb-panel pb-with-icon')
  const again = state.session.link.reconnect
  const Subtitle = `h${useContext(HeadingLevel) + 1}` as 'h2' | 'h3'
  return (
    <Screen
      title={again ? say('welcome_reconnect') : say('welcome')}
      text={again ? `${say(why(again.reason))} ${say('welcome_same')}` : say('welcome_text')}
      actions={
        <>
          <p className="pb-small pb-with-icon">
            <Icon name="lock" />
            {say('welcome_promise')}
          </p>
          <Button onClick={() => send({ type: 'start' })}>{say('welcome_start')}</Button>
        </>
      }
    >
      {again ? (
        <p className="pb-number">
          <bdi>{again.display_phone_number}</bdi>
        </p>
      ) : null}
      <p {...panel}>
        <Icon name="clock" />
        <span>
          <strong>{say('welcome_time')}</strong> {again ? null : say('welcome_time_text')}
        </span>
      </p>
      <Subtitle className="pb-subtitle">{say('welcome_ready')}</Subtitle>
      <ul className="pb-list">
        {(again ? needs.slice(0, 2) : needs).map(([icon, name]) => (
          <li key={name} className="pb-with-icon">
            <Icon name={icon} />
            <span>
              <strong>{say(name)}</strong> {say(`${name}_text`)}
            </span>
          </li>
        ))}
      </ul>
    </Screen>
  )
}
