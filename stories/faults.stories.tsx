import type { Meta } from '@storybook/react-vite'
import { expect, type Mock } from 'storybook/test'
import { faultCodes, type Remedy, remedies } from '../contract/remedies.ts'
import { OnboardingView } from '../widget/index.ts'
import { failed } from './fixtures.ts'
import { Gallery, shownIn } from './gallery.tsx'
import { type Play, type ViewStory, view } from './view.ts'

/** Everything that can stop a signup: made from `contract/remedies.ts`, so that a new fault is here as soon as it is there. */
export default { ...view, title: 'Faults' } satisfies Meta<typeof OnboardingView>

/** What the one button says that a remedy has; the others have none. */
const buttons: Partial<Record<Remedy, string>> = {
  retry: 'Try again',
  sign_again: 'Continue with Facebook again',
  choose_other: 'Choose again',
  open_in_browser: 'Try again',
}

const everyFault: NonNullable<ViewStory['render']> = (args) => (
  <Gallery of={faultCodes}>{(fault) => <OnboardingView {...args} state={failed({ fault })} />}</Gallery>
)

/** Each with its words, and with the one button of its remedy. */
export const EveryFault: ViewStory = {
  render: everyFault,
  play: async ({ canvasElement, args }) => {
    const shown = await shownIn(canvasElement, faultCodes)
    const send = args.send as Mock
    const told = shown.map(({ button }) => {
      send.mockClear()
      button?.click()
      return [button?.textContent, send.mock.calls[0]?.[0]?.type]
    })
    const known = faultCodes.map((fault) => remedies[fault])
    expect(told).toEqual(known.map((remedy) => [buttons[remedy], buttons[remedy] && remedy]))
    expect(shown.filter(({ title }) => /^$|undefined|\{/.test(title))).toEqual([])
  },
}

/** None is left in English. */
const translated =
  (english: RegExp): Play =>
  async ({ canvasElement, args }) => {
    const shown = await shownIn(canvasElement, faultCodes)
    expect(shown.filter(({ language }) => language !== args.locale)).toEqual([])
    expect(shown.filter(({ title }) => english.test(title))).toEqual([])
    expect(canvasElement.textContent).not.toMatch(/undefined|\{company\}/)
  }

export const InArabic: ViewStory = {
  render: everyFault,
  args: { locale: 'ar' },
  play: translated(/\b(the|your|did)\b/i),
}

export const InSpanish: ViewStory = {
  render: everyFault,
  args: { locale: 'es' },
  play: translated(/\b(the|your|did|was)\b/i),
}
