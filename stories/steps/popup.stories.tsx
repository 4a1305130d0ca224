import type { Meta } from '@storybook/react-vite'
import { expect, within } from 'storybook/test'
import type { OnboardingView } from '../../widget/index.ts'
import { code, held, providing, signup, someCountries } from '../fixtures.ts'
import { shows, type ViewStory, view } from '../view.ts'

/** While Facebook's window is open. */
export default { ...view, title: 'Steps/Popup' } satisfies Meta<typeof OnboardingView>

export const Popup: ViewStory = {
  args: { state: { step: 'popup', over: null, ...signup } },
  play: shows('Finish in Facebook’s window', { 'Show the window': 'focusPopup', 'I closed it': { type: 'give_up' } }),
}

export const PopupAnswered: ViewStory = {
  args: { state: { step: 'popup', over: 'closed', ...signup, code: 'AQ' } },
  play: async (context) => {
    await Popup.play?.(context)
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
  play: shows('أكمل في نافذة فيسبوك', { 'إظهار النافذة': 'focusPopup', 'لقد أغلقتها': { type: 'give_up' } }),
}
