import { type ReactNode, useContext } from 'react'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { usePart } from '../ui/part.ts'
import { HeadingLevel, Screen } from '../ui/screen.tsx'
import type { View } from './view.ts'

/** What a customer needs to have ready. */
const needs = [
  ['person', 'welcome_account'],
  ['phone', 'welcome_phone'],
  ['building', 'welcome_business'],
] as const

/** What to expect, before anything is asked. */
export const Welcome = ({ say, send }: Pick<View<'welcome'>, 'say' | 'send'>) => (
  <Invitation
    {...{ say, send }}
    title={say('welcome')}
    text={say('welcome_text')}
    time={say('welcome_time_text')}
    needed={needs.length}
  />
)

/** The screen for new customers, and the one for customers who reconnect a number. */
export function Invitation({
  say,
  send,
  title,
  text,
  time,
  needed,
  children,
}: Pick<View<'welcome'>, 'say' | 'send'> & {
  title: string
  text: string
  /** What may make the signup longer. */
  time?: string
  /** How many of the needs there are. */
  needed: number
  children?: ReactNode
}) {
  const panel = usePart('panel', 'pb-panel pb-with-icon')
  const Subtitle = `h${useContext(HeadingLevel) + 1}` as 'h2' | 'h3'
  return (
    <Screen
      title={title}
      text={text}
      actions={
        <>
          <p className="pb-small pb-with-icon">
            <Icon name="lock" />
            <span>{say('welcome_promise')}</span>
          </p>
          <Button onClick={() => send({ type: 'start' })}>{say('welcome_start')}</Button>
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
      <Subtitle className="pb-subtitle">{say('welcome_ready')}</Subtitle>
      <ul className="pb-list">
        {needs.slice(0, needed).map(([icon, name]) => (
          <li key={name} className="pb-with-icon">
            <Icon name={icon} />
            <span>
              <strong>{say(name)}</strong> <span>{say(`${name}_text`)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Screen>
  )
}
