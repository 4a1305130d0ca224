import type { Meta } from '@storybook/react-vite'
import { expect, userEvent, within } from 'storybook/test'
import type { OnboardingView } from '../../widget/index.ts'
import { session } from '../fixtures.ts'
import { type ViewStory, view } from '../view.ts'

/** Somebody else holds the Facebook account: the link goes to them, and this page waits. */
export default { ...view, title: 'Steps/Handoff' } satisfies Meta<typeof OnboardingView>

/** Somebody else holds the Facebook account: the link goes to them, and this page waits. */
export const Handoff: ViewStory = {
  args: { state: { step: 'handoff', session, type: 'dedicated' } },
  play: async (context) => {
    const canvas = within(context.canvasElement)
    await canvas.findByRole('heading', { name: 'Hand it to somebody else' })
    expect(await canvas.findByRole('img', { name: 'Or scan it with a phone' })).toBeVisible()
    const link = encodeURIComponent('https://connect.example.com/s/018f4e2a.token')
    expect(canvas.getByRole('link', { name: 'Send by WhatsApp' })).toHaveAttribute(
      'href',
      expect.stringMatching(new RegExp(`^https://wa\\.me/\\?text=.*${link}`)),
    )
    expect(canvas.getByRole('link', { name: 'Send by e-mail' })).toHaveAttribute(
      'href',
      expect.stringMatching(new RegExp(`^mailto:\\?subject=Connect.*${link}`)),
    )
    await userEvent.click(canvas.getByRole('button', { name: 'Do it here after all' }))
    expect(context.args.send).toHaveBeenLastCalledWith({ type: 'back' })
  },
}
