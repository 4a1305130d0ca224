import type { Meta } from '@storybook/react-vite'
import type { OnboardingView } from '../../widget/index.ts'
import { attempt, signup } from '../fixtures.ts'
import { shows, type ViewStory, view } from '../view.ts'

/** Meta is not ready to register the number yet. The server looks again by itself; the customer may go or hurry it. */
export default { ...view, title: 'Steps/Waiting' } satisfies Meta<typeof OnboardingView>

const waiting = (fault: 'number_unverified' | 'number_preparing') =>
  ({ step: 'waiting', ...signup, attempt: attempt({ status: 'waiting', step: 'register', fault }) }) as const

export const Waiting: ViewStory = {
  args: { state: waiting('number_unverified') },
  play: shows('The number is not verified yet', { 'Continue with Facebook again': { type: 'sign_again' } }),
}

export const WaitingForFacebook: ViewStory = {
  args: { state: waiting('number_preparing') },
  play: shows('Facebook is still preparing the number', { 'Continue with Facebook again': { type: 'sign_again' } }),
}
