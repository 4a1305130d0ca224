import type { ReactNode } from 'react'
import type { Session } from '../../contract/index.ts'
import { provides, typeOf } from '../state.ts'
import { Button } from '../ui/button.tsx'
import { isPhone } from '../ui/device/device.ts'
import { opensNoWindow } from '../ui/device/no-window.ts'
import { Icon } from '../ui/icon.tsx'
import { usePart } from '../ui/part.ts'
import { Screen } from '../ui/screen.tsx'
import type { View } from './view.ts'

/** What a customer needs to have ready. */
const needs = [
  ['person', 'welcome_account'],
  ['phone', 'welcome_phone'],
  ['building', 'welcome_business'],
] as const

/** What leads away from the road: what the company may do, and somebody else who is to go it. */
const doors = [
  ['trust', 'welcome_trust'],
  ['hand_off', 'handoff_offer'],
] as const

interface Said {
  title: string
  text: string
  /** What may make the signup longer. */
  time?: string
  /** How many of the needs there are. */
  needed: number
  /** Whether the button opens Facebook's window. */
  direct?: boolean | undefined
  children?: ReactNode
}

/** What to expect, before anything is asked. */
export const Welcome = (view: View<'welcome'> & Partial<Said>) => (
  <Invitation
    title={view.say('welcome')}
    text={view.say(leavesApp(view.state.session) ? 'welcome_alone' : 'welcome_text')}
    time={view.say('welcome_time_text')}
    needed={needs.length}
    {...view}
  />
)

/** Whether a number of the customer's own stops working in WhatsApp's app: Facebook's button below confirms it. */
const leavesApp = (session: Session) => typeOf(session) === 'dedicated' && !provides({ session })

/** Whether nothing is to be asked before Facebook's window. */
const isDirect = ({ session }: View<'welcome'>['state']) => {
  const type = typeOf(session)
  return (
    !!type &&
    !provides({ session, type }) &&
    !session.steps?.before[0] &&
    !(type === 'coexistence' && isPhone()) &&
    !opensNoWindow(navigator.userAgent) // the next step offers the way through this window
  )
}

/** The screen for new customers, for those who come back, and for those who reconnect a number. */
export function Invitation({
  state,
  say,
  send,
  sdk,
  launch,
  title,
  text,
  time,
  needed,
  direct = isDirect(state),
  children,
}: View<'welcome'> & Said) {
  const panel = usePart('panel', 'pb-panel pb-with-icon')
  return (
    <Screen
      title={title}
      text={text}
      actions={
        <>
          <Button
            onClick={() => {
              send({ type: 'start' })
              // Facebook's window opens inside this click. Where its script is not ready, the next step waits for it.
              if (direct && sdk === 'ready') launch()
            }}
          >
            {say(direct ? 'launch' : 'welcome_start')}
          </Button>
          <div className="pb-row">
            {doors.map(([type, name]) => (
              <Button key={type} kind="plain" data-aside onClick={() => send({ type })}>
                {say(name)}
              </Button>
            ))}
          </div>
        </>
      }
    >
      {children}
      <p {...panel}>
        <Icon name="clock" />
        <span>
          <strong>{say('welcome_time')}</strong> <span>{time}</span>
        </span>
      </p>
      <ul className="pb-list">
        {needs.slice(0, needed).map(([icon, name]) => (
          <li key={name} className="pb-with-icon">
            <Icon name={icon} />
            <span>
              <strong>{say(name)}</strong>{' '}
              {name === 'welcome_account' ? <span>{say('welcome_account_text')}</span> : null}
            </span>
          </li>
        ))}
      </ul>
    </Screen>
  )
}
