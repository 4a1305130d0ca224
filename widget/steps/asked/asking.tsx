import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Screen } from '../../ui/screen.tsx'
import { requestAgain } from '../../work/request-again.ts'
import type { View } from '../view.ts'
import { useMore } from './use-more.ts'

/** What the host asks before Meta's window. It loads where a link has steps. */
export function Asking(view: View<'asking'>) {
  const { say, spoken } = view
  const [lost, setLost] = useState(false)
  const asked = useMore(
    () => loadAsked(view),
    spoken,
    !lost,
    () => setLost(true),
  )?.(view)
  if (asked || !lost) return asked ?? <Screen title={say('loading')} />
  const [title = '', text] = say('server_unreachable').split('\n')
  return <Screen title={title} text={text} actions={<Button onClick={() => setLost(false)}>{say('retry')}</Button>} />
}

/** The steps before Meta's window, or those after the number is connected. */
export const loadAsked = (view: View<'asking'> | View<'done'>) =>
  import('./asked.tsx').catch(requestAgain).then(({ askedIn }) => askedIn(view))
