import type { Scenario } from '../world/scenario.ts'

/** Who signs up, and with what. */
export const customersScenarios = {
  'display-name-only-offered': {
    description: 'The number screen puts "Use a display name only" first and has it chosen already.',
    customer: { displayNameOnly: 'first' },
  },
  'number-has-pin': {
    description: 'The existing number has two-step verification on, with the PIN 482913.',
    customer: { pin: '482913' },
  },
  'name-pending': {
    description: 'The display name of the existing number still waits for review.',
    customer: { nameStatus: 'PENDING_REVIEW' },
  },
  'payment-missing': {
    description: 'The account has no payment method; health_status says so.',
    customer: { unpaid: true },
  },
  'unverified-number': {
    description: 'The existing number was never verified, and can be chosen all the same.',
    customer: { number: 'unverified' },
  },
  'number-deregistered': {
    description:
      'The existing number was deregistered, as another partner leaves it: a token reaches it, and it carries no messages until it is registered.',
    customer: { number: 'deregistered' },
  },
  'number-shared': {
    description: 'The number works with another partner already: registering it succeeds, and its PIN stays theirs.',
    customer: { number: 'shared' },
  },
  'second-account': {
    description:
      'The portfolio shared another account long ago, and the popup names none: the one onboarded last is meant.',
    customer: { accounts: 'another' },
    popup: { message: 'never' },
  },
  'no-number': {
    description: 'The account has no number; the customer can finish without one.',
    customer: { number: 'none' },
  },
  'only-waba': {
    description: 'The popup asks for no number and ends with FINISH_ONLY_WABA.',
    customer: { number: 'none', numberScreen: 'skipped' },
    popup: { event: 'FINISH_ONLY_WABA' },
  },
  'own-portfolio': {
    description: 'The only portfolio on offer owns the app, so it is greyed out and there is no way on.',
    customer: { portfolios: 'none of their own' },
  },
  'two-factor': {
    description: 'The person has to turn two-factor authentication on first (2859009).',
    customer: {
      wall: {
        title: 'Turn on two-factor authentication',
        text: 'Your business asks everyone to use two-factor authentication. Turn it on in your account settings, then come back.',
        code: '2859009',
      },
    },
  },
  'cannot-onboard': {
    description: 'The popup says that this app cannot take on customers at the moment.',
    customer: {
      wall: {
        title: 'This app can’t onboard customers right now',
        text: 'The app has reached its limit or is not fully verified. Contact the business that sent you here.',
        code: '3441003',
      },
    },
  },
  'unknown-domain': {
    description: 'The page’s domain is not on the app’s list of allowed domains for the SDK.',
    customer: {
      wall: {
        title: 'Unknown host domain',
        text: 'The page you come from is not on this app’s list of domains for the JavaScript SDK.',
        code: '191',
      },
    },
  },
} as const satisfies Record<string, Scenario>
