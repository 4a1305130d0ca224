import type { Meta } from '@storybook/react-vite'
import { expect, waitFor, within } from 'storybook/test'
import type { OnboardingView } from '../../widget/index.ts'
import { night, session, sun } from '../fixtures.ts'
import { picture, shows, type ViewStory, view } from '../view.ts'

/** What to expect, before anything is asked. */
export default { ...view, title: 'Steps/Welcome' } satisfies Meta<typeof OnboardingView>

export const Welcome: ViewStory = {
  args: { state: { step: 'welcome', session } },
  play: shows('Connect WhatsApp to Acme CRM', { 'Get started': { type: 'start' } }),
}

const again = { display_phone_number: '+1 415-555-0123', reason: 'inactive' }

export const WelcomeBack: ViewStory = {
  args: { state: { step: 'welcome', session: { ...session, link: { ...session.link, reconnect: again } } } },
  play: async (context) => {
    await shows('Reconnect your number to Acme CRM', { 'Get started': { type: 'start' } })(context)
    expect(context.canvasElement).toHaveTextContent('+1 415-555-0123')
    expect(context.canvasElement).toHaveTextContent('the phone was not used for a while')
    expect(context.canvasElement).toHaveTextContent('choose the same account and number')
  },
}

const mark = '<rect width="32" height="32" rx="8" fill="#4f46e5"/><path d="M44 10h72v12H44z" fill="#312e81"/>'

export const WelcomeWithALogo: ViewStory = {
  args: {
    state: {
      step: 'welcome',
      session: {
        ...session,
        theme: {
          logo_url: picture(120, 32, mark),
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

export const WelcomeAtNight: ViewStory = {
  args: { ...Welcome.args, theme: night },
  globals: { backgrounds: { value: 'night' } },
  play: shows('Connect WhatsApp to Northwind', { 'Get started': { type: 'start' } }),
}

/** White was asked for on yellow: the text is corrected, the brand's colour stays. */
export const WelcomeInAPaleColour: ViewStory = {
  args: { ...Welcome.args, theme: sun },
  play: async (context) => {
    await shows('Connect WhatsApp to Solé', { 'Get started': { type: 'start' } })(context)
    const { color, backgroundColor } = getComputedStyle(
      within(context.canvasElement).getByRole('button', { name: 'Get started' }),
    )
    expect(backgroundColor).toBe('rgb(250, 204, 21)')
    expect(color).toBe('rgb(15, 23, 42)')
  },
}

/** Arabic: from the right, with what is not Arabic set apart. */
export const WelcomeInArabic: ViewStory = {
  args: { ...Welcome.args, locale: 'ar' },
  play: async (context) => {
    await shows(/ربط واتساب مع .Acme CRM/, { ابدأ: { type: 'start' } })(context)
    const root = context.canvasElement.querySelector('.pb-root') as HTMLElement
    expect([root.lang, root.dir, getComputedStyle(root).direction]).toEqual(['ar', 'rtl', 'rtl'])
  },
}

export const WelcomeBackInArabic: ViewStory = {
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

/** A picture of 4000 × 3000 is no larger than any other logo, and keeps its shape. */
export const WelcomeWithAHugeLogo: ViewStory = {
  args: {
    ...Welcome.args,
    theme: { logo_url: picture(4000, 3000, '<path d="M0 0h4000v3000H0z" fill="#0f766e"/>') },
  },
  play: async (context) => {
    await shows('Connect WhatsApp to Acme CRM', { 'Get started': { type: 'start' } })(context)
    const logo = within(context.canvasElement).getByRole('img', { name: 'Acme CRM' })
    await waitFor(() => expect(logo.getBoundingClientRect().height).toBeGreaterThan(0))
    const { width, height } = logo.getBoundingClientRect()
    expect(height).toBeLessThanOrEqual(40)
    expect(width / height).toBeCloseTo(4 / 3, 1)
  },
}

/** A banner is made smaller until it leaves room for the progress beside it. */
export const WelcomeWithAWideLogo: ViewStory = {
  args: {
    ...Welcome.args,
    theme: { logo_url: picture(2400, 120, '<path d="M0 0h2400v120H0z" fill="#9333ea"/>') },
  },
  play: async (context) => {
    await shows('Connect WhatsApp to Acme CRM', { 'Get started': { type: 'start' } })(context)
    const canvas = within(context.canvasElement)
    const logo = canvas.getByRole('img', { name: 'Acme CRM' }).getBoundingClientRect()
    const stages = canvas.getByRole('img', { name: 'Step 1 of 4' }).getBoundingClientRect()
    expect(logo.right).toBeLessThanOrEqual(stages.left)
  },
}

/** A picture that is not there: the company's name stands in its place. */
export const WelcomeWithoutItsLogo: ViewStory = {
  args: { ...Welcome.args, theme: { logo_url: 'data:image/png;base64,' } },
  play: async (context) => {
    await shows('Connect WhatsApp to Acme CRM', { 'Get started': { type: 'start' } })(context)
    const canvas = within(context.canvasElement)
    expect(await canvas.findByText('Acme CRM')).toBeVisible()
    expect(canvas.queryByRole('img', { name: 'Acme CRM' })).toBeNull()
  },
}

const longName = 'Verkehrsinfrastrukturfinanzierungsgesellschaft Mecklenburg-Vorpommern mbH'

/** Names are the host's: a long one breaks, and pushes nothing out of the card. */
export const WelcomeByALongName: ViewStory = {
  args: { ...Welcome.args, theme: { company_name: longName } },
  play: async (context) => {
    await shows(`Connect WhatsApp to ${longName}`, { 'Get started': { type: 'start' } })(context)
    const root = context.canvasElement.querySelector('.pb-root') as HTMLElement
    expect(root.scrollWidth).toBeLessThanOrEqual(root.clientWidth)
  },
}

/** A colleague goes on with the owner's choice, and reads whose it is. */
export const WelcomeWithAChoice: ViewStory = {
  args: {
    state: {
      step: 'welcome',
      session: {
        ...session,
        choice: {
          connection_type: 'coexistence',
          country_iso: null,
          name: 'Ana',
          device: 'phone',
          visitor: 'a',
          facebook: null,
        },
      },
    },
  },
  play: async (context) => {
    await shows('Connect WhatsApp to Acme CRM', { 'Continue with Facebook': { type: 'start' } })(context)
    expect(
      await within(context.canvasElement).findByText('Ana chose: I use it in the WhatsApp Business app'),
    ).toBeVisible()
  },
}
