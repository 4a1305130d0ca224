// @ts-check

import { h } from '../dom.js'
import { chosenBusiness, chosenWaba } from './said.js'

/** @type {import('../types.js').Screen} */
export const permissions = {
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
    try {
      flow.memory.signup = await flow.ask('agree', { choices: flow.choices })
    } catch (error) {
      if (flow.boot.manner.ends === 'error') flow.fail(/** @type {any} */ (error))
      throw error
    }
    flow.next()
  },
}

/** @type {import('../types.js').Screen} */
export const finish = {
  step: '',
  end: true,
  title: ({ boot }) => `You’re connected to ${boot.app}`,
  body: (flow) => [
    h('div', { className: 'tick', 'aria-hidden': 'true' }),
    h('p', {}, `Your WhatsApp Business account is now shared with ${flow.boot.app}.`),
    h('p', { className: 'note' }, 'Finish takes you back. Closing this window does the same.'),
    !flow.boot.redirect &&
      h('button', { type: 'button', className: 'plain', onclick: () => flow.finish(true) }, 'View your setup guide'),
  ],
  button: 'Finish',
  next: (flow) => flow.finish(),
}

/** WhatsApp Manager, where a customer may linger after the page has heard of the finish. @type {import('../types.js').Screen} */
export const guide = {
  step: '',
  end: true,
  title: () => 'Your setup guide',
  body: ({ boot }) => [
    h('p', {}, `${boot.app} knows that you are done. What is left, you do here:`),
    h('ul', {}, h('li', {}, 'add a payment method'), h('li', {}, 'complete your business profile')),
  ],
  button: 'Close',
  next: (flow) => flow.leave(),
}

/** @param {string} term @param {string | undefined} value */
const pair = (term, value) => [h('dt', {}, term), h('dd', {}, value ?? '')]

/** @param {import('../types.js').Flow} flow */
function numberWords(flow) {
  const { number, displayNameOnly } = flow.choices
  if (flow.boot.skipsNumber && !number) return 'None'
  if (displayNameOnly) return `${displayNameOnly} (a new +1 555 number)`
  if (number === null) return 'Added later'
  if (typeof number === 'object')
    return 'preVerifiedId' in number ? flow.boot.preVerified?.display : flow.memory.sent.display
  return chosenWaba(flow)?.numbers.find(({ id }) => id === number)?.display ?? 'Added later'
}
