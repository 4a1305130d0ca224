import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Spoken } from '../../languages/index.ts'
import type { Step } from '../../state.ts'
import { Button } from '../../ui/button.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useMore } from '../asked/use-more.ts'
import type { View } from '../view.ts'

/** A view that only few customers see: it loads, in their language, when they come to it. */
export function Later<S extends Step>({
  part,
  ...view
}: View<S> & { part: () => Promise<(spoken: Spoken) => Promise<(view: View<S>) => ReactNode>> }) {
  const { say, spoken } = view
  const [lost, setLost] = useState(false)
  const load = async () => (await part())(spoken)
  const shown = useMore(load, spoken, !lost, () => setLost(true))?.(view as unknown as View<S>)
  const root = useRef<HTMLDivElement>(null)
  const isShown = !!shown
  useEffect(() => {
    // The heading that had the focus while the part loaded is gone.
    if (isShown && document.activeElement === document.body)
      root.current?.querySelector<HTMLElement>('.pb-title')?.focus()
  }, [isShown])
  if (shown || !lost)
    return (
      <div ref={root} className="pb-form">
        {shown ?? <Screen title={say('loading')} />}
      </div>
    )
  const [title = '', text] = say('server_unreachable').split('\n')
  return <Screen title={title} text={text} actions={<Button onClick={() => setLost(false)}>{say('retry')}</Button>} />
}
