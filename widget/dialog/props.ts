import type { WhatsAppOnboardingProps } from '../onboarding.tsx'

export interface WhatsAppOnboardingDialogProps extends WhatsAppOnboardingProps {
  open: boolean
  /** Told `false` when the customer closes it, by the cross or by Escape. */
  onOpenChange: (open: boolean) => void
  /** Where the dialog is put. Else the modal, the shadow root or the fullscreen element around the place it is rendered in. */
  container?: Element | ShadowRoot | undefined
}

export type DialogBodyProps = Omit<WhatsAppOnboardingDialogProps, 'open'>
