import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import type { Session } from '../../contract/index.ts'
import type { Words } from '../languages/words.ts'
import { isTroubled, type Step } from '../state.ts'
import { Button } from '../ui/button.tsx'
import { isInApp } from '../ui/device/in-app.ts'
import { useFocus } from '../ui/focus.ts'
import { Screen } from '../ui/screen.tsx'
import { signup } from '../work/come.ts'
import { requestAgain } from '../work/request-again.ts'
import { Loading } from './loading.tsx'
import type { View } from './view.ts'
import { Welcome } from './welcome.tsx'

type Views = { [S in Step]: (props: View<S>) => ReactNode } & { welcome_back(props: View<'welcome'>): ReactNode }
type Later = typeof import('./later.ts')
type Numbers = typeof import('./numbers.ts')

const first: Omit<Views, keyof Later['later'] | keyof Numbers['numbers']> = {
  loading: ({ say }) => <Loading label={say('loading')} />,
  welcome: Welcome,
}

/** Kept for every widget of the page, so that only the first one loads them: without the steps for numbers, and with them. */
const come: (Later & Partial<Numbers>)[] = []

/** Whether the first screen says more than usual. */
const hasMore = ({ link, choice }: Session) => link.reconnect || choice || isInApp(navigator.userAgent)

/** The view of each state, by its name. Those after the first screen load while that is shown. */
export function StepView({
  root,
  trouble,
  ...view
}: Omit<View<Step>, 'say' | 'language'> & {
  root: RefObject<HTMLElement | null>
  /** The language's texts for faults; undefined while they load. */
  trouble: Partial<Words> | undefined
}) {
  const { spoken, sayWith } = view
  const { step } = view.state
  const numbers = 'session' in view.state && view.state.session?.provisioning ? 1 : 0
  const [, setCome] = useState({})
  const later = come[numbers]
  const [failed, setFailed] = useState(false)
  const lost = view.lost ?? (failed && (() => setFailed(false)))
  useEffect(() => {
    let shown = true
    if (!come[numbers] && !failed)
      // A view that loads before its moves would have no effect.
      Promise.all([
        import('./later.ts').catch(requestAgain),
        numbers ? import('./numbers.ts').catch(requestAgain) : null,
        signup.load(),
      ]).then(
        ([later, more]) => {
          come[numbers] = { ...later, ...more }
          if (shown) setCome({})
        },
        () => shown && setFailed(true),
      )
    return () => {
      shown = false
    }
  }, [numbers, failed])

  // After a fault, the customer waits a moment longer for the texts, instead of reading two languages.
  const ready = !isTroubled(view.state) || trouble
  const name = view.state.step === 'welcome' && hasMore(view.state.session) ? 'welcome_back' : step
  const views = { ...first, ...later?.later, ...later?.numbers }
  const Shown = ready && !view.lost && (views[name] as ((props: View<Step>) => ReactNode) | undefined)
  const seen = useRef(step)
  if (Shown || lost) seen.current = step
  useFocus(root, seen.current)
  const say = sayWith({ ...later?.laterWords(spoken), ...later?.numberWords?.(spoken), ...spoken.first, ...trouble })
  if (Shown) return <Shown {...view} say={say} language={spoken.language} />
  if (!lost) return <Loading label={say('loading')} />
  const [title = '', text] = say('server_unreachable').split('\n')
  return <Screen title={title} text={text} actions={<Button onClick={lost}>{say('retry')}</Button>} />
}
