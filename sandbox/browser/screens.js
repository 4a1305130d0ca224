// @ts-check
// The screens of the popup, in order. Each says which `current_step` Meta would name, what it shows, and what comes next.

import { choice, field, h, option, qrPicture } from './dom.js'

/** @typedef {{ id: string, display: string, name: string, note: string }} NumberCard */
/** @typedef {{ id: string, name: string, numbers: NumberCard[] }} WabaCard */
/** @typedef {{ id: string, name: string, wabas: WabaCard[], metaNumbers: boolean }} BusinessCard */
/** @typedef {{ title: string, text: string, code: string }} Wall */
/**
 * @typedef {object} Boot
 * @property {string} id
 * @property {string} app
 * @property {string} owner
 * @property {string} person
 * @property {BusinessCard[]} businesses
 * @property {boolean} canCreate
 * @property {boolean} coexistence
 * @property {boolean} displayNameFirst
 * @property {boolean} skipsNumber
 * @property {boolean} sharesHistory
 * @property {Wall | null} wall
 * @property {any} setup
 * @property {[iso: string, code: string][]} countries
 * @property {{ id: string, display: string } | null} preVerified
 * @property {import('./post.js').Reply} reply
 * @property {{ uri: string, state: string } | null} redirect
 * @property {import('./post.js').Manner} manner
 */
/** @typedef {{ business?: any, waba?: any, number?: any, displayNameOnly?: any, connectionType?: string, shareHistory?: boolean }} Choices */
/**
 * @typedef {object} Flow
 * @property {Boot} boot
 * @property {Choices} choices
 * @property {Record<string, any>} memory What earlier screens leave for later ones.
 * @property {(path: string, body: object) => Promise<any>} ask
 * @property {(screen: string) => void} go
 * @property {() => Promise<void>} anotherPerson
 * @property {() => Promise<void>} finish
 */
/**
 * @typedef {object} Screen
 * @property {string} step
 * @property {(flow: Flow) => string} title
 * @property {(flow: Flow) => (HTMLElement | SVGElement | string | null | false)[]} body
 * @property {string | ((flow: Flow) => string)} button
 * @property {(flow: Flow, form: FormData) => void | Promise<void>} next
 * @property {boolean} [end]
 */

const named = new Intl.DisplayNames(['en'], { type: 'region' })

/** Of the countries that share a calling code, the one that is meant when nothing else is said. */
const main = ['US', 'RU', 'GB', 'IT', 'NO', 'AU', 'FI', 'MA']

/**
 * Where a number is from, and its digits there.
 *
 * @param {Boot} boot
 */
function numberFields({ countries, setup }) {
  const given = setup?.business?.phone ?? {}
  const sharing = countries.filter(([, code]) => code === String(given.code ?? '1')).map(([iso]) => iso)
  const options = countries.map(([iso, code]) => /** @type {[string, string]} */ ([iso, `${named.of(iso)} (+${code})`]))
  return [
    choice(
      'Country code',
      'country',
      options.sort(([, one], [, other]) => one.localeCompare(other)),
      main.find((iso) => sharing.includes(iso)) ?? sharing[0],
    ),
    field('Phone number', 'phone', { value: given.number ?? '', type: 'tel', inputMode: 'tel' }),
  ]
}

/**
 * The whole number: the country's code and what was typed, without the zero that people dial at home.
 *
 * @param {Boot} boot
 * @param {FormData} form
 */
function typedNumber({ countries }, form) {
  const typed = need(form, 'phone', 'a phone number')
  const code = countries.find(([iso]) => iso === said(form, 'country'))?.[1]
  if (typed.startsWith('+')) throw new Error('Choose the country code beside it, and enter the rest alone (3441051).')
  return `+${code}${code === '39' ? typed : typed.replace(/^0+/, '')}` // Italy's zeros belong to the number
}

const categories = /** @type {[string, string][]} */ ([
  ['OTHER', 'Other'],
  ['APPAREL', 'Clothing'],
  ['BEAUTY', 'Beauty'],
  ['EDU', 'Education'],
  ['FINANCE', 'Finance'],
  ['GROCERY', 'Groceries'],
  ['HEALTH', 'Health'],
  ['PROF_SERVICES', 'Professional services'],
  ['RESTAURANT', 'Restaurant'],
  ['RETAIL', 'Shop'],
  ['TRAVEL', 'Travel'],
])

/** @param {FormData} form @param {string} name */
const said = (form, name) => String(form.get(name) ?? '').trim()

/** @param {FormData} form @param {string} name @param {string} what */
function need(form, name, what) {
  const value = said(form, name)
  if (!value) throw new Error(`Enter ${what}.`)
  return value
}

/** @param {Flow} flow */
const chosenBusiness = ({ boot, choices }) => boot.businesses.find((business) => business.id === choices.business)

/** @param {Flow} flow */
const chosenWaba = (flow) => chosenBusiness(flow)?.wabas.find((waba) => waba.id === flow.choices.waba)

/** @param {Flow} flow */
const displayName = (flow) =>
  flow.memory.displayName ??
  flow.boot.setup?.phone?.displayName ??
  (typeof flow.choices.business === 'object' ? flow.choices.business.name : chosenBusiness(flow)?.name) ??
  ''

/** @type {Record<string, Screen>} */
export const screens = {
  login: {
    step: 'BUSINESS_ACCOUNT_SELECTION',
    title: ({ boot }) => `Log in to continue to ${boot.app}`,
    body: (flow) => [
      h(
        'p',
        {},
        `${flow.boot.app} would like to connect your business to WhatsApp. You choose what to share on the next pages.`,
      ),
      h(
        'div',
        { className: 'person' },
        h('span', { className: 'face', 'aria-hidden': 'true' }, initials(flow.boot.person)),
        h('div', {}, h('strong', {}, flow.boot.person), h('p', { className: 'note' }, 'Logged in on this browser')),
      ),
      h('button', { type: 'button', className: 'plain', onclick: () => flow.anotherPerson() }, 'Use another account'),
    ],
    button: ({ boot }) => `Continue as ${boot.person.split(' ')[0]}`,
    next: ({ boot, go }) => go(boot.wall ? 'wall' : 'business'),
  },

  wall: {
    step: 'BUSINESS_ACCOUNT_SELECTION',
    title: ({ boot }) => boot.wall?.title ?? '',
    body: ({ boot }) => [h('p', {}, boot.wall?.text ?? ''), h('p', { className: 'note' }, `Error ${boot.wall?.code}`)],
    button: '',
    next: () => {},
  },

  business: {
    step: 'BUSINESS_ACCOUNT_SELECTION',
    title: () => 'Choose a business portfolio',
    body: ({ boot }) => {
      const given = boot.setup?.business ?? {}
      const known = boot.businesses.find(({ id, name }) => id === String(given.id ?? '') || name === given.name)
      const wantsNew = boot.canCreate && !known && Boolean(given.name)
      return [
        h('p', {}, 'The portfolio holds your WhatsApp accounts, pages and people.'),
        ...boot.businesses.map(({ id, name }, index) =>
          option('business', {
            value: id,
            title: name,
            note: `Portfolio ID ${id}`,
            checked: !wantsNew && (known ? known.id === id : index === 0),
          }),
        ),
        option('business', {
          value: 'owner',
          title: boot.owner,
          note: `This business portfolio owns the app ${boot.app}, so it can’t be selected.`,
          disabled: true,
        }),
        boot.canCreate &&
          option('business', {
            value: 'new',
            title: 'Create a business portfolio',
            checked: wantsNew || boot.businesses.length === 0,
            inside: [
              field('Business name', 'business-name', { value: given.name ?? '', maxLength: 100 }),
              field('Business email', 'business-email', { value: given.email ?? '', type: 'email' }),
              field('Business website', 'business-website', { value: given.website ?? '' }),
              field('Country', 'business-country', { value: given.address?.country ?? 'US', maxLength: 2 }),
            ],
          }),
      ]
    },
    button: 'Next',
    next: (flow, form) => {
      const business = said(form, 'business')
      if (!business) throw new Error('No business portfolio on this list can be used with this app.')
      flow.choices.business =
        business === 'new'
          ? {
              name: need(form, 'business-name', 'the name of the business'),
              email: need(form, 'business-email', 'an email address'),
              website: need(form, 'business-website', 'a website'),
              country: need(form, 'business-country', 'a country code'),
            }
          : business
      flow.go(flow.boot.coexistence ? 'app' : 'waba')
    },
  },

  waba: {
    step: 'WABA_PHONE_PROFILE_PICKER',
    title: () => 'Choose a WhatsApp Business account',
    body: (flow) => {
      const wabas = chosenBusiness(flow)?.wabas ?? []
      const wanted = [flow.boot.setup?.whatsAppBusinessAccount?.ids ?? []].flat().map(String)
      const preferred = wabas.find(({ id }) => wanted.includes(id)) ?? wabas[0]
      return [
        h('p', {}, 'Phone numbers and message templates live in a WhatsApp Business account.'),
        ...wabas.map((waba) =>
          option('waba', {
            value: waba.id,
            title: waba.name,
            note: `Account ID ${waba.id}, ${waba.numbers.length === 1 ? '1 phone number' : `${waba.numbers.length} phone numbers`}`,
            checked: waba === preferred,
          }),
        ),
        option('waba', {
          value: 'new',
          title: 'Create a WhatsApp Business account',
          note: 'With a new profile for your customers to see.',
          checked: !preferred,
        }),
      ]
    },
    button: 'Next',
    next: (flow, form) => {
      const waba = said(form, 'waba')
      if (waba === 'new') return flow.go('profile')
      flow.choices.waba = waba
      flow.go(flow.boot.skipsNumber ? 'permissions' : 'number')
    },
  },

  profile: {
    step: 'WHATSAPP_BUSINESS_PROFILE_SETUP',
    title: () => 'Create your WhatsApp Business account',
    body: (flow) => [
      h('p', {}, 'Customers see the display name and the category in their chats.'),
      field('Account name', 'account-name', { value: displayName(flow), maxLength: 255 }),
      field('WhatsApp display name', 'profile-name', { value: displayName(flow), maxLength: 255 }),
      choice('Category', 'category', categories, flow.boot.setup?.phone?.category),
    ],
    button: 'Next',
    next: (flow, form) => {
      flow.choices.waba = { name: need(form, 'account-name', 'a name for the account') }
      flow.memory.displayName = need(form, 'profile-name', 'a display name')
      flow.go(flow.boot.skipsNumber ? 'permissions' : 'number')
    },
  },

  number: {
    step: 'PHONE_NUMBER_SETUP',
    title: () => 'Choose a phone number',
    body: (flow) => {
      const { boot } = flow
      const numbers = chosenWaba(flow)?.numbers ?? []
      const { preVerified } = boot
      const first = preVerified ? 'preverified' : boot.displayNameFirst ? 'display-name' : (numbers[0]?.id ?? 'new')
      const metaNumbers = chosenBusiness(flow)?.metaNumbers ?? true
      const onlyName =
        metaNumbers &&
        option('number', {
          value: 'display-name',
          title: 'Use a display name only',
          note: 'No number of your own needed: you get a US number beginning with +1\u00a0555.',
          checked: first === 'display-name',
          inside: [field('Display name', 'only-name', { value: displayName(flow), maxLength: 255 })],
        })
      return [
        h('p', {}, 'This is the number your customers will chat with.'),
        preVerified &&
          option('number', {
            value: 'preverified',
            title: preVerified.display,
            note: `A new number from ${boot.app}, verified already.`,
            checked: true,
            inside: [
              field('Display name for this number', 'claimed-name', { value: displayName(flow), maxLength: 255 }),
            ],
          }),
        boot.displayNameFirst && onlyName,
        ...numbers.map(({ id, display, name, note }) =>
          option('number', { value: id, title: display, note: `${name}. ${note}`, checked: first === id }),
        ),
        option('number', {
          value: 'new',
          title: 'Use a new or existing WhatsApp number',
          note: 'You need to be able to receive a code on it.',
          checked: first === 'new',
          inside: [
            ...numberFields(boot),
            field('Display name for this number', 'number-name', { value: displayName(flow), maxLength: 255 }),
            choice('How should we send the code?', 'method', [
              ['SMS', 'Text message'],
              ['VOICE', 'Phone call'],
            ]),
          ],
        }),
        !boot.displayNameFirst && onlyName,
        option('number', { value: 'later', title: 'Add a phone number later' }),
      ]
    },
    button: 'Next',
    next: async (flow, form) => {
      const number = said(form, 'number')
      flow.choices.number = undefined
      flow.choices.displayNameOnly = undefined
      if (number === 'new') {
        const phoneNumber = typedNumber(flow.boot, form)
        const sent = await flow.ask('code', { phoneNumber, method: said(form, 'method') })
        flow.memory.sent = sent
        flow.memory.method = said(form, 'method')
        flow.choices.number = { phoneNumber, displayName: need(form, 'number-name', 'a display name') }
        return flow.go('verification')
      }
      if (number === 'preverified') {
        const claimed = {
          preVerifiedId: flow.boot.preVerified?.id,
          displayName: need(form, 'claimed-name', 'a display name'),
        }
        flow.choices.number = claimed
      } else if (number === 'display-name') flow.choices.displayNameOnly = need(form, 'only-name', 'a display name')
      else flow.choices.number = number === 'later' ? null : number
      flow.go('permissions')
    },
  },

  verification: {
    step: 'PHONE_NUMBER_VERIFICATION',
    title: () => 'Enter the code we sent you',
    body: (flow) => [
      h('p', {}, 'We sent a six-digit code to ', whole(flow.memory.sent.display), '. It can take a minute to arrive.'),
      h(
        'p',
        { className: 'sandbox-note' },
        flow.memory.sent.code
          ? `Sandbox: the code is ${flow.memory.sent.code}.`
          : 'Sandbox: the code went to this number, which is one of the small Twilio. The page you came from shows it.',
      ),
      field('Verification code', 'code', { autocomplete: 'one-time-code', inputMode: 'numeric', maxLength: 7 }),
      h(
        'button',
        {
          type: 'button',
          className: 'plain',
          onclick: async () => {
            flow.memory.sent = await flow.ask('code', {
              phoneNumber: flow.choices.number.phoneNumber,
              method: flow.memory.method,
            })
            flow.go('verification')
          },
        },
        'Send a new code',
      ),
    ],
    button: 'Next',
    next: async (flow, form) => {
      await flow.ask('verify', { code: need(form, 'code', 'the code').replace('-', '') })
      flow.go('permissions')
    },
  },

  app: {
    step: 'WABA_PHONE_PROFILE_PICKER',
    title: () => 'Connect your WhatsApp Business app',
    body: () => [
      h('p', {}, 'Keep chatting on your phone while your software uses the same number.'),
      option('app', {
        value: 'app',
        title: 'Connect your WhatsApp Business app',
        note: 'You need the phone with the app at hand.',
        checked: true,
      }),
      option('app', {
        value: 'other',
        title: 'Set up a number without the app',
        note: 'The number leaves any app it is used in.',
      }),
    ],
    button: 'Next',
    next: (flow, form) => {
      const withApp = said(form, 'app') === 'app'
      flow.choices.connectionType = withApp ? 'coexistence' : 'dedicated'
      flow.go(withApp ? 'app-number' : 'waba')
    },
  },

  'app-number': {
    step: 'PHONE_NUMBER_SETUP',
    title: () => 'Enter the number of your WhatsApp Business app',
    body: ({ boot }) => [h('p', {}, 'Enter it as the app shows it in its settings.'), ...numberFields(boot)],
    button: 'Next',
    next: async (flow, form) => {
      const phoneNumber = typedNumber(flow.boot, form)
      flow.memory.sent = await flow.ask('app-number', { phoneNumber })
      flow.choices.number = { phoneNumber }
      flow.go('qr')
    },
  },

  qr: {
    step: 'PHONE_NUMBER_VERIFICATION',
    title: () => 'Scan the code with your phone',
    body: (flow) => [
      h(
        'ol',
        {},
        h('li', {}, 'Open the WhatsApp Business app of ', whole(flow.memory.sent.display), '.'),
        h('li', {}, 'Open the message that just arrived and tap Connect.'),
        h('li', {}, 'Point the camera at this code.'),
      ),
      h('div', { className: 'qr-frame' }, qrPicture(flow.boot.id)),
      h(
        'label',
        { className: 'check' },
        h('input', { type: 'checkbox', name: 'history', checked: flow.boot.sharesHistory }),
        h('span', {}, `Share my chats of the last six months with ${flow.boot.app}`),
      ),
      h('p', { className: 'sandbox-note' }, 'Sandbox: there is no phone to scan with. The button does it.'),
    ],
    button: 'I scanned it',
    next: (flow, form) => {
      flow.choices.shareHistory = form.get('history') === 'on'
      flow.go('permissions')
    },
  },

  permissions: {
    step: 'PERMISSIONS',
    title: ({ boot }) => `Review what ${boot.app} may do`,
    body: (flow) => [
      h(
        'dl',
        { className: 'summary' },
        ...pair('Business portfolio', flow.choices.business?.name ?? chosenBusiness(flow)?.name),
        ...pair(
          'WhatsApp Business account',
          flow.choices.waba?.name ?? chosenWaba(flow)?.name ?? 'New account for this number',
        ),
        ...pair('Phone number', numberWords(flow)),
      ),
      h('p', {}, `${flow.boot.app} will be able to:`),
      h(
        'ul',
        {},
        h('li', {}, 'manage your WhatsApp Business accounts: numbers, profile, templates'),
        h('li', {}, 'send and receive WhatsApp messages for your business'),
      ),
      h('p', { className: 'note' }, 'You can take this back at any time in your business settings.'),
    ],
    button: 'Confirm',
    next: async (flow) => {
      flow.memory.signup = await flow.ask('agree', { choices: flow.choices })
      flow.go('finish')
    },
  },

  finish: {
    step: '',
    end: true,
    title: ({ boot }) => `You’re connected to ${boot.app}`,
    body: (flow) => [
      h('div', { className: 'tick', 'aria-hidden': 'true' }),
      h('p', {}, `Your WhatsApp Business account is now shared with ${flow.boot.app}.`),
      h('p', { className: 'note' }, 'Finish takes you back. Closing this window does the same.'),
    ],
    button: 'Finish',
    next: (flow) => flow.finish(),
  },
}

/** @param {string} name */
const initials = (name) =>
  name
    .split(' ')
    .map((part) => part[0])
    .join('')

/** A phone number is not broken over lines. @param {string} display */
const whole = (display) => h('span', { className: 'whole' }, display)

/** @param {string} term @param {string | undefined} value */
const pair = (term, value) => [h('dt', {}, term), h('dd', {}, value ?? '')]

/** @param {Flow} flow */
function numberWords(flow) {
  const { number, displayNameOnly } = flow.choices
  if (flow.boot.skipsNumber && !number) return 'None'
  if (displayNameOnly) return `${displayNameOnly} (a new +1 555 number)`
  if (number === null) return 'Added later'
  if (typeof number === 'object')
    return 'preVerifiedId' in number ? flow.boot.preVerified?.display : flow.memory.sent.display
  return chosenWaba(flow)?.numbers.find(({ id }) => id === number)?.display ?? 'Added later'
}
