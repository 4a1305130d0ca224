import type { Meta } from '@storybook/react-vite'
import { expect, within } from 'storybook/test'
import type { OnboardingView } from '../../widget/index.ts'
import { held, night, providing, session, someCountries } from '../fixtures.ts'
import { shows, type ViewStory, view } from '../view.ts'

/** Facebook's window as it will look, before it opens. */
export default { ...view, title: 'Steps/Launch' } satisfies Meta<typeof OnboardingView>

export const Launch: ViewStory = {
  args: { state: { step: 'launch', session, type: 'dedicated' } },
  play: async (context) => {
    await shows('Continue with Facebook', { 'Continue with Facebook': 'launch', Back: { type: 'back' } })(context)
    expect(within(context.canvasElement).getByText('The number stops working in the WhatsApp app.')).toBeVisible()
  },
}

/** With a number that the host provides, the window asks for that one. */
export const LaunchWithANumber: ViewStory = {
  args: { state: { step: 'launch', session: providing(someCountries, held()), type: 'dedicated' } },
  play: async (context) => {
    await shows('Continue with Facebook', { 'Continue with Facebook': 'launch', Back: { type: 'back' } })(context)
    expect(within(context.canvasElement).getByText('Add your new number: +56 9 6123 4567')).toBeVisible()
  },
}

export const LaunchForTheApp: ViewStory = {
  args: { state: { step: 'launch', session, type: 'coexistence' } },
  play: async (context) => {
    await shows('Continue with Facebook', { 'Continue with Facebook': 'launch', Back: { type: 'back' } })(context)
    expect(within(context.canvasElement).getByText('Scan a code with the WhatsApp Business app')).toBeVisible()
  },
}

export const LaunchWaiting: ViewStory = {
  args: { ...Launch.args, sdk: 'loading' },
  play: async (context) => {
    await shows('Continue with Facebook', { Back: { type: 'back' } })(context)
    const canvas = within(context.canvasElement)
    expect(canvas.getByRole('button', { name: 'Continue with Facebook' })).toBeDisabled()
    expect(canvas.getByRole('status')).toHaveTextContent('Waiting for Facebook to load…')
  },
}

export const LaunchAtNight: ViewStory = {
  args: { ...Launch.args, theme: night },
  globals: { backgrounds: { value: 'night' } },
  play: shows('Continue with Facebook', { 'Continue with Facebook': 'launch', Back: { type: 'back' } }),
}

export const LaunchInArabic: ViewStory = {
  args: { ...LaunchForTheApp.args, locale: 'ar' },
  play: shows('المتابعة باستخدام فيسبوك', { 'المتابعة باستخدام فيسبوك': 'launch', رجوع: { type: 'back' } }),
}

/** With one type alone there was nothing to choose: three stages instead of four. */
export const LaunchWithOneType: ViewStory = {
  args: {
    state: {
      step: 'launch',
      session: { ...session, link: { ...session.link, connection_types: ['dedicated'] } },
      type: 'dedicated',
    },
  },
  play: async (context) => {
    await shows('Continue with Facebook', { 'Continue with Facebook': 'launch', Back: { type: 'back' } })(context)
    expect(within(context.canvasElement).getByRole('img', { name: 'Step 2 of 3' })).toBeVisible()
  },
}
