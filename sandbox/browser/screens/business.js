// @ts-check

import { field, h, option } from '../dom.js'
import { holderOf, need, said } from './said.js'

/** @type {import('../types.js').Screen} */
export const business = {
  step: 'BUSINESS_ACCOUNT_SELECTION',
  title: () => 'Choose a business portfolio',
  body: (flow) => {
    const { boot } = flow
    // A number that somebody has lives in one portfolio: that one is to be shared.
    const holder = holderOf(flow)?.business
    const given = boot.setup?.business ?? {}
    const known = boot.businesses.find(({ id, name }) => id === String(given.id ?? '') || name === given.name)
    const wantsNew = boot.canCreate && !holder && !known && Boolean(given.name)
    return [
      h('p', {}, 'The portfolio holds your WhatsApp accounts, pages and people.'),
      ...(holder ? [holder] : boot.businesses).map(({ id, name }, index) =>
        option('business', {
          value: id,
          title: name,
          note: `Portfolio ID ${id}`,
          checked: !wantsNew && (known && !holder ? known.id === id : index === 0),
        }),
      ),
      option('business', {
        value: 'owner',
        title: boot.owner,
        note: `This business portfolio owns the app ${boot.app}, so it can’t be selected.`,
        disabled: true,
      }),
      boot.canCreate &&
        !holder &&
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
    flow.next()
  },
}
