// @ts-check
// The list of chats: every business number that can be written to.

import { h } from '../dom.js'
import { clock } from './ask.js'

/**
 * @param {import('./types.js').PhoneView} view
 * @param {(chat: import('./types.js').ChatLine) => void} open
 */
export function drawChats({ chats }, open) {
  const bar = h('div', { className: 'bar' }, h('div', {}, h('h2', {}, 'Chats')))
  if (chats.length === 0)
    return [
      bar,
      h(
        'p',
        { className: 'empty' },
        'No business has a number that works yet. Connect one, and it can be written to from here.',
      ),
    ]
  const items = chats.map((chat) =>
    h(
      'li',
      {},
      h(
        'button',
        { type: 'button', onclick: () => open(chat), 'data-number': chat.phoneNumberId },
        h('span', { className: 'face', 'aria-hidden': 'true' }, chat.name.slice(0, 1)),
        h('strong', {}, chat.name),
        chat.at ? h('time', {}, clock(chat.at)) : h('span', {}),
        h('span', { className: 'last' }, chat.last || chat.display),
        chat.unread
          ? h('span', { className: 'unread' }, String(chat.unread), h('span', { className: 'hidden' }, ' unread'))
          : h('span', {}),
      ),
    ),
  )
  return [bar, h('ul', { className: 'chats' }, ...items)]
}
