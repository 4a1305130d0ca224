import type { Meta } from '@storybook/react-vite'
import { expect, fn, within } from 'storybook/test'
import type { OnboardingView } from '../../widget/index.ts'
import { type attempt, completed, night, session } from '../fixtures.ts'
import { shows, type ViewStory, view } from '../view.ts'

/** The number is connected. */
export default { ...view, title: 'Steps/Done' } satisfies Meta<typeof OnboardingView>

export const Done: ViewStory = {
  args: { state: { step: 'done', session, attempt: completed() }, stay: { seconds: 5, stop: fn() } },
  play: async (context) => {
    await shows('Your number is connected', { 'Stay on this page': 'stay' })(context)
    const canvas = within(context.canvasElement)
    expect(canvas.getByText('+1 415-555-0123')).toBeVisible()
    expect(canvas.getByRole('status')).toHaveTextContent('Taking you back to Acme CRM…')
    const link = canvas.getByRole('link', { name: 'Go to Acme CRM now' })
    expect(link).toHaveAttribute('href', 'https://app.example.com/connected?status=completed')
  },
}

export const DoneAndStaying: ViewStory = {
  args: { ...Done.args, stay: undefined, leaving: false },
  play: async (context) => {
    await shows('Your number is connected')(context)
    expect(within(context.canvasElement).queryByRole('link')).toBeNull()
  },
}

export const DoneWithNowhereToGo: ViewStory = {
  args: { state: { step: 'done', session, attempt: completed({ redirect_url: null }) } },
  play: async (context) => {
    await shows('Your number is connected')(context)
    expect(within(context.canvasElement).getByText('You can close this page.')).toBeVisible()
  },
}

export const DoneWithoutHistory: ViewStory = {
  args: {
    state: {
      step: 'done',
      session,
      attempt: completed({
        result: {
          ...(completed().result as NonNullable<ReturnType<typeof attempt>['result']>),
          actions: ['history_unavailable'],
        },
      }),
    },
  },
  play: async (context) => {
    await shows('Your number is connected')(context)
    expect(within(context.canvasElement).getByText(/Your earlier chats could not be brought over/)).toBeVisible()
  },
}

export const DoneAtNight: ViewStory = {
  args: { ...Done.args, stay: undefined, theme: night },
  globals: { backgrounds: { value: 'night' } },
  play: shows('Your number is connected'),
}

export const DoneInArabic: ViewStory = {
  args: { ...Done.args, locale: 'ar' },
  play: async (context) => {
    await within(context.canvasElement).findByRole('heading', { name: 'تم ربط رقمك' })
    expect(getComputedStyle(within(context.canvasElement).getByText('+1 415-555-0123')).direction).toBe('ltr')
  },
}
