// @ts-check

import { choice, field } from '../dom.js'
import { need, said } from './said.js'

/** @typedef {import('../types.js').Boot} Boot */

const named = new Intl.DisplayNames(['en'], { type: 'region' })

/** Of the countries that share a calling code, the one that is meant when nothing else is said. */
const main = ['US', 'RU', 'GB', 'IT', 'NO', 'AU', 'FI', 'MA']

/**
 * Where a number is from, and its digits there.
 *
 * @param {Boot} boot
 */
export function numberFields({ countries, setup }) {
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
export function typedNumber({ countries }, form) {
  const typed = need(form, 'phone', 'a phone number')
  const code = countries.find(([iso]) => iso === said(form, 'country'))?.[1]
  if (typed.startsWith('+')) throw new Error('Choose the country code beside it, and enter the rest alone (3441051).')
  return `+${code}${code === '39' ? typed : typed.replace(/^0+/, '')}` // Italy's zeros belong to the number
}
