import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Screen } from '../ui/screen.tsx'
import type { View } from './view.ts'

const needs = [
  ['person', 'welcome_account'],
  ['phone', 'welcome_phone'],
  ['building', 'welcome_business'],
] as const

/** What to expect, before anything is asked. */
export const Welcome = ({ say, send }: View<'welcome'>) => (
  <Screen
    title={say('welcome')}
    text={say('welcome_text')}
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
    <p className="pb-panel pb-with-icon">
      <Icon name="clock" />
      <span>
        <strong>{say('welcome_time')}</strong> {say('welcome_time_text')}
      </span>
    </p>
    <h3 className="pb-subtitle">{say('welcome_ready')}</h3>
    <ul className="pb-list">
      {needs.map(([icon, name]) => (
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
