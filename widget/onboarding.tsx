import type { ReactNode, RefObject } from 'react'
import type { OnboardingOptions } from './hooks/options.ts'
import { useOnboarding } from './hooks/use-onboarding.ts'
import { type Look, OnboardingView } from './onboarding-view.tsx'

export interface WhatsAppOnboardingProps extends OnboardingOptions, Omit<Look, 'locale'> {}

/** Connects the customer's WhatsApp number to your product, from the first question to the connected number. */
export function WhatsAppOnboarding(props: WhatsAppOnboardingProps) {
  return <Onboarding {...props} />
}

/** The component, and what the dialog adds to it: something in the corner, and a word on why it went away. */
export function Onboarding({
  theme,
  messages,
  appearance,
  corner,
  ...options
}: WhatsAppOnboardingProps & {
  /** Something of the dialog's beside the brand, given its word for "close". */
  corner?: (close: string | undefined) => ReactNode
  closing?: RefObject<boolean>
}) {
  const signup = useOnboarding(options)
  const { serverUrl, token, locale, redirect, supportUrl } = options
  const look = { theme, messages, appearance, locale }
  return (
    <OnboardingView
      {...signup}
      {...look}
      corner={corner}
      supportUrl={supportUrl}
      leaving={redirect !== 'never'}
      linkUrl={`${serverUrl.replace(/\/+$/, '')}/s/${token}`}
    />
  )
}
