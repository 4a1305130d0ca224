import { type ComponentType, useEffect, useRef, useState } from 'react'
import { OnboardingView } from '../onboarding-view.tsx'
import { tellHost } from '../tell-host.ts'
import { failed } from '../transitions.ts'
import { Button } from '../ui/button.tsx'
import { Guard } from '../ui/guard.tsx'
import { requestAgain } from '../work/request-again.ts'
import type { DialogBodyProps, WhatsAppOnboardingDialogProps } from './props.ts'

/** Kept for the page after it has loaded; a failed load is tried again when the dialog is opened again. */
let loaded: ComponentType<DialogBodyProps> | undefined

/**
 * The widget in a dialog over your page, loaded when it is first opened. The page behind does not scroll while the dialog is
 * open. Afterwards the page is as before, and the focus returns to where it was.
 */
export function WhatsAppOnboardingDialog({ open, ...props }: WhatsAppOnboardingDialogProps) {
  const [Body, setBody] = useState(() => loaded)
  const [lost, setLost] = useState(false)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  useEffect(() => {
    if (!open) return setLost(false)
    if (Body || lost) return
    let current = true
    loadBody().then(
      (DialogBody) => {
        loaded = DialogBody
        if (current) setBody(() => DialogBody)
      },
      () => {
        if (!current) return
        setLost(true)
        tellHost(() => latest.current.onFailure?.({ code: 'server_unreachable', remedy: 'retry' }))
      },
    )
    return () => {
      current = false
    }
  }, [open, Body, lost])
  const close = () => props.onOpenChange(false)
  if (!open) return null
  if (Body)
    return (
      <Guard broken={() => null} onBroken={close}>
        <Body {...props} />
      </Guard>
    )
  return lost ? <Lost {...props} retry={() => setLost(false)} close={close} /> : null
}

async function loadBody(): Promise<ComponentType<DialogBodyProps>> {
  const found: Partial<typeof import('./dialog-body.tsx')> = await import('./dialog-body.tsx').catch(requestAgain)
  if (!found.DialogBody) throw new Error('a bundler has given the dialog another name')
  return found.DialogBody
}

const nothing = () => {}
const still = {
  sdk: 'blocked',
  send: nothing,
  launch: nothing,
  here: nothing,
  focusPopup: nothing,
  linkUrl: '',
  leaving: false,
} as const

/** Shown over the page when the dialog itself could not be loaded. */
const Lost = ({ locale, messages, theme, retry, close }: DialogBodyProps & { retry(): void; close(): void }) => (
  <div className="pb-root pb-dialog" role="alertdialog" aria-label="WhatsApp">
    <div className="pb-dialog-content">
      <OnboardingView
        locale={locale}
        messages={messages}
        theme={theme}
        state={failed({ fault: 'server_unreachable' })}
        {...still}
        lost={retry}
        corner={({ close: word }) => (
          <div>
            <Button kind="plain" onClick={close}>
              {word}
            </Button>
          </div>
        )}
      />
    </div>
  </div>
)
