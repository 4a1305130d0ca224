// @ts-check

import { choice, field, h, option } from '../dom.js'
import { chosenBusiness, dedicated, displayName, holderOf, need, said } from './said.js'

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

/** @type {import('../types.js').Screen} */
export const account = {
  step: 'WABA_PHONE_PROFILE_PICKER',
  shown: dedicated,
  title: () => 'Choose a WhatsApp Business account',
  body: (flow) => {
    const holder = holderOf(flow)?.waba
    const wabas = holder ? [holder] : (chosenBusiness(flow)?.wabas ?? [])
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
      !holder &&
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
    flow.memory.newWaba = waba === 'new'
    if (waba !== 'new') flow.choices.waba = waba
    flow.next()
  },
}

/** @type {import('../types.js').Screen} */
export const profile = {
  step: 'WHATSAPP_BUSINESS_PROFILE_SETUP',
  shown: (flow) => dedicated(flow) && flow.memory.newWaba,
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
    flow.next()
  },
}
