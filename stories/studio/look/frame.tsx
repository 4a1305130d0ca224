import { memo } from 'react'
import type { Theme } from '../../../contract/theme/theme.ts'
import { themeVariables } from '../../../contract/theme/variables.ts'
import { OnboardingView } from '../../../widget/index.ts'
import type { Step } from '../../../widget/state.ts'
import type { stepStories } from '../../all.ts'
import { inScheme, type Scheme } from '../pairs.ts'

/** A state in its page: drawn anew only when what it wears has changed. */
export const Frame = memo(function Frame({
  step,
  props,
  theme,
  scheme,
  device,
  direction,
}: {
  step: Step
  props: (typeof stepStories)[number]['props']
  theme: Theme
  scheme: Scheme
  device: 'phone' | 'desktop'
  direction: 'ltr' | 'rtl'
}) {
  // A theme without a scheme stays without: naming one gives way to greys that the customer would not see.
  const worn = theme.color_scheme || scheme !== standing(theme) ? inScheme(theme, scheme) : theme
  const { '--pb-background': background } = themeVariables(worn)
  return (
    <figure className="studio-frame" data-device={device} data-shown={step}>
      <figcaption>{step}</figcaption>
      <div
        className="studio-page"
        inert
        style={{
          backgroundColor: background,
          ...(theme.background_image && { backgroundImage: `url("${theme.background_image}")` }),
        }}
      >
        <OnboardingView {...props} theme={worn} locale={direction === 'rtl' ? 'ar' : 'en'} />
      </div>
    </figure>
  )
})

const standing = (theme: Theme) => themeVariables(theme)['--pb-scheme']
