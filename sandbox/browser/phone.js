// @ts-check
// The other phone: shows the chats of one person, or one of them, and follows what happens live.

import { ask } from './phone/ask.js'
import { createChat } from './phone/chat.js'
import { drawChats } from './phone/chats.js'

const screen = /** @type {HTMLElement} */ (document.getElementById('phone'))
const digits = screen.dataset.digits ?? ''

/** @type {ReturnType<typeof createChat> | null} */
let chat = null
let shown = ''
let busy = false
let again = false

/** Draws what is asked for by the address: the chat after the #, or the list. */
async function draw() {
  const view = /** @type {import('./phone/types.js').PhoneView} */ (await ask(digits))
  const wanted = view.chats.find(({ phoneNumberId }) => phoneNumberId === location.hash.slice(1))
  if (wanted) {
    if (shown !== wanted.phoneNumberId) {
      chat = createChat(digits, wanted, () => {
        location.hash = ''
      })
      screen.replaceChildren(chat.element)
      chat.focus()
      shown = wanted.phoneNumberId
    }
    return chat?.refresh()
  }
  const focused = document.activeElement?.getAttribute('data-number') ?? shown
  chat = null
  shown = ''
  screen.replaceChildren(...drawChats(view, ({ phoneNumberId }) => open(phoneNumberId)))
  const button = focused ? screen.querySelector(`[data-number="${focused}"]`) : null
  if (button instanceof HTMLElement) button.focus()
}

/** @param {string} phoneNumberId */
function open(phoneNumberId) {
  location.hash = phoneNumberId
}

/** Changes that come while one is drawn are drawn together afterwards. */
async function refresh() {
  again = true
  if (busy) return
  busy = true
  while (again) {
    again = false
    await draw().catch(() => {})
  }
  busy = false
}

addEventListener('hashchange', () => void refresh())
document.addEventListener('visibilitychange', () => void refresh())
new EventSource(`/_phone/${digits}/changes`).addEventListener('message', () => void refresh())
void refresh()
