// @ts-check

import { h } from '../dom.js'

/** @type {import('../types.js').Screen} */
export const login = {
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
  next: (flow) => flow.next(),
}

/** @type {import('../types.js').Screen} */
export const wall = {
  step: 'BUSINESS_ACCOUNT_SELECTION',
  shown: ({ boot }) => boot.wall !== null,
  title: ({ boot }) => boot.wall?.title ?? '',
  body: ({ boot }) => [h('p', {}, boot.wall?.text ?? ''), h('p', { className: 'note' }, `Error ${boot.wall?.code}`)],
  button: '',
  next: () => {},
}

/** @param {string} name */
const initials = (name) =>
  name
    .split(' ')
    .map((part) => part[0])
    .join('')
