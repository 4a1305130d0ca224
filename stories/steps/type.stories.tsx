import type { Meta } from '@storybook/react-vite'
import { expect, userEvent, within } from 'storybook/test'
import type { OnboardingView } from '../../widget/index.ts'
import { night, session } from '../fixtures.ts'
import { shows, type ViewStory, view } from '../view.ts'

/** How the number will live: in the app, or through the host alone. */
export default { ...view, title: 'Steps/Type' } satisfies Meta<typeof OnboardingView>

export const Type: ViewStory = {
  args: { state: { step: 'type', session, type: null } },
  play: async (context) => {
    await shows('How do you use this number?', { Back: { type: 'back' } })(context)
    const canvas = within(context.canvasElement)
    expect(canvas.getByRole('button', { name: 'Continue' })).toBeDisabled()
    await userEvent.click(canvas.getByRole('radio', { name: 'Only through Acme CRM' }))
    expect(context.args.send).toHaveBeenLastCalledWith({ type: 'choose', connectionType: 'dedicated' })
  },
}

export const TypeChosen: ViewStory = {
  args: { state: { step: 'type', session, type: 'coexistence' } },
  play: async (context) => {
    await shows('How do you use this number?', { Continue: { type: 'next' }, Back: { type: 'back' } })(context)
    expect(within(context.canvasElement).getByRole('radio', { name: 'In the WhatsApp Business app' })).toBeChecked()
  },
}

/** The customer's answer speaks for one of them, and chooses it. */
export const TypeAdvised: ViewStory = {
  args: { state: { step: 'type', session, type: 'coexistence', advised: 'coexistence' } },
  play: async (context) => {
    const canvas = within(context.canvasElement)
    expect(await canvas.findByRole('button', { name: 'Yes' })).toHaveAttribute('aria-pressed', 'true')
    expect(canvas.getByRole('status')).toHaveTextContent('Suggested: In the WhatsApp Business app')
    await userEvent.click(canvas.getByRole('button', { name: 'No' }))
    expect(context.args.send).toHaveBeenLastCalledWith({ type: 'advise', connectionType: 'dedicated' })
  },
}

export const TypeAtNight: ViewStory = {
  args: { ...TypeChosen.args, theme: night },
  globals: { backgrounds: { value: 'night' } },
  play: shows('How do you use this number?', { Continue: { type: 'next' }, Back: { type: 'back' } }),
}

export const TypeInArabic: ViewStory = {
  args: { ...TypeChosen.args, locale: 'ar' },
  play: shows('كيف تستخدم هذا الرقم؟', { متابعة: { type: 'next' }, رجوع: { type: 'back' } }),
}
