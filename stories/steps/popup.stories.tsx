import type { Meta } from '@storybook/react-vite'
import { expect, within } from 'storybook/test'
import type { OnboardingView } from '../../widget/index.ts'
import { signup } from '../fixtures.ts'
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

export const PopupInArabic: ViewStory = {
  args: { ...PopupAnswered.args, locale: 'ar' },
  play: shows('أكمل في نافذة فيسبوك', { 'إظهار النافذة': 'focusPopup', 'لقد أغلقتها': { type: 'give_up' } }),
}
