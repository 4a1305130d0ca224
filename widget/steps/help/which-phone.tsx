import { wordsForHelp } from '../../languages/help.ts'
import type { Spoken } from '../../languages/index.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Screen } from '../../ui/screen.tsx'
import type { View } from '../view.ts'
import { both } from './both.ts'

/** On a phone, before Facebook: a phone cannot scan a code that it shows itself. */
export async function whichPhoneIn(spoken: Spoken) {
  const words = await wordsForHelp(spoken)
  return (view: View<'launch'>) => {
    const { sdk, send, launch } = view
    const say = both(view, words)
    return (
      <Screen
        title={say('phone_which')}
        text={say('phone_which_text')}
        actions={
          <Button kind="plain" onClick={() => send({ type: 'back' })}>
            {say('back')}
          </Button>
        }
      >
        <div className="pb-choices">
          <Choice
            picture={<Icon name="phone" />}
            title={say('phone_this')}
            text={say('phone_this_text')}
            onClick={() => send({ type: 'to_computer' })}
          />
          <Choice
            picture={<Icon name="phone" />}
            title={say('phone_other')}
            text={say('phone_other_text')}
            disabled={sdk !== 'ready'}
            onClick={launch}
          />
        </div>
      </Screen>
    )
  }
}
