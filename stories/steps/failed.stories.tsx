import type { Meta } from '@storybook/react-vite'
import { expect, userEvent, within } from 'storybook/test'
import type { OnboardingView } from '../../widget/index.ts'
import { attempt, failed, night, session } from '../fixtures.ts'
import { shows, type ViewStory, view } from '../view.ts'

/** What stopped the signup, and what helps. */
export default { ...view, title: 'Steps/Failed' } satisfies Meta<typeof OnboardingView>

export const FailedPopupClosed: ViewStory = {
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
export const FailedAtFacebook: ViewStory = {
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

export const FailedSdkBlocked: ViewStory = {
  args: { state: failed({ fault: 'sdk_blocked', cancelled: { fault: 'sdk_blocked' } }) },
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement)
    await canvas.findByRole('heading', { name: 'Facebook could not load' })
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }))
    expect(args.send).toHaveBeenLastCalledWith({ type: 'open_in_browser' })
    expect(canvas.getByRole('button', { name: 'Copy the link' })).toBeEnabled()
  },
}

export const FailedDisplayNameOnly: ViewStory = {
  args: {
    state: failed({ fault: 'display_name_only', attempt: attempt({ status: 'failed', fault: 'display_name_only' }) }),
  },
  play: shows('That is not your own number', { 'Choose again': { type: 'choose_other' } }),
}

export const FailedAtNight: ViewStory = {
  args: { ...FailedDisplayNameOnly.args, theme: night },
  globals: { backgrounds: { value: 'night' } },
  play: shows('That is not your own number', { 'Choose again': { type: 'choose_other' } }),
}

/** Nothing is known of a link that does not exist, not even who sent it. */
export const LinkNotFound: ViewStory = {
  args: { state: failed({ fault: 'link_not_found', session: null, signup: null }) },
  play: async (context) => {
    await shows('This link does not work')(context)
    expect(within(context.canvasElement).getByText(/ask the company that sent you this link/)).toBeVisible()
  },
}

/** The host's setting is wrong: another way is offered where the link has one. */
export const ConfigurationRetired: ViewStory = {
  args: { state: failed({ fault: 'configuration_retired' }) },
  play: async (context) => {
    await shows('This way is not set up right', { 'Choose again': { type: 'choose_other' } })(context)
    expect(within(context.canvasElement).getByText('Error code: configuration_retired')).toBeVisible()
  },
}

/** A link without another way: only its sender can help. */
export const ConfigurationRetiredWithoutAnotherWay: ViewStory = {
  args: {
    state: failed({
      fault: 'configuration_retired',
      session: { ...session, link: { ...session.link, connection_types: ['coexistence'] } },
    }),
    supportUrl: 'https://app.example.com/help',
  },
  play: async (context) => {
    await shows('This way is not set up right')(context)
    const help = within(context.canvasElement).getByRole('link', { name: 'Contact Acme CRM' })
    expect(help).toHaveAttribute('href', 'https://app.example.com/help')
  },
}

export const LinkExpired: ViewStory = {
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

/** A link that is over, and where its sender helps with that. */
export const LinkExpiredWithAWayOn: ViewStory = {
  args: { ...LinkExpired.args, supportUrl: 'https://app.example.com/help' },
  play: async (context) => {
    await shows('This link has expired')(context)
    const way = within(context.canvasElement).getByRole('link', { name: 'Get a new link' })
    expect(way).toHaveAttribute('href', 'https://app.example.com/help')
  },
}

/** The people who invite hear it when the customer asks for a new link. */
export const LinkExpiredAndAskedFor: ViewStory = {
  args: { state: failed({ fault: 'link_expired', company: 'Acme CRM', canAsk: true }) },
  play: async ({ canvasElement }) => {
    expect(await within(canvasElement).findByRole('button', { name: 'Ask for a new link' })).toBeVisible()
  },
}
