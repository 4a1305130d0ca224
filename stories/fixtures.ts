import type { Action, Attempt, ReservedNumber, Session } from '../contract/index.ts'
import type { In } from '../widget/state.ts'
import { callingCodes } from '../widget/ui/calling-codes.ts'

/** One customer's signup, as the server would tell it. */
/** What the host has for the customer to do next. */
export const next = {
  text: 'Tell us your opening hours.',
  label: 'Set opening hours',
  url: 'https://app.example.com/hours',
}

export const session: Session = {
  link: {
    id: '018f4e2a-0000-7000-8000-000000000001',
    expires_at: null,
    connection_types: ['coexistence', 'dedicated'],
    language: null,
  },
  company_name: 'Acme CRM',
  theme: {},
  meta: {
    app_id: '1000000000000001',
    config_id: '2000000000000002',
    graph_version: 'v26.0',
    sdk_url: 'https://connect.facebook.net/{locale}/sdk.js',
    dialog_origins: [],
    launch: {
      coexistence: {
        config_id: '2000000000000002',
        extras: { version: 'v4', featureType: 'whatsapp_business_app_onboarding' },
      },
      dedicated: { config_id: '2000000000000002', extras: { version: 'v4' } },
    },
  },
  attempt: null,
}

export const attempt = (what: Partial<Attempt> = {}): Attempt => ({
  id: '018f4e2a-0000-7000-8000-000000000002',
  status: 'working',
  step: 'subscribe',
  connection_type: 'dedicated',
  retrying: false,
  fault: null,
  display_phone_number: '+1 415-555-0123',
  result: null,
  again_at: null,
  redirect_url: null,
  ...what,
})

export const completed = (what: Partial<Attempt> = {}) =>
  attempt({
    status: 'completed',
    step: 'complete',
    redirect_url: 'https://app.example.com/connected?status=completed',
    result: {
      setup_link_id: session.link.id,
      status: 'completed',
      phone_number_id: '106540352242922',
      business_account_id: '524126980791429',
      display_phone_number: '+14155550123',
      connection_type: 'dedicated',
      actions: [],
    },
    ...what,
  })

/** Connected, with these left to do; those that are settled have their tick. */
export const leaving = (open: Action[], settled: Action[] = []) =>
  completed({
    checklist: [...settled, ...open].map((action) => ({
      action,
      url: action === 'history_unavailable' ? null : `https://business.facebook.com/wa/manage/?waba_id=5&do=${action}`,
      settled: settled.includes(action),
    })),
  })

/** Connected, with a test message offered. */
export const testing = (received: boolean) => completed({ test_message: { to: '14155550123', received } })

/** A link that provides numbers: some countries have one lying ready. */
export const providing = (
  countries: { iso: string; instant: boolean }[],
  number: ReservedNumber | null = null,
): Session => ({
  ...session,
  provisioning: { countries },
  number,
})

export const oneCountry = [{ iso: 'US', instant: true }]

export const fiveCountries = ['BR', 'CL', 'ES', 'MX', 'US'].map((iso) => ({
  iso,
  instant: iso === 'CL' || iso === 'US',
}))

export const someCountries = ['BR', 'CL', 'DE', 'ES', 'GB', 'IN', 'MX', 'US'].map((iso) => ({
  iso,
  instant: iso === 'CL' || iso === 'US',
}))

/** Every country there is. */
export const everyCountry = Object.keys(callingCodes).map((iso) => ({ iso, instant: iso === 'US' }))

/** A number that a link holds for its customer. */
export const held = (what: Partial<ReservedNumber> = {}): ReservedNumber => ({
  status: 'reserved',
  country_iso: 'CL',
  source: 'live',
  phone_number: '+56961234567',
  display_phone_number: '+56 9 6123 4567',
  preverified_id: null,
  held_until: '2026-11-26T12:30:00.000Z',
  fault: null,
  otp: null,
  ...what,
})

export const code = { code: '123-830', received_at: '2026-11-26T12:00:00.000Z', expires_at: '2026-11-26T12:10:00.000Z' }

export const signup = {
  session,
  type: 'dedicated' as const,
  attemptId: attempt().id,
  code: null,
  assets: null,
}

export const failed = (what: Partial<In<'failed'>> & Pick<In<'failed'>, 'fault'>): In<'failed'> => ({
  step: 'failed',
  redirectUrl: null,
  company: null,
  supportUrl: null,
  session,
  signup,
  attempt: null,
  cancelled: null,
  ...what,
})

/** A brand that is dark all over, as a host's dashboard may be. */
export const night = {
  primary_color: '#a78bfa',
  primary_foreground_color: '#ffffff',
  background_color: '#0b0b14',
  text_color: '#f4f4f8',
  muted_text_color: '#8b8ba0',
  card_color: '#14141f',
  muted_color: '#1f1f2e',
  border_color: '#2c2c40',
  secondary_color: '#1f1f2e',
  secondary_foreground_color: '#f4f4f8',
  destructive_color: '#f87171',
  company_name: 'Northwind',
  radius: 8,
}

/** A brand with a pale colour that white text cannot be read on. */
export const sun = { primary_color: '#facc15', primary_foreground_color: '#ffffff', company_name: 'Solé', radius: 20 }

/** Brands that are hard to read: each has to come out well in light and in dark. */
const brands = {
  'near-black': { primary_color: '#0b0b0c', company_name: 'Onyx' },
  'pale-yellow': { primary_color: '#fff3a3', primary_foreground_color: '#ffffff', company_name: 'Mimosa' },
  neon: { primary_color: '#39ff14', background_color: '#000000', card_color: '#000000', company_name: 'Volt' },
  'navy-orange': {
    primary_color: '#f97316',
    secondary_color: '#12284c',
    secondary_foreground_color: '#ffffff',
    text_color: '#12284c',
    company_name: 'Harbour',
  },
  red: { primary_color: '#d90429', company_name: 'Ember' },
  grey: { primary_color: '#8a8f98', muted_color: '#eceef1', company_name: 'Slate' },
} as const

/** What the widget is looked at in: as it comes, dark, and two hosts' brands. */
export const themes = { day: {}, dark: { color_scheme: 'dark' }, night, sun } as const
export type ThemeName = keyof typeof themes

/** All that a story can wear. */
export const wardrobe = { ...themes, ...brands } as const
