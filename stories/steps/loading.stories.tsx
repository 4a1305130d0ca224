import type { Meta } from '@storybook/react-vite'
import { expect, within } from 'storybook/test'
import type { OnboardingView } from '../../widget/index.ts'
import { type ViewStory, view } from '../view.ts'

/** The session is on its way: an outline, so that nothing jumps when it comes. */
export default { ...view, title: 'Steps/Loading' } satisfies Meta<typeof OnboardingView>

export const Loading: ViewStory = {
  play: async ({ canvasElement }) => {
    expect(await within(canvasElement).findByRole('status')).toHaveTextContent('One moment…')
  },
}
