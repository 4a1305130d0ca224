import type { Meta } from '@storybook/react-vite'
import { expect, within } from 'storybook/test'
import type { OnboardingView } from '../../widget/index.ts'
import { completed, session } from '../fixtures.ts'
import { type ViewStory, view } from '../view.ts'

/** The number is connected, and the host has something for the customer to do. */
export default { ...view, title: 'Steps/Done and next' } satisfies Meta<typeof OnboardingView>

/** What comes next, in the host's own words: the page waits for the customer. */
export const DoneAndNext: ViewStory = {
  args: {
    state: {
      step: 'done',
      session: {
        ...session,
        next: { text: 'Tell us your opening hours.', label: 'Set opening hours', url: 'https://app.example.com/hours' },
      },
      attempt: completed(),
    },
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    expect(await canvas.findByText('Tell us your opening hours.')).toBeVisible()
    const next = canvas.getByRole('link', { name: 'Set opening hours' })
    expect(next).toHaveAttribute('href', 'https://app.example.com/hours')
  },
}
