import type { Meta } from '@storybook/react-vite'
import { expect, userEvent, within } from 'storybook/test'
import type { OnboardingView } from '../../widget/index.ts'
import { night, session } from '../fixtures.ts'
import { shows, type ViewStory, view } from '../view.ts'

/** How the number is used today: one question, whose answer leads on. */
export default { ...view, title: 'Steps/Type' } satisfies Meta<typeof OnboardingView>

const answers = {
  'I use it in the WhatsApp Business app You keep the app on your phone; Acme CRM works beside it.': {
    type: 'choose',
    connectionType: 'coexistence',
  },
  'It is new, or can leave the app Its messages go through Acme CRM alone.': {
    type: 'choose',
    connectionType: 'dedicated',
  },
  Back: { type: 'back' },
}

export const Type: ViewStory = {
  args: { state: { step: 'type', session, type: null } },
  play: shows('How do you use this number?', answers),
}

/** A customer who came back to the question sees what was chosen. */
export const TypeChosen: ViewStory = {
  args: { state: { step: 'type', session, type: 'coexistence' } },
  play: async (context) => {
    await shows('How do you use this number?', answers)(context)
    const canvas = within(context.canvasElement)
    const chosen = canvas.getByRole('button', { name: /^I use it in the WhatsApp Business app/ })
    expect(chosen).toHaveAttribute('aria-current', 'true')
  },
}

/** Ordinary WhatsApp cannot be kept: what helps those who have it. */
export const TypeOfOrdinaryWhatsApp: ViewStory = {
  args: Type.args ?? {},
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(await canvas.findByText('I use it in ordinary WhatsApp'))
    await userEvent.click(canvas.getByText('Details'))
    expect(canvas.getByRole('link', { name: 'Get WhatsApp Business' })).toBeVisible()
    expect(canvas.getByText('Slower sending: 20 messages a second.')).toBeVisible()
  },
}

export const TypeAtNight: ViewStory = {
  args: { ...TypeChosen.args, theme: night },
  globals: { backgrounds: { value: 'night' } },
  play: async ({ canvasElement }) => {
    expect(await within(canvasElement).findByText(/go through Northwind alone/)).toBeVisible()
  },
}

export const TypeInArabic: ViewStory = {
  args: { ...TypeChosen.args, locale: 'ar' },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findByRole('heading', { name: 'كيف تستخدم هذا الرقم؟' })
    expect(canvas.getByRole('button', { name: /^رقم جديد، أو يمكنه مغادرة التطبيق/ })).toBeVisible()
  },
}
