import type { Meta } from '@storybook/react-vite'
import { expect, within } from 'storybook/test'
import type { OnboardingView } from '../../widget/index.ts'
import { attempt, night, signup } from '../fixtures.ts'
import { shows, type ViewStory, view } from '../view.ts'

/** What the server does, as it does it. */
export default { ...view, title: 'Steps/Finishing' } satisfies Meta<typeof OnboardingView>

const finishing = { step: 'finishing', task: 'follow', silent: false, pinSent: false, ...signup } as const

export const Finishing: ViewStory = {
  args: { state: { ...finishing, attempt: attempt() } },
  play: async (context) => {
    await shows('Connecting your number')(context)
    const canvas = within(context.canvasElement)
    const lines = canvas.getAllByRole('listitem').map((line) => line.textContent)
    expect(lines).toEqual([
      'Confirming with Facebook (done)',
      'Finding your number (done)',
      'Turning on messages (in progress)',
      'Registering the number',
      'Finishing up',
    ])
    expect(canvas.getAllByRole('status')[0]).toHaveTextContent('Turning on messages')
  },
}

export const FinishingForTheApp: ViewStory = {
  args: { state: { ...finishing, type: 'coexistence', attempt: attempt({ step: 'sync' }) } },
  play: async (context) => {
    await shows('Connecting your number')(context)
    const now = context.canvasElement.querySelector('[aria-current="step"]')
    expect(now).toHaveTextContent('Bringing over contacts and chats')
  },
}

export const FinishingSlowly: ViewStory = {
  args: { state: { ...finishing, attempt: attempt({ retrying: true, step: 'register' }) } },
  play: async (context) => {
    await shows('Connecting your number')(context)
    expect(await within(context.canvasElement).findByText('Facebook is slow to answer. We keep trying.')).toBeVisible()
  },
}

export const FinishingOffline: ViewStory = {
  args: { state: { ...finishing, attempt: attempt(), silent: true } },
  play: async (context) => {
    await shows('Connecting your number')(context)
    expect(await within(context.canvasElement).findByText(/We cannot reach the server/)).toBeVisible()
  },
}

export const FinishingAtNight: ViewStory = {
  args: { ...Finishing.args, theme: night },
  globals: { backgrounds: { value: 'night' } },
  play: shows('Connecting your number'),
}

export const FinishingInArabic: ViewStory = {
  args: { ...Finishing.args, locale: 'ar' },
  play: shows('جارٍ ربط رقمك'),
}
