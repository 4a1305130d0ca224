// @ts-check
// One chat: what was written, newest at the bottom, and what the person can do.

import { h } from '../dom.js'
import { ask } from './ask.js'
import { createComposer } from './composer.js'
import { back, icon } from './icons.js'
import { drawMessage } from './message.js'

/**
 * @param {string} digits
 * @param {import('./types.js').ChatLine} chat
 * @param {() => void} leave
 */
export function createChat(digits, chat, leave) {
  const path = `${digits}/${chat.phoneNumberId}`
  const write = (/** @type {object | FormData} */ written) => ask(`${path}/write`, written)
  const composer = createComposer({ write })
  const log = h('div', { className: 'log', role: 'log', 'aria-label': 'Messages', tabIndex: 0 })
  const line = h('p', {}, chat.display)
  const sheet = /** @type {HTMLDialogElement} */ (h('dialog', { className: 'sheet' }))
  /** @type {Map<string, string>} */
  const drawn = new Map()

  /** @type {import('./types.js').Deeds} */
  const deeds = {
    press: (messageId, button) => void write({ press: { messageId, button } }),
    answer: (message) => composer.answer(message),
    react: ({ id, reactions }) => void write({ react: { messageId: id, emoji: reactions.includes('👍') ? '' : '👍' } }),
    open: (title, sections, choose) => openSheet(sheet, title, sections, choose),
  }

  const toEnd = () => {
    log.scrollTop = log.scrollHeight
  }
  // A picture has its size only when it is there.
  log.addEventListener('load', toEnd, true)

  /** Only what changed is drawn anew, so that focus and pictures stay. @param {import('./types.js').ChatView} view */
  function draw({ messages, typing }) {
    const wasAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60
    const known = new Set(messages.map(({ id }) => id))
    for (const id of drawn.keys())
      if (!known.has(id)) {
        document.getElementById(id)?.remove()
        drawn.delete(id)
      }
    for (const message of messages) {
      const text = JSON.stringify(message)
      if (drawn.get(message.id) === text) continue
      const element = drawMessage(message, deeds)
      const old = document.getElementById(message.id)
      if (old) old.replaceWith(element)
      else log.append(element)
      drawn.set(message.id, text)
    }
    line.textContent = typing ? 'typing …' : chat.display
    if (wasAtEnd) toEnd()
  }

  async function refresh() {
    const view = /** @type {import('./types.js').ChatView} */ (await ask(path))
    draw(view)
    if (document.visibilityState === 'visible' && view.messages.some(({ mine, read }) => !mine && !read))
      await ask(`${path}/read`, {})
    if (view.typing) setTimeout(() => void refresh().catch(() => {}), 5000)
  }

  const element = h(
    'div',
    { style: 'display: contents' },
    h(
      'div',
      { className: 'bar' },
      h('button', { className: 'round', type: 'button', 'aria-label': 'All chats', onclick: leave }, icon(back)),
      h('div', {}, h('h2', {}, chat.name), line),
    ),
    log,
    composer.element,
    sheet,
  )
  return { element, refresh, focus: composer.focus }
}

/**
 * @param {HTMLDialogElement} sheet
 * @param {string} title
 * @param {import('./types.js').Section[]} sections
 * @param {(id: string) => void} choose
 */
function openSheet(sheet, title, sections, choose) {
  const heading = h('h2', { id: 'sheet-title' }, title)
  sheet.setAttribute('aria-labelledby', 'sheet-title')
  sheet.replaceChildren(
    heading,
    ...sections.flatMap((section) => [
      ...(section.title ? [h('h3', {}, section.title)] : []),
      ...section.rows.map((row) => {
        const onclick = () => {
          sheet.close()
          choose(row.id)
        }
        return h(
          'button',
          { className: 'option', type: 'button', onclick },
          row.title,
          row.note ? h('span', {}, row.note) : null,
        )
      }),
    ]),
    h('button', { className: 'close', type: 'button', onclick: () => sheet.close() }, 'Close'),
  )
  const phone = document.getElementById('phone')?.getBoundingClientRect()
  if (phone) sheet.style.left = `${phone.left + phone.width / 2}px`
  sheet.showModal()
}
