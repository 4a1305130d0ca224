'use client'

export type { FaultCode, Remedy, Result, Theme } from '../contract/index.ts'
export type { OnboardingEvent } from './events.ts'
export type { Words as Messages } from './languages/index.ts'
export type { Event, State, Step } from './machine.ts'
export { OnboardingView, WhatsAppOnboarding, type WhatsAppOnboardingProps } from './onboarding.tsx'
export { type OnboardingOptions, useWhatsAppOnboarding } from './use-onboarding.ts'
