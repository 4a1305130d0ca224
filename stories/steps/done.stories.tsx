import type { Meta } from '@storybook/react-vite'
import { expect, fn, userEvent, within } from 'storybook/test'
import type { OnboardingView } from '../../widget/index.ts'
import { completed, leaving, next, night, session, testing } from '../fixtures.ts'
import { answers, type Play, saved, shows, type ViewStory, view } from '../view.ts'

/** The number is connected. */
export default { ...view, title: 'Steps/Done' } satisfies Meta<typeof OnboardingView>

/** Reads the heading, which comes in the language's own words when they have loaded. */
const headed =
  (name: string): Play =>
  async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    expect(await canvas.findByRole('heading', { name })).toBeVisible()
    expect(canvas.getAllByRole('listitem')).toHaveLength(2)
  }

export const Done: ViewStory = {
  args: { state: { step: 'done', session, attempt: completed() }, stay: { seconds: 5, stop: fn() } },
  play: async (context) => {
    await shows('Your number is connected', { 'Stay on this page': 'stay' })(context)
    const canvas = within(context.canvasElement)
    expect(canvas.getByText('+1 415-555-0123')).toBeVisible()
    expect(canvas.getByRole('status')).toHaveTextContent('Taking you back to Acme CRM…')
    const link = canvas.getByRole('link', { name: 'Go to Acme CRM now' })
    expect(link).toHaveAttribute('href', 'https://app.example.com/connected?status=completed')
  },
}

export const DoneAndStaying: ViewStory = {
  args: { ...Done.args, stay: undefined, leaving: false },
  play: async (context) => {
    await shows('Your number is connected')(context)
    expect(within(context.canvasElement).queryByRole('link')).toBeNull()
  },
}

export const DoneWithNowhereToGo: ViewStory = {
  args: { state: { step: 'done', session, attempt: completed({ redirect_url: null }) } },
  play: async (context) => {
    await shows('Your number is connected')(context)
    expect(within(context.canvasElement).getByText('You can close this page.')).toBeVisible()
  },
}

export const DoneWithoutHistory: ViewStory = {
  args: { state: { step: 'done', session, attempt: leaving(['history_unavailable']) } },
  play: async (context) => {
    await shows('Your number is connected')(context)
    const canvas = within(context.canvasElement)
    expect(await canvas.findByText(/Your earlier chats could not be brought over/)).toBeVisible()
    expect(canvas.queryAllByRole('listitem')).toEqual([])
  },
}

/** What comes next, in the host's own words: the page waits for the customer. */
export const DoneAndNext: ViewStory = {
  args: { state: { step: 'done', session: { ...session, next }, attempt: completed() } },
  play: async ({ canvasElement }) => {
    expect(await within(canvasElement).findByRole('link', { name: next.label })).toHaveAttribute('href', next.url)
  },
}

export const DoneAtNight: ViewStory = {
  args: { ...Done.args, stay: undefined, theme: night },
  globals: { backgrounds: { value: 'night' } },
  play: shows('Your number is connected'),
}

export const DoneInArabic: ViewStory = {
  args: { ...Done.args, locale: 'ar' },
  play: async (context) => {
    await within(context.canvasElement).findByRole('heading', { name: 'تم ربط رقمك' })
    expect(getComputedStyle(within(context.canvasElement).getByText('+1 415-555-0123')).direction).toBe('ltr')
  },
}

/** Without a payment method nothing is sent. The button goes to that page at Meta, and this page waits. */
export const OneThingLeft: ViewStory = {
  args: { state: { step: 'done', session, attempt: leaving(['payment_missing']) } },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findByRole('heading', { name: 'Connected. One thing before your first message' })
    const pay = canvas.getByRole('link', { name: 'Add a payment method' })
    expect(pay).toHaveAttribute('target', '_blank')
    expect(pay).toHaveAttribute('href', expect.stringContaining('do=payment_missing'))
    expect(pay).toHaveClass('pb-button-primary')
    expect(canvas.getByRole('link', { name: 'Go to Acme CRM now' })).toHaveClass('pb-button-secondary')
  },
}

export const OneThingLeftAndNowhereToGo: ViewStory = {
  args: { state: { step: 'done', session, attempt: { ...leaving(['payment_missing']), redirect_url: null } } },
  play: async ({ canvasElement }) => {
    const pay = await within(canvasElement).findByRole('link', { name: 'Add a payment method' })
    expect(pay).toHaveClass('pb-button-primary')
  },
}

/** The second of them has just been done. What nobody can do is told, and asks for nothing. */
export const SomeLeftAndSomeDone: ViewStory = {
  args: {
    state: {
      step: 'done',
      session,
      attempt: leaving(['meta_number', 'number_restricted', 'history_unavailable'], ['payment_missing']),
    },
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findByRole('heading', { name: 'Connected. A few things before your first message' })
    const items = canvas.getAllByRole('listitem')
    expect(items.map((item) => within(item).queryByText('(done)') !== null)).toEqual([true, false, false])
    expect(canvas.getAllByRole('link', { name: 'Open WhatsApp Manager' })).toHaveLength(2)
    expect(canvas.getByText(/^This page notices by itself/)).toBeVisible()
  },
}

export const NothingLeft: ViewStory = {
  args: { state: { step: 'done', session, attempt: leaving([], ['payment_missing', 'name_pending']) } },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    expect(await canvas.findAllByText('(done)')).toHaveLength(2)
    canvas.getByRole('heading', { name: 'Your number is connected' })
    expect(canvas.queryByText(/^This page notices by itself/)).toBeNull()
  },
}

const some = { step: 'done', session, attempt: leaving(['payment_missing', 'name_declined']) } as const

export const OneThingLeftAtNight: ViewStory = {
  args: { state: some, theme: night },
  globals: { backgrounds: { value: 'night' } },
  play: headed('Connected. One thing before your first message'),
}

export const OneThingLeftInArabic: ViewStory = {
  args: { state: some, locale: 'ar' },
  play: headed('تم الربط. بقي أمر واحد قبل رسالتك الأولى'),
}

export const OneThingLeftInHindi: ViewStory = {
  args: { state: some, locale: 'hi' },
  play: headed('जुड़ गया। पहले मैसेज से पहले एक काम बाकी है'),
}

/** The link offers to try the number out. The page stays until the message has arrived. */
export const WithATestMessage: ViewStory = {
  args: { state: { step: 'done', session, attempt: testing(false) } },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    const write = await canvas.findByRole('link', { name: 'Write by WhatsApp' })
    const address = 'https://wa.me/14155550123?text=Hello!%20This%20is%20a%20test%20message.'
    expect(write).toHaveAttribute('href', address)
    expect(await canvas.findByRole('img', { name: 'Or scan this with the phone' })).toBeVisible()
    expect(canvas.getByRole('link', { name: 'Go to Acme CRM now' })).toHaveClass('pb-button-primary')
    expect(canvas.queryByText('Taking you back to Acme CRM…')).toBeNull()
  },
}

export const WithATestMessageAndNowhereToGo: ViewStory = {
  args: { state: { step: 'done', session, attempt: { ...testing(false), redirect_url: null } }, theme: night },
  globals: { backgrounds: { value: 'night' } },
  play: async ({ canvasElement }) => {
    const write = await within(canvasElement).findByRole('link', { name: 'Write by WhatsApp' })
    expect(write).toHaveClass('pb-button-primary')
    await within(canvasElement).findByRole('img', { name: 'Or scan this with the phone' })
  },
}

export const WithATestMessageInArabic: ViewStory = {
  args: { ...WithATestMessage.args, locale: 'ar' },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    expect(await canvas.findByRole('link', { name: 'الكتابة عبر واتساب' })).toBeVisible()
    expect(await canvas.findByRole('img', { name: 'أو امسح هذا بالهاتف' })).toBeVisible()
  },
}

export const TestMessageReceived: ViewStory = {
  args: { ...Done.args, state: { step: 'done', session, attempt: testing(true) } },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findByText('Your test message has arrived. The number works.')
    expect(canvas.queryByRole('link', { name: 'Write by WhatsApp' })).toBeNull()
    expect(canvas.getByText('Taking you back to Acme CRM…')).toBeVisible()
  },
}

/** Something is left to do as well: a number that cannot send yet can be written to. */
export const WithATestMessageAndOneThingLeft: ViewStory = {
  args: {
    state: {
      step: 'done',
      session,
      attempt: { ...leaving(['payment_missing']), test_message: testing(false).test_message },
    },
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    expect(await canvas.findByRole('link', { name: 'Add a payment method' })).toBeVisible()
    expect(await canvas.findByRole('img', { name: 'Or scan this with the phone' })).toBeVisible()
  },
}

/** A survey of the host's waits below the good news, and holds nothing up. */
export const WithASurvey: ViewStory = {
  args: {
    answers,
    state: {
      step: 'done',
      attempt: completed({ redirect_url: null }),
      session: {
        ...session,
        steps: {
          before: [],
          after: [
            {
              id: 'survey',
              title: 'How was it?',
              optional: true,
              fields: [
                { key: 'ease', type: 'rating', label: 'How easy was it?', required: true },
                { key: 'why', type: 'note', label: 'What nearly stopped you?' },
              ],
            },
          ],
          known: {},
          answers: {},
          status: {},
        },
      },
    },
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    // The survey is a part of its own, which comes when it is asked.
    await userEvent.click(await canvas.findByRole('radio', { name: '4' }, { timeout: 10_000 }))
    await userEvent.click(canvas.getByRole('button', { name: 'Send' }))
    const answered = expect.objectContaining({ answers: { ease: 4 }, status: 'answered' })
    expect(saved).toHaveBeenCalledWith('survey', answered)
    expect(await canvas.findByText('Thank you!')).toBeVisible()
    expect(canvas.getByRole('heading', { name: 'Your number is connected' })).toBeVisible()
  },
}
