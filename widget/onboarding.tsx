import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { AnyTheme, Theme } from '../contract/index.ts'
import { snakeTheme, themeVariables } from '../contract/theme-variables.ts'
import {
  directionOf,
  languageFor,
  type Spoken,
  showLanguage,
  speak,
  type Words,
  wordsForTrouble,
} from './languages/index.ts'
import { isTroubled, provides, type State, type Step } from './machine.ts'
import { StepView } from './steps/index.tsx'
import { Loading } from './steps/loading.tsx'
import type { View } from './steps/view.ts'
import { Brand } from './ui/brand.tsx'
import { type Appearance, Dress, usePart } from './ui/part.ts'
import { type OnboardingOptions, useOnboarding } from './use-onboarding.ts'

export interface WhatsAppOnboardingProps extends OnboardingOptions {
  /** Your colours, logo and font; each wins over what the link says. */
  theme?: AnyTheme | undefined
  /** Your own words for any sentence. */
  messages?: Partial<Words> | undefined
  /** Your own class names for parts of the widget, by the part's name. */
  appearance?: Appearance | undefined
}

/** Connects the customer's WhatsApp number to your product, from the first question to the connected number. */
export function WhatsAppOnboarding(props: WhatsAppOnboardingProps) {
  return <Onboarding {...props} />
}

/** Something of the dialog's beside the brand, given its word for "close". */
type Corner = (close: string | undefined) => ReactNode

/** The component, and what the dialog adds to it: something in the corner, and a word on why it went away. */
export function Onboarding({
  theme,
  messages,
  appearance,
  corner,
  ...options
}: WhatsAppOnboardingProps & { corner?: Corner; closing?: RefObject<boolean> }) {
  const { state, sdk, send, launch, here, focusPopup, stay, tell } = useOnboarding(options)
  const { serverUrl, token, locale, redirect, supportUrl } = options
  return (
    <OnboardingView
      {...{
        state,
        sdk,
        send,
        launch,
        here,
        focusPopup,
        theme,
        messages,
        appearance,
        locale,
        stay,
        tell,
        corner,
        supportUrl,
      }}
      leaving={redirect !== 'never'}
      linkUrl={`${serverUrl.replace(/\/+$/, '')}/s/${token}`}
    />
  )
}

/** The widget's face for a given state, with no store behind it: what the component shows, and the stories too. */
export function OnboardingView({
  theme: given,
  messages,
  appearance,
  locale,
  corner,
  ...view
}: Omit<View<Step>, 'say' | 'language'> &
  Pick<WhatsAppOnboardingProps, 'theme' | 'messages' | 'locale' | 'appearance'> & { corner?: Corner | undefined }) {
  const { state, tell } = view
  const root = useRef<HTMLDivElement>(null)
  const session = 'session' in state ? state.session : null
  const theme = given && snakeTheme(given)
  const shown = session || theme ? { ...session?.theme, ...theme } : undefined
  useTheme(root, shown)
  useCorrections(shown, tell)

  const spoken = useLanguage(locale, session ? session.link.language : state.step === 'loading' ? undefined : null)
  const trouble = useTrouble(isTroubled(state), spoken)
  const language = spoken?.language
  const company =
    theme?.company_name ?? session?.company_name ?? ((state.step === 'failed' && state.company) || undefined)
  const sayWith = speak(messages, company ?? messages?.someone ?? spoken?.first.someone ?? '', language)
  const say = spoken && sayWith(spoken.first)
  return (
    <Dress.Provider value={appearance}>
      <Root at={root} step={state.step} language={language}>
        <Card>
          <Brand
            logo={shown?.logo_url}
            company={company}
            progress={say && progressOf(state)}
            say={say}
            corner={corner}
          />
          {spoken ? <StepView {...view} {...{ root, spoken, trouble, sayWith }} /> : <Loading label={undefined} />}
        </Card>
      </Root>
    </Dress.Provider>
  )
}

const Root = ({ at, step, language, children }: Framed & { at: RefObject<HTMLDivElement | null>; step: Step }) => (
  <div {...usePart('root')} ref={at} data-step={step} lang={language} dir={language && directionOf(language)}>
    {children}
  </div>
)
type Framed = { language: string | undefined; children: ReactNode }

const Card = ({ children }: Pick<Framed, 'children'>) => <div {...usePart('card')}>{children}</div>

/** A host that listens hears which of its colours nobody could have read. */
function useCorrections(theme: Theme | undefined, tell: View<Step>['tell']) {
  const key = theme && tell && JSON.stringify(theme)
  const heard = useRef(tell)
  useEffect(() => {
    heard.current = tell
  })
  useEffect(() => {
    if (key)
      import('../contract/theme-corrections.ts').then(
        ({ themeCorrections }) => {
          const corrections = themeCorrections(JSON.parse(key))
          if (corrections.length) heard.current?.({ type: 'theme_corrected', corrections })
        },
        () => {}, // it is advice; the widget does without
      )
  }, [key])
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

/**
 * The language to speak, once it is there: the prop's, else the link's, else the browser's.
 * `link` is undefined until it is known what the link says. Nothing is decided while React renders on a server.
 */
function useLanguage(prop: string | undefined, link: string | null | undefined): Spoken | undefined {
  const [spoken, show] = useState<Spoken>()
  useIsomorphicLayoutEffect(() => {
    if (!prop && link === undefined) return
    let current = true
    showLanguage(languageFor([prop, link, ...navigator.languages]), (come) => current && show(come))
    return () => {
      current = false
    }
  }, [prop, link])
  return spoken
}

/** What the language says of trouble, asked for when there is some. */
function useTrouble(wanted: boolean, spoken: Spoken | undefined) {
  const [come, setCome] = useState<{ of: Spoken; words: Partial<Words> }>()
  useEffect(() => {
    let current = true
    if (wanted && spoken) wordsForTrouble(spoken).then((words) => current && setCome({ of: spoken, words }))
    return () => {
      current = false
    }
  }, [wanted, spoken])
  return come?.of === spoken ? come?.words : undefined
}

/** How far along, in the steps a customer sees; nothing where it would mean nothing. */
function progressOf(state: State): [number, number] | undefined {
  if (state.step === 'loading' || state.step === 'failed') return undefined
  const several = state.session.link.connection_types.length > 1
  const stages: Step[][] = [
    ['welcome'],
    ...(several ? [['type'] as Step[]] : []),
    ...(provides(state) ? [['country', 'number'] as Step[]] : []),
    ['launch', 'handoff', 'popup'],
    ['finishing', 'pin', 'done'],
  ]
  return [stages.findIndex((steps) => steps.includes(state.step)) + 1, stages.length]
}
