'use client'

export type { AnyTheme, CamelTheme, Correction, FaultCode, Remedy, Result, Theme } from '../contract/index.ts'
export { WhatsAppOnboardingDialog, type WhatsAppOnboardingDialogProps } from './dialog.tsx'
export type { ExitReason, OnboardingEvent } from './events.ts'
export type { Event, State, Step } from './machine.ts'
export { OnboardingView, WhatsAppOnboarding, type WhatsAppOnboardingProps } from './onboarding.tsx'
export type { Appearance, Part } from './ui/part.ts'
export { type OnboardingOptions, useWhatsAppOnboarding } from './use-onboarding.ts'
