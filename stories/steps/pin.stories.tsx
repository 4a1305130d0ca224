import type { Meta } from '@storybook/react-vite'
import { expect, userEvent, within } from 'storybook/test'
import type { OnboardingView } from '../../widget/index.ts'
import { attempt, signup } from '../fixtures.ts'
import { shows, type ViewStory, view } from '../view.ts'

/** The number has a PIN that only the customer knows. */
export default { ...view, title: 'Steps/Pin' } satisfies Meta<typeof OnboardingView>

const pin = {
  step: 'pin',
  ...signup,
  attempt: attempt({ status: 'pin', step: 'register', fault: 'pin_required' }),
} as const

export const Pin: ViewStory = {
  args: { state: { ...pin, pin: null, problem: null } },
  play: async (context) => {
    const canvas = within(context.canvasElement)
    await canvas.findByRole('heading', { name: 'Enter the number’s PIN' })
    await userEvent.type(canvas.getByRole('textbox', { name: 'Six-digit PIN' }), '12345')
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }))
    expect(context.args.send, 'five digits are not sent').not.toHaveBeenCalled()
    await userEvent.type(canvas.getByRole('textbox', { name: 'Six-digit PIN' }), '6{Enter}')
    expect(context.args.send).toHaveBeenLastCalledWith({ type: 'pin', pin: '123456' })
  },
}

export const PinWrong: ViewStory = {
  args: { state: { ...pin, pin: null, problem: 'wrong' } },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    const field = await canvas.findByRole('textbox', { name: 'Six-digit PIN' })
    expect(field).toBeInvalid()
    expect(field).toHaveAccessibleDescription(/That PIN was not right/)
    expect(canvas.getByRole('alert')).toHaveTextContent('That PIN was not right.')
  },
}

export const PinOnItsWay: ViewStory = {
  args: { state: { ...pin, pin: '123456', problem: null } },
  play: shows('Enter the number’s PIN'),
}

export const PinNotSent: ViewStory = {
  args: { state: { ...pin, pin: null, problem: 'silent' } },
  play: async ({ canvasElement }) => {
    expect(await within(canvasElement).findByRole('alert')).toHaveTextContent('The PIN could not be sent.')
  },
}

/** The PIN and the phone number are read from the left in every language. */
export const PinInArabic: ViewStory = {
  args: { ...PinWrong.args, locale: 'ar' },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    const field = await canvas.findByRole('textbox', { name: 'رمز PIN من ستة أرقام' })
    expect(getComputedStyle(field).direction).toBe('ltr')
    expect(getComputedStyle(canvas.getByText('+1 415-555-0123')).direction).toBe('ltr')
  },
}
