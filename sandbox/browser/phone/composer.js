// @ts-check
// Where the person writes: text, a picture, and the message that is answered.

import { h } from '../dom.js'
import { icon, picture, send } from './icons.js'

/**
 * @param {{ write: (written: object | FormData) => Promise<void> }} ways
 */
export function createComposer({ write }) {
  /** @type {import('./types.js').MessageView | null} */
  let answering = null
  const input = /** @type {HTMLTextAreaElement} */ (
    h('textarea', { name: 'text', rows: 1, 'aria-label': 'Message', placeholder: 'Message', autocomplete: 'off' })
  )
  const file = /** @type {HTMLInputElement} */ (
    h('input', {
      type: 'file',
      hidden: true,
      accept: 'image/jpeg,image/png,image/webp,video/mp4,audio/*,application/pdf',
    })
  )
  const problem = h('p', { className: 'problem', role: 'alert' })
  const above = h('div', {})

  /** @param {() => Promise<void>} deed */
  async function attempt(deed) {
    try {
      problem.textContent = ''
      await deed()
      answer(null)
    } catch (error) {
      problem.textContent = /** @type {Error} */ (error).message
    }
    input.focus()
  }

  const replyTo = () => (answering ? { replyTo: answering.id } : {})

  /** @param {Event} event */
  function sendText(event) {
    event.preventDefault()
    const text = input.value.trim()
    if (!text) return
    input.value = ''
    void attempt(() => write({ text, ...replyTo() }))
  }

  function sendFile() {
    const [chosen] = file.files ?? []
    if (!chosen) return
    const form = new FormData()
    form.set('file', chosen)
    if (input.value.trim()) form.set('caption', input.value.trim())
    if (answering) form.set('replyTo', answering.id)
    file.value = ''
    input.value = ''
    void attempt(() => write(form))
  }

  /** Shows which message is answered; null takes it away. @param {import('./types.js').MessageView | null} message */
  function answer(message) {
    answering = message
    above.replaceChildren(
      ...(message
        ? [
            h(
              'div',
              { className: 'answering' },
              h('span', { className: 'quoted' }, message.text || message.title || 'Message'),
              h('button', { type: 'button', 'aria-label': 'Do not answer it', onclick: () => answer(null) }, '✕'),
            ),
          ]
        : []),
    )
    input.focus()
  }

  file.addEventListener('change', sendFile)
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) sendText(event)
    if (event.key === 'Escape' && answering) answer(null)
  })

  const element = h(
    'form',
    { className: 'composer', onsubmit: sendText },
    above,
    problem,
    h(
      'div',
      { className: 'line' },
      file,
      h(
        'button',
        { className: 'round', type: 'button', 'aria-label': 'Send a picture or a file', onclick: () => file.click() },
        icon(picture),
      ),
      input,
      h('button', { className: 'round send', type: 'submit', 'aria-label': 'Send' }, icon(send)),
    ),
  )
  return { element, answer, focus: () => input.focus() }
}
