import type { Meta } from '@storybook/react-vite'
import { expect, userEvent, within } from 'storybook/test'
import type { OnboardingView } from '../../widget/index.ts'
import { code, held, providing, signup, someCountries } from '../fixtures.ts'
import { shows, type ViewStory, view } from '../view.ts'

/** While Facebook's window is open. */
export default { ...view, title: 'Steps/Popup' } satisfies Meta<typeof OnboardingView>

export const Popup: ViewStory = {
  args: { state: { step: 'popup', over: null, ...signup } },
  play: async (context) => {
    await shows('Finish in Facebook’s window', { 'Show the window': 'focusPopup', 'I closed it': { type: 'give_up' } })(
      context,
    )
    expect(within(context.canvasElement).getByText('Never choose “Display name only”')).toBeVisible()
  },
}

/** The display name is offered to those who bring a number alone, so others are not warned of it. */
export const PopupForTheApp: ViewStory = {
  args: { state: { step: 'popup', over: null, ...signup, type: 'coexistence' } },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    expect(await canvas.findByText('Scan a code with the WhatsApp Business app')).toBeVisible()
    expect(canvas.queryByText('Never choose “Display name only”')).toBeNull()
  },
}

/** Each stop in Facebook's window has a way out, and none is without a button. */
export const PopupStuck: ViewStory = {
  args: Popup.args ?? {},
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(await canvas.findByText('Does Facebook’s window not go on?'))
    await userEvent.click(canvas.getByText('My business is greyed out'))
    expect(canvas.getByText(/Only people with full control/)).toBeVisible()
    const ways = [...canvasElement.querySelectorAll<HTMLElement>('details details')]
    expect(ways).toHaveLength(7)
    for (const way of ways) expect(way.querySelector('a[href^="https://"]')).not.toBeNull()
  },
}

export const PopupAnswered: ViewStory = {
  args: { state: { step: 'popup', over: 'closed', ...signup, code: 'AQ' } },
  play: async (context) => {
    await shows('Finish in Facebook’s window')(context)
    expect(within(context.canvasElement).getByRole('status')).toHaveTextContent('Facebook has answered. One moment…')
  },
}

/** A number that the host provides: the code that Facebook sends to it will come here. One that came for an earlier window does not. */
export const PopupWithANumber: ViewStory = {
  args: {
    state: {
      step: 'popup',
      over: null,
      ...signup,
      earlier: code.received_at,
      session: providing(someCountries, held({ otp: code })),
    },
  },
  play: async (context) => {
    const canvas = within(context.canvasElement)
    expect(await canvas.findByText(/choose Chile \(\+56\) and enter the number/)).toBeVisible()
    expect(canvas.queryByRole('button', { name: 'Copy the code' })).toBeNull()
  },
}

/** The code has come: read out politely, and copied without its hyphen. */
export const PopupWithACode: ViewStory = {
  args: { state: { step: 'popup', over: null, ...signup, session: providing(someCountries, held({ otp: code })) } },
  play: async (context) => {
    const canvas = within(context.canvasElement)
    const said = await canvas.findByText('Your code: 123-830')
    expect(said.closest('[role=status]')).toHaveTextContent('Your code: 123-830 Type it in Facebook’s window.')
    expect(canvas.getByRole('button', { name: 'Copy the code' })).toBeVisible()
  },
}

export const PopupWithACodeInArabic: ViewStory = {
  args: { ...PopupWithACode.args, locale: 'ar' },
  play: async ({ canvasElement }) => {
    expect(await within(canvasElement).findByText(/رمزك: .123-830/)).toBeVisible()
  },
}

export const PopupInArabic: ViewStory = {
  args: { ...PopupAnswered.args, locale: 'ar' },
  play: shows('أكمل في نافذة فيسبوك'),
}
