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
    flow.memory.signup = await flow.ask('agree', { choices: flow.choices })
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
  ],
  button: 'Finish',
  next: (flow) => flow.finish(),
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
