import { type ReactNode, type RefObject, useRef } from 'react'
import type { AnyTheme, LanguageCode, SessionLook } from '../contract/index.ts'
import type { Around } from './dialog/corner.tsx'
import { useGiven } from './hooks/use-given.ts'
import { useLanguage, useTrouble } from './hooks/use-language.ts'
import { useCorrections, useTheme } from './hooks/use-theme.ts'
import { en } from './languages/en.ts'
import { directionOf } from './languages/index.ts'
import { speak } from './languages/speak.ts'
import type { Words } from './languages/words.ts'
import { progressOf } from './stages.ts'
import { isTroubled, type Step } from './state.ts'
import { StepView } from './steps/index.tsx'
import { Loading } from './steps/loading.tsx'
import type { View } from './steps/view.ts'
import { Brand } from './ui/brand.tsx'
import { type Appearance, Dress, usePart } from './ui/part.ts'

/** How the widget looks and speaks, as far as the host decides it. */
export interface Look {
  /** Your colours, logo and font; each takes precedence over the link's. A colour may be any CSS colour, `var(--brand)` too. */
  theme?: AnyTheme | undefined
  /** Your own words for any sentence. */
  messages?: Partial<Words> | undefined
  /** Your own class names for parts of the widget, by the part's name; `host` for light or dark as your page is. */
  appearance?: Appearance | 'host' | undefined
  locale?: string | undefined
}

/** What the dialog adds beside the brand. */
export type Corner = (around: Around) => ReactNode

/** The widget's view of a given state, without a store: used by the component and by the stories. */
export function OnboardingView({
  theme: given,
  messages,
  appearance,
  locale,
  corner,
  repainted,
  ...view
}: Omit<View<Step>, 'say' | 'sayWith' | 'language' | 'spoken'> &
  Look & { corner?: Corner | undefined; repainted?: SessionLook | undefined }) {
  const { state, tell } = view
  const root = useRef<HTMLDivElement>(null)
  const session = 'session' in state ? state.session : null
  const { theme, early } = useGiven(root, given, appearance)
  const own = Boolean(given || theme.color_scheme)
  const painted = session && (repainted ?? session)
  const shown = painted || own ? { ...painted?.theme, ...theme } : undefined
  useTheme(root, shown, own ? undefined : painted?.look, early)
  useCorrections(early ? undefined : shown, tell)

  const spoken = useLanguage(locale, session ? session.link.language : state.step === 'loading' ? undefined : null)
  const trouble = useTrouble(isTroubled(state), spoken)
  const language = spoken?.language
  const company =
    theme.company_name ??
    repainted?.theme.company_name ??
    session?.company_name ??
    ((state.step === 'failed' && state.company) || undefined)
  const sayWith = speak(
    { ...(language && shown?.messages?.[language as LanguageCode]), ...messages },
    company ?? messages?.someone ?? spoken?.first.someone ?? '',
    language,
  )
  const say = spoken && sayWith(spoken.first)
  return (
    <Dress.Provider value={appearance === 'host' ? undefined : appearance}>
      <Root at={root} step={state.step} language={language}>
        <Card>
          <Brand
            logo={shown?.logo_url}
            company={company}
            progress={say && progressOf(state)}
            say={say}
            corner={corner?.({ close: say?.('close') ?? en.close, step: state.step, spoken, sayWith })}
          />
          {spoken ? (
            <StepView {...view} root={root} spoken={spoken} trouble={trouble} sayWith={sayWith} />
          ) : (
            <Loading label={undefined} />
          )}
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
