import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Step } from '../machine.ts'
import { useFocus } from '../ui/focus.ts'
import { Failed } from './failed.tsx'
import { Loading } from './loading.tsx'
import type { View } from './view.ts'
import { Welcome } from './welcome.tsx'

type Views = { [S in Step]: (props: View<S>) => React.ReactNode }
type Later = typeof import('./later.ts')['later']

const first: Omit<Views, keyof Later> = {
  loading: ({ say }) => <Loading label={say('loading')} />,
  welcome: Welcome,
  failed: Failed,
}

/** Kept for every widget of the page, so that only the first one waits. */
let come: Later | undefined

/** The view of each state, by its name. Those after the first steps are on their way while the first are shown. */
export function StepView({ root, ...props }: View<Step> & { root: RefObject<HTMLElement | null> }) {
  const { step } = props.state
  const [later, setLater] = useState(come)
  const [lost, setLost] = useState(false)
  useEffect(() => {
    let shown = true
    if (!later && !lost)
      import('./later.ts').then(
        (views) => {
          come = views.later
          if (shown) setLater(come)
        },
        () => shown && setLost(true),
      )
    return () => {
      shown = false
    }
  }, [later, lost])

  const Shown = { ...first, ...later }[step] as ((props: View<Step>) => React.ReactNode) | undefined
  const seen = useRef(step)
  if (Shown || lost) seen.current = step
  useFocus(root, seen.current)
  if (Shown) return <Shown {...props} />
  if (!lost) return <Loading label={props.say('loading')} />
  const state = {
    step: 'failed',
    fault: 'server_unreachable',
    redirectUrl: null,
    cancelled: null,
  } as View<'failed'>['state']
  return <Failed {...props} state={state} send={() => setLost(false)} />
}
