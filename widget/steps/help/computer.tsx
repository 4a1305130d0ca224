import { wordsForHelp } from '../../languages/help.ts'
import type { Spoken } from '../../languages/index.ts'
import { Button } from '../../ui/button.tsx'
import { Screen } from '../../ui/screen.tsx'
import { visitor } from '../../work/visitor.ts'
import type { View } from '../view.ts'
import { both } from './both.ts'
import { Waits, Ways } from './handoff.tsx'

/**
 * WhatsApp is on this phone, so a computer shows Facebook's code. The phone follows, and says what to do when Facebook's window is
 * open there. Meta's menus change: a host's `messages` may say the way to the scanner otherwise.
 */
export async function computerIn(spoken: Spoken) {
  const words = await wordsForHelp(spoken)
  return (view: View<'handoff'>) => {
    const { state, send } = view
    const say = both(view, words)
    const facebook = state.session.choice?.facebook
    const now = !!facebook && facebook.visitor !== visitor()
    return (
      <Screen
        title={say(now ? 'computer_now' : 'computer')}
        text={say(now ? 'computer_now_text' : 'computer_text')}
        actions={
          <Button kind="plain" onClick={() => send({ type: 'back' })}>
            {say('handoff_back')}
          </Button>
        }
      >
        {now ? (
          <ol className="pb-numbered" aria-live="polite">
            {(['computer_1', 'computer_2', 'computer_3'] as const).map((line) => (
              <li key={line}>{say(line)}</li>
            ))}
          </ol>
        ) : (
          <Ways {...view} say={say} />
        )}
        <Waits say={say} />
      </Screen>
    )
  }
}
