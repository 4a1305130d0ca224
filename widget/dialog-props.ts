import type { WhatsAppOnboardingProps } from './onboarding.tsx'

export interface WhatsAppOnboardingDialogProps extends WhatsAppOnboardingProps {
  open: boolean
  /** Told `false` when the customer closes it, by the cross or by Escape. */
  onOpenChange: (open: boolean) => void
}

export type DialogBodyProps = Omit<WhatsAppOnboardingDialogProps, 'open'>
