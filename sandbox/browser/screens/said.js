// @ts-check
// What was said on a form, and what was chosen on earlier screens.

/** @typedef {import('../types.js').Flow} Flow */

/** @param {FormData} form @param {string} name */
export const said = (form, name) => String(form.get(name) ?? '').trim()

/** @param {FormData} form @param {string} name @param {string} what */
export function need(form, name, what) {
  const value = said(form, name)
  if (!value) throw new Error(`Enter ${what}.`)
  return value
}

/** @param {Flow} flow */
export const dedicated = ({ choices }) => choices.connectionType !== 'coexistence'

/** @param {Flow} flow */
export const chosenBusiness = ({ boot, choices }) =>
  boot.businesses.find((business) => business.id === choices.business)

/** @param {Flow} flow */
export const chosenWaba = (flow) => chosenBusiness(flow)?.wabas.find((waba) => waba.id === flow.choices.waba)

/** The portfolio and the account that hold the number chosen before them, when it is one that somebody has. @param {Flow} flow */
export function holderOf({ boot, choices }) {
  for (const business of boot.businesses)
    for (const waba of business.wabas)
      if (waba.numbers.some(({ id }) => id === choices.number)) return { business, waba }
  return null
}

/** @param {Flow} flow */
export const displayName = (flow) =>
  flow.memory.displayName ??
  flow.boot.setup?.phone?.displayName ??
  (typeof flow.choices.business === 'object' ? flow.choices.business.name : chosenBusiness(flow)?.name) ??
  flow.boot.setup?.business?.name ??
  flow.boot.businesses[0]?.name ??
  ''
