import '../../widget/styles.css'
import type { Theme } from '../../contract/index.ts'
import { OnboardingView, type State } from '../../widget/index.ts'

const nothing = () => {}

/** The widget in a given state, with nothing behind it. It comes in a file of its own: few screens show it. */
export const CustomerView = ({
  state,
  theme,
  locale,
  linkUrl,
  leaving,
}: {
  state: State
  theme: Theme
  locale: string
  linkUrl: string
  leaving: boolean
}) => (
  <div className="as-customer" inert>
    <OnboardingView
      state={state}
      sdk="ready"
      locale={locale}
      theme={theme}
      linkUrl={linkUrl}
      leaving={leaving}
      send={nothing}
      launch={nothing}
      here={nothing}
      focusPopup={nothing}
    />
  </div>
)
