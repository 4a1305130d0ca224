import * as Dialog from '@radix-ui/react-dialog'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { en } from '../languages/en.ts'
import { Onboarding } from '../onboarding.tsx'
import { Sign } from '../ui/sign.tsx'
import { placeOf } from './place.ts'
import type { DialogBodyProps } from './props.ts'

/** What is open while the dialog is. A click beside it does not close it: too much may be under way. */
export function DialogBody({ onOpenChange, container, ...props }: DialogBodyProps) {
  const closing = useRef(false)
  const opener = useRef<Element>(null)
  const anchor = useRef<HTMLSpanElement>(null)
  const [place, setPlace] = useState<Element | ShadowRoot>()
  useLayoutEffect(() => {
    const element = anchor.current as HTMLElement
    opener.current = (element.getRootNode() as Document | ShadowRoot).activeElement
    setPlace(container ?? placeOf(element))
  }, [container])
  useStillPage()
  return (
    <>
      <span ref={anchor} hidden />
      {place ? (
        <Dialog.Root
          open
          // In a shadow tree, who looks from the page sees one element alone: the focus could not move.
          modal={!(place.getRootNode() instanceof ShadowRoot)}
          onOpenChange={(open) => {
            closing.current = !open
            onOpenChange(open)
          }}
        >
          <Dialog.Portal container={place}>
            <div className="pb-root pb-dialog">
              <Dialog.Content
                className="pb-dialog-content"
                aria-describedby={undefined}
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
                  corner={(close = en.close) => (
                    <Dialog.Close className="pb-close" aria-label={close}>
                      <Sign name="cross" />
                    </Dialog.Close>
                  )}
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

/** The page behind stands still, and moves again as it did when the last dialog is closed. */
function useStillPage() {
  useEffect(() => {
    const { style, clientWidth } = document.documentElement
    if (!still++) {
      const bar = window.innerWidth - clientWidth // its place is kept, so that nothing jumps
      before = { overflow: style.overflow, paddingInlineEnd: style.paddingInlineEnd }
      style.overflow = 'hidden'
      if (bar > 0) style.paddingInlineEnd = `${bar}px`
    }
    return () => {
      if (!--still) Object.assign(style, before)
    }
  }, [])
}
