import * as Dialog from '@radix-ui/react-dialog'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { dress } from '../look/dress.ts'
import { Onboarding } from '../onboarding.tsx'
import { requestAgain } from '../work/request-again.ts'
import { Corner, isMidway, type LaterWords } from './corner.tsx'
import { looks } from './looks.ts'
import { placeOf } from './place.ts'
import type { DialogBodyProps } from './props.ts'

/**
 * The content of the open dialog. A click beside the dialog does not close it, because that could lose work in progress; Escape and
 * the cross ask first when the customer is in the middle.
 */
export function DialogBody({ onOpenChange, container, ...props }: DialogBodyProps) {
  const closing = useRef(false)
  const opener = useRef<Element>(null)
  const anchor = useRef<HTMLSpanElement>(null)
  const [place, setPlace] = useState<Element | ShadowRoot>()
  useLayoutEffect(() => {
    const element = anchor.current as HTMLElement
    opener.current = (element.getRootNode() as Document | ShadowRoot).activeElement
    const found = container ?? placeOf(element)
    dress(found, looks)
    setPlace(found)
  }, [container])
  useStillPage()
  const content = useRef<HTMLDivElement>(null)
  const [asking, setAsking] = useState<LaterWords>()
  const keep = useCallback(() => setAsking(undefined), [])
  const leave = () => {
    closing.current = true
    onOpenChange(false)
  }
  const mayLeave = () => {
    const shown = content.current?.querySelector<HTMLElement>('[data-step]')
    if (asking) keep()
    else if (isMidway(shown?.dataset.step))
      import('../steps/later.ts').catch(requestAgain).then(({ laterWords }) => setAsking(() => laterWords), leave)
    else leave()
  }
  return (
    <>
      <span ref={anchor} hidden />
      {place ? (
        <Dialog.Root
          open
          // Seen from the page, a shadow tree is one element: the focus could not move inside it.
          modal={!(place.getRootNode() instanceof ShadowRoot)}
          onOpenChange={mayLeave}
        >
          <Dialog.Portal container={place}>
            <div className="pb-root pb-dialog">
              <Dialog.Content
                ref={content}
                className="pb-dialog-content"
                aria-describedby={undefined}
                // The heading takes it from there: the cross, which comes first, would be a strange beginning.
                onOpenAutoFocus={(event) => {
                  event.preventDefault()
                  content.current?.focus()
                }}
                onCloseAutoFocus={(event) => {
                  event.preventDefault()
                  if (opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true })
                }}
                onInteractOutside={(event) => event.preventDefault()}
              >
                <Dialog.Title className="pb-hidden">WhatsApp</Dialog.Title>
                <Onboarding
                  {...props}
                  closing={closing}
                  corner={(around) => <Corner {...{ around, asking, keep, leave }} />}
                />
              </Dialog.Content>
            </div>
          </Dialog.Portal>
        </Dialog.Root>
      ) : null}
    </>
  )
}

let still = 0
let before = { overflow: '', paddingInlineEnd: '' }
/** Elements of the page without a style of their own; Radix writes on the body. */
let plain: Element[] = []

/** Stops the page behind from scrolling, until the last dialog is closed. */
function useStillPage() {
  useEffect(() => {
    const { style, clientWidth } = document.documentElement
    if (!still++) {
      plain = [document.documentElement, document.body].filter((element) => !element.getAttribute('style'))
      const bar = window.innerWidth - clientWidth // the scrollbar's space is kept, so that nothing moves
      before = { overflow: style.overflow, paddingInlineEnd: style.paddingInlineEnd }
      style.overflow = 'hidden'
      if (bar > 0) style.paddingInlineEnd = `${bar}px`
    }
    return () => {
      if (--still) return
      Object.assign(style, before)
      // When Radix has cleaned up, too.
      queueMicrotask(() => {
        for (const element of plain) if (element.getAttribute('style') === '') element.removeAttribute('style')
      })
    }
  }, [])
}
