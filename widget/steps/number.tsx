import { useEffect, useState } from 'react'
import type { ReservedNumber } from '../../contract/index.ts'
import { remedies } from '../../contract/remedies.ts'
import type { Say } from '../languages/words.ts'
import { toSteps } from '../transitions.ts'
import { Button, Spinner } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { countryName } from '../ui/countries.ts'
import { opensNoWindow } from '../ui/device/no-window.ts'
import { Flag } from '../ui/flag.tsx'
import { Note } from '../ui/note.tsx'
import { FacebookLetter } from '../ui/pictures.tsx'
import { Screen } from '../ui/screen.tsx'
import { Sign } from '../ui/sign.tsx'
import type { View } from './view.ts'

/** The number that the host provides: while it is searched for, when it is there, and when there is none. */
export function FoundNumber(view: View<'number'>) {
  const { state, say, send, sdk, launch } = view
  const { number } = state.session
  const direct = toSteps(state).step === 'launch' && !opensNoWindow(navigator.userAgent)
  if (state.fault) return <NoNumber {...view} fault={state.fault} />
  if (number?.status !== 'reserved') return <Finding {...view} />
  return (
    <Screen
      title={say('number')}
      text={say('number_text')}
      actions={
        <>
          <Button
            {...(direct && { icon: <FacebookLetter /> })}
            onClick={() => {
              send({ type: 'next' })
              if (direct && sdk === 'ready') launch() // inside this click
            }}
          >
            {say(direct ? 'launch' : 'continue')}
          </Button>
          <OtherWays {...view} />
        </>
      }
    >
      <ShownNumber number={number} say={say} />
      <Note>{say(number.preverified_id ? 'number_verified' : 'number_code')}</Note>
    </Screen>
  )
}

/**
 * The number as people write it, left to right in every language; it is copied in the format for software, unless `text` says
 * otherwise.
 */
export const ShownNumber = ({
  number,
  say,
  text = number.phone_number,
}: {
  number: ReservedNumber
  say: Say
  text?: string | null
}) => (
  <div className="pb-number pb-with-icon">
    <Flag iso={number.country_iso} />
    <bdi dir="ltr" className="pb-digits">
      {number.display_phone_number}
    </bdi>
    <CopyButton text={text ?? ''} label={say('copy_number')} copied={say('copied')} />
  </div>
)

function Finding({ state, say, send, language }: View<'number'>) {
  const slow = useLater(8_000)
  return (
    <Screen
      title={say('number_finding')}
      text={say('number_finding_text', { country: countryName(state.country, language) })}
      actions={<OtherWays {...{ state, say, send }} />}
    >
      <p className="pb-number pb-with-icon" role="status">
        <Spinner />
        <span className="pb-hidden">{say('number_finding')}</span>
      </p>
      <Note live>{slow ? say('number_slow') : null}</Note>
    </Screen>
  )
}

/** Why there is no number, in the text of the fault, and other ways to continue. */
function NoNumber({
  state,
  say,
  send,
  fault,
}: View<'number'> & { fault: NonNullable<View<'number'>['state']['fault']> }) {
  const [title = '', text] = say(fault).split('\n')
  const again = remedies[fault] === 'retry'
  const others = (state.session.provisioning?.countries.length ?? 0) > 1
  return (
    <Screen
      picture={
        <span className="pb-badge pb-badge-bad">
          <Sign name="alert" />
        </span>
      }
      title={title}
      text={text}
      actions={
        <>
          <Button onClick={() => send({ type: 'own_number' })}>{say('own_number')}</Button>
          {again ? (
            <Button kind="secondary" onClick={() => send({ type: 'retry' })}>
              {say('retry')}
            </Button>
          ) : null}
          {others ? (
            <Button kind="plain" onClick={() => send({ type: 'back' })}>
              {say('another_country')}
            </Button>
          ) : null}
        </>
      }
    />
  )
}

const OtherWays = ({ state, say, send }: Pick<View<'number'>, 'state' | 'say' | 'send'>) => (
  <div>
    <Button kind="plain" onClick={() => send({ type: 'back' })}>
      {say((state.session.provisioning?.countries.length ?? 0) > 1 ? 'another_country' : 'back')}
    </Button>
    <Button kind="plain" onClick={() => send({ type: 'own_number' })}>
      {say('own_number')}
    </Button>
  </div>
)

/** Whether that much time has passed. */
function useLater(milliseconds: number): boolean {
  const [passed, pass] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => pass(true), milliseconds)
    return () => clearTimeout(timer)
  }, [milliseconds])
  return passed
}
