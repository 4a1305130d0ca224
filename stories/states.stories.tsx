import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent, waitFor, within } from 'storybook/test'
import { faults } from '../contract/faults.ts'
import { OnboardingView } from '../widget/index.ts'
import { attempt, completed, failed, night, session, signup, sun } from './fixtures.ts'
import { pseudoWords } from './pseudo.ts'

/** Every state of the widget, standing still: the view alone, with nothing behind it. */
const meta = {
  title: 'Widget/States',
  component: OnboardingView,
  args: {
    state: { step: 'loading' },
    sdk: 'ready',
    locale: 'en',
    leaving: true,
    linkUrl: 'https://connect.example.com/s/018f4e2a.token',
    send: fn(),
    launch: fn(),
    focusPopup: fn(),
  },
} satisfies Meta<typeof OnboardingView>
export default meta
type Story = StoryObj<typeof meta>

type Play = NonNullable<Story['play']>

/** Checks the heading, and that each button sends what it says. */
const shows =
  (title: string | RegExp, buttons: Record<string, object | 'launch' | 'focusPopup' | 'stay'> = {}): Play =>
  async ({ canvasElement, args }) => {
    const canvas = within(canvasElement)
    await canvas.findByRole('heading', { name: title })
    expect(canvasElement.querySelector('[data-step]')).toHaveAttribute('data-step', args.state.step)
    expect(
      canvas
        .queryAllByRole('button')
        .filter((button) => !(button as HTMLButtonElement).disabled && !button.hasAttribute('data-aside')),
    ).toHaveLength(Object.keys(buttons).length)
    for (const [name, told] of Object.entries(buttons)) {
      await userEvent.click(canvas.getByRole('button', { name }))
      if (told === 'stay') expect(args.stay?.stop).toHaveBeenCalledTimes(1)
      else if (typeof told === 'string') expect(args[told as 'launch']).toHaveBeenCalledTimes(1)
      else expect(args.send).toHaveBeenLastCalledWith(told)
    }
  }

export const Loading: Story = {
  play: async ({ canvasElement }) => {
    expect(await within(canvasElement).findByRole('status')).toHaveTextContent('One moment…')
  },
}

export const Welcome: Story = {
  args: { state: { step: 'welcome', session } },
  play: shows('Connect WhatsApp to Acme CRM', { 'Get started': { type: 'start' } }),
}

const again = { display_phone_number: '+1 415-555-0123', reason: 'inactive' }

export const WelcomeBack: Story = {
  args: { state: { step: 'welcome', session: { ...session, link: { ...session.link, reconnect: again } } } },
  play: async (context) => {
    await shows('Reconnect your number to Acme CRM', { 'Get started': { type: 'start' } })(context)
    expect(context.canvasElement).toHaveTextContent('+1 415-555-0123')
    expect(context.canvasElement).toHaveTextContent('the phone was not used for a while')
    expect(context.canvasElement).toHaveTextContent('choose the same account and number')
  },
}

export const WelcomeInSpanish: Story = {
  args: { ...Welcome.args, locale: 'es' },
  play: async (context) => {
    await shows('Conecta WhatsApp con Acme CRM', { Empezar: { type: 'start' } })(context)
    expect(context.canvasElement.querySelector('.pb-root')).toHaveAttribute('lang', 'es')
  },
}

export const WelcomeWithALogo: Story = {
  args: {
    state: {
      step: 'welcome',
      session: {
        ...session,
        theme: {
          logo_url: `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 32"><rect width="32" height="32" rx="8" fill="#4f46e5"/><path d="M44 10h72v12H44z" fill="#312e81"/></svg>')}`,
        },
      },
    },
  },
  play: async (context) => {
    await shows('Connect WhatsApp to Acme CRM', { 'Get started': { type: 'start' } })(context)
    const logo = within(context.canvasElement).getByRole('img', { name: 'Acme CRM' })
    await waitFor(() => expect(logo.getBoundingClientRect()).toMatchObject({ width: 120, height: 32 }))
  },
}

export const WelcomeAtNight: Story = {
  args: { ...Welcome.args, theme: night },
  globals: { backgrounds: { value: 'night' } },
  play: shows('Connect WhatsApp to Northwind', { 'Get started': { type: 'start' } }),
}

/** White was asked for on yellow: the text is corrected, the brand's colour stays. */
export const WelcomeInAPaleColour: Story = {
  args: { ...Welcome.args, theme: sun },
  play: async (context) => {
    await shows('Connect WhatsApp to Solé', { 'Get started': { type: 'start' } })(context)
    const { color, backgroundColor } = getComputedStyle(within(context.canvasElement).getByRole('button'))
    expect(backgroundColor).toBe('rgb(250, 204, 21)')
    expect(color).toBe('rgb(15, 23, 42)')
  },
}

export const Type: Story = {
  args: { state: { step: 'type', session, type: null } },
  play: async (context) => {
    await shows('How do you use this number?', { Back: { type: 'back' } })(context)
    const canvas = within(context.canvasElement)
    expect(canvas.getByRole('button', { name: 'Continue' })).toBeDisabled()
    await userEvent.click(canvas.getByRole('radio', { name: 'Only through Acme CRM' }))
    expect(context.args.send).toHaveBeenLastCalledWith({ type: 'choose', connectionType: 'dedicated' })
  },
}

export const TypeChosen: Story = {
  args: { state: { step: 'type', session, type: 'coexistence' } },
  play: async (context) => {
    await shows('How do you use this number?', { Continue: { type: 'next' }, Back: { type: 'back' } })(context)
    expect(within(context.canvasElement).getByRole('radio', { name: 'In the WhatsApp Business app' })).toBeChecked()
  },
}

export const TypeAtNight: Story = {
  args: { ...TypeChosen.args, theme: night },
  globals: { backgrounds: { value: 'night' } },
  play: shows('How do you use this number?', { Continue: { type: 'next' }, Back: { type: 'back' } }),
}

export const TypeInSpanish: Story = {
  args: { ...TypeChosen.args, locale: 'es' },
  play: shows('¿Cómo usas este número?', { Continuar: { type: 'next' }, Atrás: { type: 'back' } }),
}

export const Launch: Story = {
  args: { state: { step: 'launch', session, type: 'dedicated' } },
  play: async (context) => {
    await shows('Continue with Facebook', { 'Continue with Facebook': 'launch', Back: { type: 'back' } })(context)
    expect(within(context.canvasElement).getByText('Never choose “Display name only”')).toBeVisible()
  },
}

export const LaunchForTheApp: Story = {
  args: { state: { step: 'launch', session, type: 'coexistence' } },
  play: async (context) => {
    await shows('Continue with Facebook', { 'Continue with Facebook': 'launch', Back: { type: 'back' } })(context)
    expect(within(context.canvasElement).getByText('Scan a code with the WhatsApp Business app')).toBeVisible()
  },
}

export const LaunchWaiting: Story = {
  args: { ...Launch.args, sdk: 'loading' },
  play: async (context) => {
    await shows('Continue with Facebook', { Back: { type: 'back' } })(context)
    const canvas = within(context.canvasElement)
    expect(canvas.getByRole('button', { name: 'Continue with Facebook' })).toBeDisabled()
    expect(canvas.getByRole('status')).toHaveTextContent('Waiting for Facebook to load…')
  },
}

export const LaunchAtNight: Story = {
  args: { ...Launch.args, theme: night },
  globals: { backgrounds: { value: 'night' } },
  play: shows('Continue with Facebook', { 'Continue with Facebook': 'launch', Back: { type: 'back' } }),
}

export const LaunchInSpanish: Story = {
  args: { ...Launch.args, locale: 'es' },
  play: shows('Continuar con Facebook', { 'Continuar con Facebook': 'launch', Atrás: { type: 'back' } }),
}

export const Popup: Story = {
  args: { state: { step: 'popup', over: null, ...signup } },
  play: shows('Finish in Facebook’s window', { 'Show the window': 'focusPopup', 'I closed it': { type: 'give_up' } }),
}

export const PopupAnswered: Story = {
  args: { state: { step: 'popup', over: 'closed', ...signup, code: 'AQ' } },
  play: async (context) => {
    await Popup.play?.(context)
    expect(within(context.canvasElement).getByRole('status')).toHaveTextContent('Facebook has answered. One moment…')
  },
}

const finishing = { step: 'finishing', task: 'follow', silent: false, pinSent: false, ...signup } as const

export const Finishing: Story = {
  args: { state: { ...finishing, attempt: attempt() } },
  play: async (context) => {
    await shows('Connecting your number')(context)
    const canvas = within(context.canvasElement)
    const lines = canvas.getAllByRole('listitem').map((line) => line.textContent)
    expect(lines).toEqual([
      'Confirming with Facebook (done)',
      'Finding your number (done)',
      'Turning on messages (in progress)',
      'Registering the number',
      'Finishing up',
    ])
    expect(canvas.getAllByRole('status')[0]).toHaveTextContent('Turning on messages')
  },
}

export const FinishingForTheApp: Story = {
  args: { state: { ...finishing, type: 'coexistence', attempt: attempt({ step: 'sync' }) } },
  play: async (context) => {
    await shows('Connecting your number')(context)
    const now = context.canvasElement.querySelector('[aria-current="step"]')
    expect(now).toHaveTextContent('Bringing over contacts and chats')
  },
}

export const FinishingSlowly: Story = {
  args: { state: { ...finishing, attempt: attempt({ retrying: true, step: 'register' }) } },
  play: async (context) => {
    await shows('Connecting your number')(context)
    expect(await within(context.canvasElement).findByText('Facebook is slow to answer. We keep trying.')).toBeVisible()
  },
}

export const FinishingOffline: Story = {
  args: { state: { ...finishing, attempt: attempt(), silent: true } },
  play: async (context) => {
    await shows('Connecting your number')(context)
    expect(await within(context.canvasElement).findByText(/We cannot reach the server/)).toBeVisible()
  },
}

export const FinishingAtNight: Story = {
  args: { ...Finishing.args, theme: night },
  globals: { backgrounds: { value: 'night' } },
  play: shows('Connecting your number'),
}

const pin = {
  step: 'pin',
  ...signup,
  attempt: attempt({ status: 'pin', step: 'register', fault: 'pin_required' }),
} as const

export const Pin: Story = {
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

export const PinWrong: Story = {
  args: { state: { ...pin, pin: null, problem: 'wrong' } },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    const field = await canvas.findByRole('textbox', { name: 'Six-digit PIN' })
    expect(field).toBeInvalid()
    expect(field).toHaveAccessibleDescription(/That PIN was not right/)
    expect(canvas.getByRole('alert')).toHaveTextContent('That PIN was not right.')
  },
}

export const PinOnItsWay: Story = {
  args: { state: { ...pin, pin: '123456', problem: null } },
  play: shows('Enter the number’s PIN'),
}

export const PinNotSent: Story = {
  args: { state: { ...pin, pin: null, problem: 'silent' } },
  play: async ({ canvasElement }) => {
    expect(await within(canvasElement).findByRole('alert')).toHaveTextContent('The PIN could not be sent.')
  },
}

export const Done: Story = {
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

export const DoneAndStaying: Story = {
  args: { ...Done.args, stay: undefined, leaving: false },
  play: async (context) => {
    await shows('Your number is connected')(context)
    expect(within(context.canvasElement).queryByRole('link')).toBeNull()
  },
}

export const DoneWithNowhereToGo: Story = {
  args: { state: { step: 'done', session, attempt: completed({ redirect_url: null }) } },
  play: async (context) => {
    await shows('Your number is connected')(context)
    expect(within(context.canvasElement).getByText('You can close this page.')).toBeVisible()
  },
}

export const DoneWithoutHistory: Story = {
  args: {
    state: {
      step: 'done',
      session,
      attempt: completed({
        result: {
          ...(completed().result as NonNullable<ReturnType<typeof attempt>['result']>),
          actions: ['history_unavailable'],
        },
      }),
    },
  },
  play: async (context) => {
    await shows('Your number is connected')(context)
    expect(within(context.canvasElement).getByText(/Your earlier chats could not be brought over/)).toBeVisible()
  },
}

export const DoneAtNight: Story = {
  args: { ...Done.args, stay: undefined, theme: night },
  globals: { backgrounds: { value: 'night' } },
  play: shows('Your number is connected'),
}

export const FailedPopupClosed: Story = {
  args: {
    state: failed({
      fault: 'popup_closed',
      cancelled: { fault: 'popup_closed' },
      redirectUrl: 'https://app.example.com/failed?error_code=facebook_auth_failed',
    }),
  },
  play: async (context) => {
    await shows('Facebook’s window was closed', { 'Continue with Facebook again': { type: 'sign_again' } })(context)
    const link = within(context.canvasElement).getByRole('link', { name: 'Back to Acme CRM' })
    expect(link).toHaveAttribute('href', 'https://app.example.com/failed?error_code=facebook_auth_failed')
  },
}

/** What Facebook told the customer is shown in Facebook's words. */
export const FailedAtFacebook: Story = {
  args: {
    state: failed({
      fault: 'signup_error',
      cancelled: {
        fault: 'signup_error',
        error_code: '2655093',
        error_message: 'This number is connected with another partner. Disconnect it there first.',
      },
    }),
  },
  play: async (context) => {
    await shows('Facebook reported a problem', { 'Continue with Facebook again': { type: 'sign_again' } })(context)
    const canvas = within(context.canvasElement)
    expect(canvas.getByText(/connected with another partner/)).toBeVisible()
    expect(canvas.getByText('Error code: 2655093')).toBeVisible()
  },
}

export const FailedSdkBlocked: Story = {
  args: { state: failed({ fault: 'sdk_blocked', cancelled: { fault: 'sdk_blocked' } }) },
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement)
    await canvas.findByRole('heading', { name: 'Facebook could not load' })
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }))
    expect(args.send).toHaveBeenLastCalledWith({ type: 'open_in_browser' })
    expect(canvas.getByRole('button', { name: 'Copy the link' })).toBeEnabled()
  },
}

export const FailedDisplayNameOnly: Story = {
  args: {
    state: failed({ fault: 'display_name_only', attempt: attempt({ status: 'failed', fault: 'display_name_only' }) }),
  },
  play: shows('That is not your own number', { 'Choose again': { type: 'choose_other' } }),
}

export const FailedAtNight: Story = {
  args: { ...FailedDisplayNameOnly.args, theme: night },
  globals: { backgrounds: { value: 'night' } },
  play: shows('That is not your own number', { 'Choose again': { type: 'choose_other' } }),
}

/** Somebody else holds the Facebook account: the link goes to them, and this page waits. */
export const Handoff: Story = {
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

/** Nothing is known of a link that does not exist, not even who sent it. */
export const LinkNotFound: Story = {
  args: { state: failed({ fault: 'link_not_found', session: null, signup: null }) },
  play: async (context) => {
    await shows('This link does not work')(context)
    expect(within(context.canvasElement).getByText(/ask the company that sent you this link/)).toBeVisible()
  },
}

export const LinkExpired: Story = {
  args: {
    state: failed({
      fault: 'link_expired',
      session: null,
      signup: null,
      redirectUrl: 'https://app.example.com/failed',
    }),
    theme: { company_name: 'Acme CRM' },
  },
  play: async (context) => {
    await shows('This link has expired')(context)
    expect(within(context.canvasElement).getByRole('link', { name: 'Back to Acme CRM' })).toBeVisible()
  },
}

/** Every fault of the contract: its words, and the one button that its remedy has. */
export const EveryFault: Story = {
  render: (args) => (
    <>
      {(Object.keys(faults) as (keyof typeof faults)[]).map((fault) => (
        <OnboardingView key={fault} {...args} state={failed({ fault })} />
      ))}
    </>
  ),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    expect(await canvas.findAllByRole('heading')).toHaveLength(Object.keys(faults).length)
    const buttons = canvas.getAllByRole('button').map((button) => button.textContent)
    const remedies = Object.values(faults).map(({ remedy }) => remedy)
    const count = (...names: string[]) => remedies.filter((remedy) => names.includes(remedy)).length
    expect(buttons.filter((name) => name === 'Try again')).toHaveLength(count('retry', 'open_in_browser'))
    expect(buttons.filter((name) => name === 'Continue with Facebook again')).toHaveLength(count('sign_again'))
    expect(buttons.filter((name) => name === 'Choose again')).toHaveLength(count('choose_other'))
    expect(canvasElement.textContent).not.toMatch(/undefined|\{company\}/)
  },
}

export const EveryFaultInSpanish: Story = {
  ...EveryFault,
  args: { locale: 'es' },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    expect(await canvas.findAllByRole('heading')).toHaveLength(Object.keys(faults).length)
    expect(canvasElement.textContent).not.toMatch(/undefined|\{company\}|Facebook did/)
  },
}

/** Arabic: from the right, with what is not Arabic set apart. */
export const WelcomeInArabic: Story = {
  args: { ...Welcome.args, locale: 'ar' },
  play: async (context) => {
    await shows(/ربط واتساب مع .Acme CRM/, { ابدأ: { type: 'start' } })(context)
    const root = context.canvasElement.querySelector('.pb-root') as HTMLElement
    expect([root.lang, root.dir, getComputedStyle(root).direction]).toEqual(['ar', 'rtl', 'rtl'])
  },
}

export const WelcomeBackInArabic: Story = {
  args: {
    locale: 'ar',
    state: {
      step: 'welcome',
      session: {
        ...session,
        link: { ...session.link, reconnect: { display_phone_number: '+1 415-555-0123', reason: 'inactive' } },
      },
    },
  },
  play: shows('أعد ربط رقمك مع \u2068Acme CRM\u2069', { ابدأ: { type: 'start' } }),
}

export const TypeInArabic: Story = {
  args: { ...TypeChosen.args, locale: 'ar' },
  play: shows('كيف تستخدم هذا الرقم؟', { متابعة: { type: 'next' }, رجوع: { type: 'back' } }),
}

export const LaunchInArabic: Story = {
  args: { ...LaunchForTheApp.args, locale: 'ar' },
  play: shows('المتابعة باستخدام فيسبوك', { 'المتابعة باستخدام فيسبوك': 'launch', رجوع: { type: 'back' } }),
}

export const PopupInArabic: Story = {
  args: { ...PopupAnswered.args, locale: 'ar' },
  play: shows('أكمل في نافذة فيسبوك', { 'إظهار النافذة': 'focusPopup', 'لقد أغلقتها': { type: 'give_up' } }),
}

export const FinishingInArabic: Story = {
  args: { ...Finishing.args, locale: 'ar' },
  play: shows('جارٍ ربط رقمك'),
}

/** The PIN and the phone number are read from the left in every language. */
export const PinInArabic: Story = {
  args: { ...PinWrong.args, locale: 'ar' },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    const field = await canvas.findByRole('textbox', { name: 'رمز PIN من ستة أرقام' })
    expect(getComputedStyle(field).direction).toBe('ltr')
    expect(getComputedStyle(canvas.getByText('+1 415-555-0123')).direction).toBe('ltr')
  },
}

export const DoneInArabic: Story = {
  args: { ...Done.args, locale: 'ar' },
  play: async (context) => {
    await within(context.canvasElement).findByRole('heading', { name: 'تم ربط رقمك' })
    expect(getComputedStyle(within(context.canvasElement).getByText('+1 415-555-0123')).direction).toBe('ltr')
  },
}

export const EveryFaultInArabic: Story = {
  ...EveryFault,
  args: { locale: 'ar' },
  play: async ({ canvasElement }) => {
    expect(await within(canvasElement).findAllByRole('heading')).toHaveLength(Object.keys(faults).length)
    expect(canvasElement.textContent).not.toMatch(/undefined|\{company\}|Facebook did/)
  },
}

/** For designers: every word accented and 40 % longer; what does not fit shows, and what was not translated too. */
export const LaunchInLongWords: Story = {
  args: { ...Launch.args, messages: pseudoWords },
  play: async ({ canvasElement }) => {
    expect(await within(canvasElement).findByRole('heading')).toHaveTextContent(/^\[Cöñţîñûé ŵîţĥ Fàçéƀööķ/)
  },
}
