import * as Dialog from '@radix-ui/react-dialog'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Spoken } from '../languages/index.ts'
import type { Say, Words } from '../languages/words.ts'
import type { Step } from '../state.ts'
import type { View } from '../steps/view.ts'
import { Button } from '../ui/button.tsx'
import { Screen } from '../ui/screen.tsx'
import { Sign } from '../ui/sign.tsx'

/** Steps in which the customer has something under way: who closes the dialog then is asked first. */
const midway: readonly Step[] = ['number', 'popup', 'finishing', 'pin']

/** The later steps' words, which have loaded when the customer is in the middle. */
export type LaterWords = (spoken: Spoken) => Partial<Words>

/** What the corner knows of the view around it. */
export interface Around {
  close: string
  step: Step
  spoken: Spoken | undefined
  sayWith: View<Step>['sayWith']
}

export const isMidway = (step: string | undefined) => midway.includes(step as Step)

/** The cross, and the question that it may lead to. The question ends by itself when the signup gets to its end. */
export function Corner({
  around: { close, step, spoken, sayWith },
  asking,
  keep,
  leave,
}: {
  around: Around
  asking: LaterWords | undefined
  keep(): void
  leave(): void
}) {
  const cross = useRef<HTMLButtonElement>(null)
  const [card, setCard] = useState<Element | null>(null)
  useEffect(() => setCard(cross.current?.closest('.pb-card') ?? null), [])
  const over = !isMidway(step)
  useEffect(() => {
    if (asking && over) keep()
  }, [asking, over, keep])
  return (
    <>
      <Dialog.Close ref={cross} className="pb-close" aria-label={close}>
        <Sign name="cross" />
      </Dialog.Close>
      {asking && spoken && card && !over
        ? createPortal(<Question say={sayWith(asking(spoken))} keep={keep} leave={leave} />, card)
        : null}
    </>
  )
}

/** Takes the step's place in the card, with the focus on the way back. */
function Question({ say, keep, leave }: { say: Say; keep(): void; leave(): void }) {
  const place = useRef<HTMLDivElement>(null)
  const before = useRef<Element>(null)
  useLayoutEffect(() => {
    const element = place.current as HTMLElement
    const { activeElement } = element.getRootNode() as Document | ShadowRoot
    if (!element.contains(activeElement)) before.current = activeElement // hidden now, and about to lose the focus
    element.querySelector('button')?.focus()
  }, [])
  useEffect(
    () => () => {
      if (before.current instanceof HTMLElement) before.current.focus()
    },
    [],
  )
  return (
    <div ref={place} className="pb-form pb-question" role="alertdialog" aria-label={say('close_ask')}>
      <Screen
        title={say('close_ask')}
        text={say('close_text')}
        actions={
          <>
            <Button onClick={keep}>{say('close_keep')}</Button>
            <Button kind="plain" onClick={leave}>
              {say('close_leave')}
            </Button>
          </>
        }
      />
    </div>
  )
}
