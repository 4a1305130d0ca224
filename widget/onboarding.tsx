import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Theme } from '../contract/index.ts'
import { themeVariables } from '../contract/theme-variables.ts'
import { languageFor, speak, type Words, wordsOf } from './languages/index.ts'
import type { State, Step } from './machine.ts'
import { StepView } from './steps/index.tsx'
import { Loading } from './steps/loading.tsx'
import type { View } from './steps/view.ts'
import { Brand } from './ui/brand.tsx'
import { type OnboardingOptions, useWhatsAppOnboarding } from './use-onboarding.ts'

export interface WhatsAppOnboardingProps extends OnboardingOptions {
  /** Your colours, logo and font; each wins over what the link says. */
  theme?: Theme | undefined
  /** Your own words for any sentence. */
  messages?: Partial<Words> | undefined
}

/** Connects the customer's WhatsApp number to your product, from the first question to the connected number. */
export function WhatsAppOnboarding({ theme, messages, ...options }: WhatsAppOnboardingProps) {
  const { state, sdk, send, launch, focusPopup } = useWhatsAppOnboarding(options)
  const { serverUrl, token, locale, redirect } = options
  return (
    <OnboardingView
      {...{ state, sdk, send, launch, focusPopup, theme, messages, locale }}
      leaving={redirect !== 'never'}
      linkUrl={`${serverUrl.replace(/\/+$/, '')}/s/${token}`}
    />
  )
}

/** The widget's face for a given state, with no store behind it: what the component shows, and the stories too. */
export function OnboardingView({
  theme,
  messages,
  locale,
  ...view
}: Omit<View<Step>, 'say'> & Pick<WhatsAppOnboardingProps, 'theme' | 'messages' | 'locale'>) {
  const { state } = view
  const root = useRef<HTMLDivElement>(null)
  const session = 'session' in state ? state.session : null
  const shown = session || theme ? { ...session?.theme, ...theme } : undefined
  useTheme(root, shown)
  useFocus(root, state)

  const [language, words] = useWords(
    locale,
    session ? session.link.language : state.step === 'loading' ? undefined : null,
  )
  const company = theme?.company_name ?? session?.company_name
  const say = words && speak(words, messages, company ?? messages?.someone ?? words.someone)
  return (
    <div ref={root} className="pb-root" data-step={state.step} lang={language}>
      <div className="pb-card">
        <Brand logo={shown?.logo_url} company={company} progress={say && progressOf(state)} say={say} />
        {say ? <StepView {...view} say={say} /> : <Loading label={undefined} />}
      </div>
    </div>
  )
}

/**
 * The theme as custom properties, set one by one: a page's policy may forbid style attributes and tags, not this.
 * Until a theme is known, the page's own properties serve, as the hosted page has them; else the defaults.
 */
function useTheme(root: RefObject<HTMLDivElement | null>, theme: Theme | undefined) {
  const key = JSON.stringify(theme)
  useIsomorphicLayoutEffect(() => {
    const element = root.current as HTMLDivElement
    if (!key && getComputedStyle(element).getPropertyValue('--pb-primary')) return
    const variables = Object.entries(themeVariables(key ? JSON.parse(key) : {}))
    for (const [name, value] of variables) element.style.setProperty(name, value)
    return () => {
      for (const [name] of variables) element.style.removeProperty(name)
    }
  }, [root, key])
}

/** Layout effects mean nothing on a server, and React 18 says so loudly. */
const useIsomorphicLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect

/** A new step begins at its heading, unless the customer is busy elsewhere on the page, or has not begun. */
function useFocus(root: RefObject<HTMLDivElement | null>, state: State) {
  const { step } = state
  const last = useRef<Step>(step)
  useEffect(() => {
    const before = last.current
    last.current = step
    if (before === step || before === 'loading') return
    const { activeElement, body } = document
    if (activeElement && activeElement !== body && !root.current?.contains(activeElement)) return
    root.current?.querySelector<HTMLElement>('.pb-title')?.focus()
  }, [root, step])
}

/**
 * The words to show, once they are there: the prop's language, else the link's, else the browser's.
 * `link` is undefined until it is known what the link says. Nothing is decided while React renders on a server.
 */
function useWords(prop: string | undefined, link: string | null | undefined): [string | undefined, Words | undefined] {
  const [shown, show] = useState<{ language: string; words: Words }>()
  useIsomorphicLayoutEffect(() => {
    if (!prop && link === undefined) return
    let current = true
    const language = languageFor([prop, link, ...navigator.languages])
    const words = wordsOf(language)
    if (words instanceof Promise) words.then((come) => current && show({ language, words: come }))
    else show({ language, words })
    return () => {
      current = false
    }
  }, [prop, link])
  return [shown?.language, shown?.words]
}

/** How far along, in the steps a customer sees; nothing where it would mean nothing. */
function progressOf(state: State): [number, number] | undefined {
  if (state.step === 'loading' || state.step === 'failed') return undefined
  const several = state.session.link.connection_types.length > 1
  const stages: Step[][] = [
    ['welcome'],
    ...(several ? [['type'] as Step[]] : []),
    ['launch', 'popup'],
    ['finishing', 'pin', 'done'],
  ]
  return [stages.findIndex((steps) => steps.includes(state.step)) + 1, stages.length]
}
