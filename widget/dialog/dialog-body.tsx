import * as Dialog from '@radix-ui/react-dialog'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { en } from '../languages/en.ts'
import { Onboarding } from '../onboarding.tsx'
import { Sign } from '../ui/sign.tsx'
import { placeOf } from './place.ts'
import type { DialogBodyProps } from './props.ts'

/** The content of the open dialog. A click beside the dialog does not close it, because that could lose work in progress. */
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
          // Seen from the page, a shadow tree is one element: the focus could not move inside it.
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

/** Stops the page behind from scrolling, until the last dialog is closed. */
function useStillPage() {
  useEffect(() => {
    const { style, clientWidth } = document.documentElement
    if (!still++) {
      const bar = window.innerWidth - clientWidth // the scrollbar's space is kept, so that nothing moves
      before = { overflow: style.overflow, paddingInlineEnd: style.paddingInlineEnd }
      style.overflow = 'hidden'
      if (bar > 0) style.paddingInlineEnd = `${bar}px`
    }
    return () => {
      if (!--still) Object.assign(style, before)
    }
  }, [])
}
