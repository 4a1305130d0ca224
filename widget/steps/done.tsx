import { useEffect, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { ButtonLink } from '../ui/button-link.tsx'
import { Screen } from '../ui/screen.tsx'
import { Sign } from '../ui/sign.tsx'
import { requestAgain } from '../work/request-again.ts'
import { loadAsked } from './asked/asking.tsx'
import { useMore } from './asked/use-more.ts'
import { canMend } from './left/can-mend.ts'
import type { View } from './view.ts'

/** The number is connected: what is left to do, a test message where the link offers it, and a button that leads back to where the customer came from. */
export function Done(view: View<'done'>) {
  const { state, say, spoken, leaving, stay } = view
  const { next } = state.session
  const { display_phone_number, redirect_url, result, checklist, test_message } = state.attempt
  const left = useMore(() => loadLeft(spoken), spoken, !!(checklist ?? result?.actions)?.[0])?.(view)
  const testMessage = useMore(() => loadTestMessage(spoken), spoken, !!test_message)?.(view)
  const survey = useMore(() => loadAsked(view), spoken, !!state.session.steps?.after[0])?.(view)
  return (
    <Screen
      picture={
        <span className="pb-badge pb-badge-good">
          <Sign name="check" />
        </span>
      }
      title={left?.title ?? say('done')}
      text={left ? left.text : say('done_text')}
      actions={
        <>
          {next?.url && next.label ? <ButtonLink href={next.url}>{next.label}</ButtonLink> : null}
          {leaving && redirect_url ? (
            <>
              {stay ? <Countdown seconds={stay.seconds}>{say('done_redirect')}</Countdown> : null}
              <ButtonLink kind={next?.url || canMend(checklist) ? 'secondary' : 'primary'} href={redirect_url}>
                {say('done_continue')}
              </ButtonLink>
              {stay ? (
                <Button
                  kind="plain"
                  onClick={({ currentTarget }) => {
                    // The button disappears: the focus moves to the heading, not to the top of the page.
                    currentTarget.closest('.pb-root')?.querySelector<HTMLElement>('.pb-title')?.focus()
                    stay.stop()
                  }}
                >
                  {say('stay')}
                </Button>
              ) : null}
            </>
          ) : null}
        </>
      }
    >
      {display_phone_number ? (
        <p className="pb-number">
          <bdi dir="ltr">{display_phone_number}</bdi>
        </p>
      ) : null}
      {left?.list}
      {next ? <p dir="auto">{next.text}</p> : null}
      {testMessage}
      {survey}
      {redirect_url ? null : <p className="pb-small">{say('done_close')}</p>}
    </Screen>
  )
}

/** Without them the number is connected all the same. */
const loadLeft = (spoken: View<'done'>['spoken']) =>
  import('./left/left.tsx').catch(requestAgain).then(({ leftIn }) => leftIn(spoken))
const loadTestMessage = (spoken: View<'done'>['spoken']) =>
  import('./left/test-message.tsx').catch(requestAgain).then(({ testMessageIn }) => testMessageIn(spoken))

/** Read out once; the countdown is only shown. */
function Countdown({ seconds, children }: { seconds: number; children: string }) {
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    const timer = setInterval(() => setLeft((before) => Math.max(1, before - 1)), 1_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <p className="pb-small pb-wait">
      <span role="status">{children}</span>
      <span className="pb-seconds" aria-hidden="true">
        {left}
      </span>
    </p>
  )
}
