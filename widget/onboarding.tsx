import type { RefObject } from 'react'
import type { OnboardingOptions } from './hooks/options.ts'
import { useOnboarding } from './hooks/use-onboarding.ts'
import { useRepaint } from './hooks/use-repaint.ts'
import { type Corner, type Look, OnboardingView } from './onboarding-view.tsx'
import { tellHost } from './tell-host.ts'
import { failed } from './transitions.ts'
import { Guard } from './ui/guard.tsx'

export interface WhatsAppOnboardingProps extends OnboardingOptions, Omit<Look, 'locale'> {}

/** Connects the customer's WhatsApp number to your product, from the first question to the connected number. */
export const WhatsAppOnboarding = (props: WhatsAppOnboardingProps) => <Onboarding {...props} />

interface Inside {
  corner?: Corner
  closing?: RefObject<boolean>
}

/** The component with the dialog's additions: an element in the corner, and the reason for closing. */
export const Onboarding = (props: WhatsAppOnboardingProps & Inside) => (
  <Guard broken={() => null}>
    <Signup {...props} />
  </Guard>
)

function Signup({ theme, messages, appearance, corner, ...options }: WhatsAppOnboardingProps & Inside) {
  const { token, ...signup } = useOnboarding(options)
  const { serverUrl, locale, redirect, supportUrl, renderStep } = options
  const repainted = useRepaint(serverUrl, token, 'session' in signup.state)
  const view = {
    ...signup,
    corner,
    supportUrl,
    renderStep,
    repainted,
    locale,
    leaving: redirect !== 'never',
    linkUrl: `${serverUrl?.replace(/\/+$/, '')}/s/${token}`,
  }
  return (
    <Guard
      onBroken={() => {
        const failure = { code: 'internal', remedy: 'retry' } as const
        signup.tell({ type: 'error', ...failure })
        tellHost(() => options.onFailure?.(failure))
      }}
      // Without anything of the host's, because that may be what failed to render.
      broken={(again) => <OnboardingView {...view} state={failed({ fault: 'internal' })} send={again} />}
    >
      <OnboardingView {...view} theme={theme} messages={messages} appearance={appearance} />
    </Guard>
  )
}
