import type { Meta } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import type { Field, SessionSteps } from '../../contract/index.ts'
import { type Api, ApiFailure } from '../../widget/gateways/api.ts'
import { type Event, OnboardingView } from '../../widget/index.ts'
import { keepOf } from '../../widget/work/answers.ts'
import { night, session } from '../fixtures.ts'
import { answers, saved, type ViewStory, view } from '../view.ts'

/** What the host asks before Facebook's window. On a phone it is one question at a time. */
export default { ...view, title: 'Steps/Asking' } satisfies Meta<typeof OnboardingView>

const business: Field[] = [
  { key: 'legal_name', type: 'text', label: 'Legal name', required: true, maps_to: 'business.name' },
  {
    key: 'website',
    type: 'url',
    label: 'Website',
    help: 'Where your customers find you.',
    maps_to: 'business.website',
  },
  { key: 'email', type: 'email', label: 'E-mail', required: true, maps_to: 'business.email' },
  { key: 'phone', type: 'phone', label: 'Phone' },
  { key: 'country', type: 'country', label: 'Country', required: true },
]

const use: Field[] = [
  {
    key: 'purpose',
    type: 'select',
    label: { en: 'What is it for?', ar: 'ما الغرض منه؟' },
    options: [
      { value: 'reminders', label: { en: 'Reminders', ar: 'تذكيرات' } },
      { value: 'other', label: { en: 'Something else', ar: 'شيء آخر' } },
    ],
  },
  {
    key: 'details',
    type: 'note',
    label: { en: 'Tell us more', ar: 'أخبرنا المزيد' },
    required: true,
    when: { answer: 'purpose', equals: 'other' },
  },
  { key: 'ease', type: 'rating', label: { en: 'How sure are you?', ar: 'ما مدى تأكدك؟' } },
  {
    key: 'consent',
    type: 'checkbox',
    label: { en: 'My customers agreed to get messages', ar: 'وافق عملائي على تلقي الرسائل' },
    required: true,
  },
]

const asking = (fields: Field[], more: Partial<SessionSteps> = {}) => ({
  step: 'asking' as const,
  type: 'dedicated' as const,
  session: {
    ...session,
    steps: {
      before: [{ id: 'one', title: { en: 'About your business', ar: 'عن نشاطك التجاري' }, fields }],
      after: [],
      known: {},
      answers: {},
      status: {},
      ...more,
    },
  },
})

export const Asking: ViewStory = {
  args: { state: asking(business), answers },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findByRole('heading', { name: 'About your business' })
    await canvas.findByRole('option', { name: 'Germany' })
    expect(canvas.getByRole('textbox', { name: 'Legal name' })).toBeRequired()
  },
}

/** Afterwards comes the way to Facebook. */
export const AskingToItsEnd: ViewStory = {
  args: { state: asking(business), answers },
  render: function ToItsEnd(args) {
    const [state, setState] = useState(args.state)
    const send = (event: Event) => {
      args.send(event)
      if (event.type === 'asked') setState({ step: 'launch', type: 'dedicated', session: event.session })
    }
    return <OnboardingView {...args} {...{ state, send }} />
  },
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement)
    await canvas.findByRole('heading', { name: 'About your business' })
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }))
    const name = canvas.getByRole('textbox', { name: 'Legal name' })
    expect(name).toBeInvalid()
    await waitFor(() => expect(name).toHaveFocus())
    expect(name).toHaveAccessibleDescription('Please answer this.')
    await userEvent.type(name, 'Wind & Wool')
    await userEvent.type(canvas.getByRole('textbox', { name: /Website/ }), 'windwool.example')
    await userEvent.type(canvas.getByRole('textbox', { name: 'E-mail' }), 'ada@windwool.example')
    await canvas.findByRole('option', { name: 'Germany' })
    await userEvent.selectOptions(canvas.getByRole('combobox', { name: 'Country' }), 'DE')
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }))
    const answers = {
      legal_name: 'Wind & Wool',
      website: 'https://windwool.example',
      email: 'ada@windwool.example',
      country: 'DE',
    }
    expect(saved).toHaveBeenCalledWith(
      'one',
      expect.objectContaining({ answers, status: 'answered', connection_type: 'dedicated' }),
    )
    await waitFor(() =>
      expect(args.send).toHaveBeenLastCalledWith({
        type: 'asked',
        session: expect.objectContaining({ steps: expect.objectContaining({ answers, status: { one: 'answered' } }) }),
      }),
    )
  },
}

export const AskingForAChoice: ViewStory = {
  args: { state: asking(use), answers },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.selectOptions(await canvas.findByRole('combobox', { name: /What is it for/ }), 'other')
    expect(canvas.getByRole('textbox', { name: 'Tell us more' })).toBeVisible()
    await userEvent.click(canvas.getByRole('radio', { name: '4' }))
    expect(canvas.getByRole('radio', { name: '4' })).toBeChecked()
    await userEvent.click(canvas.getByRole('checkbox', { name: 'My customers agreed to get messages' }))
  },
}

export const AskingInVain: ViewStory = {
  args: {
    state: asking(business, { answers: { email: 'ada@mail', website: 'two words', phone: '555' } }),
    answers,
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(await canvas.findByRole('button', { name: 'Continue' }))
    expect(canvas.getByRole('textbox', { name: 'E-mail' })).toHaveAccessibleDescription(
      'Please check the e-mail address.',
    )
    expect(canvas.getByRole('textbox', { name: /Phone/ })).toHaveAccessibleDescription(/begin with the country code/)
  },
}

/** What is known is shown to be confirmed, and what Facebook may not take is said kindly. */
export const AskingWhatIsKnown: ViewStory = {
  args: {
    state: asking(business, {
      known: { legal_name: 'Wind & Wool' },
      answers: { website: 'http://windwool.example', email: 'ada@mail.example', country: 'DE' },
    }),
    answers,
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    expect(await canvas.findByText('Is this still right?')).toBeVisible()
    expect(await canvas.findByText(/begins with https/)).toBeVisible()
    expect(canvas.getByText('Facebook may want an e-mail address at your website’s domain.')).toBeVisible()
  },
}

/** The server is away: the answer stays here and is sent again. */
export const AskingUnsaved: ViewStory = {
  args: {
    state: asking([{ key: 'a', type: 'text', label: 'Anything else?' }]),
    answers: async () => {
      const ask = () => Promise.reject(new ApiFailure('server_unreachable', true))
      return keepOf({ api: { ask } as unknown as Api, serverUrl: '', token: () => crypto.randomUUID() })
    },
  },
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement)
    await userEvent.type(await canvas.findByRole('textbox', { name: /Anything else/ }), 'No{Enter}')
    expect(await canvas.findByText('Not saved yet: check your connection. We keep trying.')).toBeVisible()
    expect(args.send).not.toHaveBeenCalled()
  },
}

/** A step that the host's own page shows. */
export const AskingByTheHost: ViewStory = {
  args: {
    state: {
      ...asking([]),
      session: {
        ...session,
        steps: { ...asking([]).session.steps, before: [{ id: 'plan', kind: 'host', title: 'Your plan' }] },
      },
    },
    answers,
    renderStep: ({ resolve }) => (
      <button type="button" onClick={() => resolve({ plan: 'pro' })}>
        Take the big plan
      </button>
    ),
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    expect(await canvas.findByRole('button', { name: 'Take the big plan' })).toBeVisible()
    expect(canvas.getByRole('heading', { name: 'Your plan' })).toBeVisible()
  },
}

export const AskingAtNight: ViewStory = {
  args: { ...AskingForAChoice.args, theme: night },
  globals: { backgrounds: { value: 'night' } },
  play: async ({ canvasElement }) => {
    const field = await within(canvasElement).findByRole('combobox')
    expect(getComputedStyle(field).color).not.toBe('rgb(15, 23, 42)')
  },
}

export const AskingInArabic: ViewStory = {
  args: { ...AskingForAChoice.args, locale: 'ar' },
  play: async ({ canvasElement }) => {
    expect(await within(canvasElement).findByRole('heading', { name: 'عن نشاطك التجاري' })).toBeVisible()
  },
}
