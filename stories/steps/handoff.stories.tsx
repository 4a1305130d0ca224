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
    await userEvent.type(canvas.getByLabelText('Your name, so that they know who asks'), 'Ana')
    await userEvent.tab()
    expect(context.args.send).toHaveBeenLastCalledWith({ type: 'named', name: 'Ana' })
    await userEvent.click(canvas.getByRole('button', { name: 'Do it here after all' }))
    expect(context.args.send).toHaveBeenLastCalledWith({ type: 'back' })
  },
}

const phone = { connection_type: 'coexistence' as const, country_iso: null, name: null, device: 'phone' as const }

/** WhatsApp is on this phone: the customer goes on at a computer, and the phone waits. */
export const HandoffToAComputer: ViewStory = {
  args: { state: { step: 'handoff', session, type: 'coexistence', to: 'computer' } },
  play: async ({ canvasElement }) => {
    expect(await within(canvasElement).findByRole('heading', { name: 'Go on at a computer' })).toBeVisible()
  },
}

/** Facebook's window is open on the computer: the phone says what to do. */
export const HandoffToAComputerThatIsThere: ViewStory = {
  args: {
    state: {
      step: 'handoff',
      type: 'coexistence',
      to: 'computer',
      session: {
        ...session,
        choice: {
          ...phone,
          visitor: 'a',
          facebook: { device: 'computer', visitor: 'b', at: '2026-11-30T12:00:00.000Z' },
        },
      },
    },
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    expect(await canvas.findByRole('heading', { name: 'Now take this phone' })).toBeVisible()
    expect(canvas.getByText('Scan or type the code that the computer shows')).toBeVisible()
  },
}
