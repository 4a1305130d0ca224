import type { WhatsAppOnboardingProps } from '../onboarding.tsx'

export interface WhatsAppOnboardingDialogProps extends WhatsAppOnboardingProps {
  open: boolean
  /** Called with `false` when the customer closes the dialog, by the cross or by Escape. */
  onOpenChange: (open: boolean) => void
  /** Where the dialog is placed. By default the modal, the shadow root or the fullscreen element around the component. */
  container?: Element | ShadowRoot | undefined
}

export type DialogBodyProps = Omit<WhatsAppOnboardingDialogProps, 'open'>
