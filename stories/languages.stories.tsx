import type { Meta } from '@storybook/react-vite'
import { expect, within } from 'storybook/test'
import { languageCodes, languages } from '../contract/languages.ts'
import { OnboardingView } from '../widget/index.ts'
import type { State } from '../widget/state.ts'
import { attempt, completed, failed, session, signup } from './fixtures.ts'
import { Gallery, shownIn } from './gallery.tsx'
import { pseudoWords } from './pseudo.ts'
import { type ViewStory, view } from './view.ts'

/** The languages of the widget side by side: what is long in one of them shows here first. */
export default { ...view, title: 'Languages' } satisfies Meta<typeof OnboardingView>

/** One state in every language: each comes with its own words, from its own side. */
const inAll = (state: State): ViewStory => ({
  args: { state },
  render: (args) => (
    <Gallery of={languageCodes}>{(language) => <OnboardingView {...args} locale={language} />}</Gallery>
  ),
  play: async ({ canvasElement }) => {
    const shown = await shownIn(canvasElement, languageCodes)
    expect(shown.map(({ language, direction }) => [language, direction])).toEqual(
      languageCodes.map((language) => [language, languages[language].direction ?? 'ltr']),
    )
    expect(new Set(shown.map(({ title }) => title)).size).toBe(languageCodes.length)
  },
})

export const Welcome = inAll({ step: 'welcome', session })
export const Type = inAll({ step: 'type', session, type: 'coexistence' })
export const Launch = inAll({ step: 'launch', session, type: 'dedicated' })
export const Finishing = inAll({
  step: 'finishing',
  task: 'follow',
  silent: true,
  pinSent: false,
  ...signup,
  attempt: attempt(),
})
export const Pin = inAll({
  step: 'pin',
  ...signup,
  pin: null,
  problem: 'wrong',
  attempt: attempt({ status: 'pin', step: 'register', fault: 'pin_required' }),
})
export const Done = inAll({ step: 'done', session, attempt: completed() })
export const Failed = inAll(failed({ fault: 'display_name_only' }))

/** For designers: every word accented and 40 % longer. What does not fit shows, and what was not translated too. */
export const LongerWords: ViewStory = {
  args: { state: { step: 'launch', session, type: 'dedicated' }, messages: pseudoWords },
  play: async ({ canvasElement }) => {
    expect(await within(canvasElement).findByRole('heading')).toHaveTextContent(/^\[Cöñţîñûé ŵîţĥ Fàçéƀööķ/)
    const root = canvasElement.querySelector('.pb-root') as HTMLElement
    expect(root.scrollWidth).toBeLessThanOrEqual(root.clientWidth)
  },
}
