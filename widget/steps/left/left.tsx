import type { Action } from '../../../contract/index.ts'
import type { Spoken } from '../../languages/index.ts'
import { wordsForLeft } from '../../languages/left.ts'
import type { View } from '../view.ts'
import { canMend } from './can-mend.ts'
import { Checklist } from './checklist.tsx'

/** As long as one of these is open, the number sends nothing. */
const blocking: Action[] = ['payment_missing', 'meta_number', 'number_restricted', 'number_disconnected']

/** What the last step shows in a language when something is left to do. */
export async function leftIn(spoken: Spoken) {
  const words = await wordsForLeft(spoken)
  return ({ state, say, sayWith, stay }: View<'done'>) => {
    const { checklist, result } = state.attempt
    // A server of the version before says what is left, and neither where it is done nor when.
    const items = checklist ?? result?.actions.map((action) => ({ action, url: null, settled: false })) ?? []
    const held = items.filter(({ action, settled }) => !settled && blocking.includes(action))
    const told = sayWith({ ...words, status_done: say('status_done') })
    return {
      title: held[0] ? told(held[1] ? 'left_some' : 'left_one') : say('done'),
      text: held[0] ? undefined : say('done_text'),
      list: (
        <Checklist
          items={items}
          say={told}
          main={canMend(items) === true && !state.session.next?.url}
          onLeave={stay?.stop}
        />
      ),
    }
  }
}
